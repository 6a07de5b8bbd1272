package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.Terminal;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.WaitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Processes at a terminal: what its keys do to them, and who may use it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TerminalProcessTest {
    private final TestContainer box = new TestContainer();
    private final PseudoTerminal terminal = box.namespace.terminal(new WindowSize(24, 80));
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    TerminalProcessTest() {
        terminal.output(box.out);
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void a_program_reads_lines_and_its_output_comes_back_processed() throws Exception {
        RunningProcess main = start(process -> {
            String line = readLine(process);
            process.out().write(bytes("got " + line));
            return Exit.of(3);
        });
        type("hello\r");
        assertThat(box.out()).isEqualTo("hello\r\ngot hello\r\n");
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(3);
    }

    @Test
    void a_process_that_only_waits_for_a_line_holds_no_thread_and_goes_on_when_it_comes() throws Exception {
        start(process -> Exit.whenReadable(process.descriptor(0), next -> {
            next.out().write(bytes("[" + readLine(next).trim() + "]"));
            return Exit.SUCCESS;
        }));
        assertThat(box.out()).isEmpty();
        type("x\r");
        assertThat(box.out()).isEqualTo("x\r\n[x]");
    }

    @Test
    void interrupt_ends_the_foreground_process_but_not_the_shell_in_the_background_of_it() throws Exception {
        start(process -> {
            shellSignals(process);
            int child = process.fork(c -> Exit.never(), 0, true);
            WaitStatus end = process.waitFor(child, true, true);
            process.terminal().orElseThrow().foregroundGroup(process.processGroup());
            process.out().write(bytes("status " + end.shellStatus() + "\n"));
            return Exit.SUCCESS;
        });
        type("\u0003");
        assertThat(box.out()).isEqualTo("^Cstatus 130\r\n");
    }

    @Test
    void suspend_stops_the_foreground_process_and_continue_lets_it_go_on() throws Exception {
        start(process -> {
            shellSignals(process);
            int child = process.fork(
                    c -> {
                        seen.add("read " + readLine(c).trim());
                        return Exit.of(5);
                    },
                    0,
                    true);
            WaitStatus stopped = process.waitFor(child, true, true);
            seen.add("stopped by " + stopped.signal());
            Terminal tty = process.terminal().orElseThrow();
            tty.foregroundGroup(process.processGroup());
            seen.add("shell read " + readLine(process).trim());
            tty.foregroundGroup(child);
            process.kill(-child, Signal.CONT);
            seen.add("end " + process.waitFor(child, true, true).status());
            return Exit.SUCCESS;
        });
        type("\u001a");
        type("fg\r");
        type("line\r");
        assertThat(seen).containsExactly("stopped by TSTP", "shell read fg", "read line", "end 5");
    }

    @Test
    void a_reader_that_comes_into_the_background_while_it_waits_is_stopped() throws Exception {
        start(process -> {
            shellSignals(process);
            int child = process.fork(
                    c -> {
                        readLine(c);
                        return Exit.SUCCESS;
                    },
                    0,
                    true);
            seen.add("first " + process.waitFor(child, true, true).signal());
            process.terminal().orElseThrow().foregroundGroup(process.processGroup());
            process.kill(-child, Signal.CONT);
            seen.add("then " + process.waitFor(child, true, true).signal());
            return Exit.SUCCESS;
        });
        type("\u001a");
        assertThat(seen).containsExactly("first TSTP", "then TTIN");
    }

    @Test
    void a_reader_in_the_background_that_ignores_being_stopped_gets_an_error() throws Exception {
        start(process -> {
            shellSignals(process);
            int child = process.fork(
                    c -> {
                        c.handle(Signal.TTIN, SignalHandler.IGNORE);
                        try {
                            readLine(c);
                        } catch (ErrnoException failed) {
                            seen.add(failed.words());
                        }
                        return Exit.SUCCESS;
                    },
                    0,
                    false);
            process.waitFor(child, true, true);
            return Exit.SUCCESS;
        });
        box.clock.runUntilIdle();
        assertThat(seen).containsExactly("Input/output error");
    }

    @Test
    void a_process_in_the_background_may_write() throws Exception {
        start(process -> {
            int child = process.fork(
                    c -> {
                        c.out().write(bytes("from behind\n"));
                        return Exit.SUCCESS;
                    },
                    0,
                    false);
            process.waitFor(child, true, false);
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("from behind\r\n");
    }

    @Test
    void a_new_size_reaches_who_handles_it() throws Exception {
        start(process -> {
            Terminal tty = process.terminal().orElseThrow();
            process.handle(Signal.WINCH, signal -> seen.add(tty.windowSize().columns() + " columns"));
            return Exit.never();
        });
        terminal.resize(new WindowSize(50, 132));
        box.clock.runUntilIdle();
        assertThat(seen).containsExactly("132 columns");
    }

    @Test
    void a_hang_up_ends_who_does_not_handle_it() throws Exception {
        start(process -> Exit.never());
        RunningProcess exec = startOn(box.namespace.terminal(new WindowSize(0, 0)), process -> {
            seen.add(process.terminal().orElseThrow().name());
            return Exit.never();
        });
        assertThat(seen).containsExactly("/dev/pts/1");
        assertThat(exec.end()).isNotDone();
    }

    @Test
    void the_number_of_a_terminal_that_is_gone_is_given_again() throws Exception {
        start(process -> Exit.never());
        for (int i = 0; i < 2; i++) {
            PseudoTerminal second = box.namespace.terminal(new WindowSize(0, 0));
            assertThat(second.slave().name()).isEqualTo("/dev/pts/1");
            RunningProcess exec = startOn(second, process -> Exit.never());
            second.hangUp();
            box.clock.runUntilIdle();
            assertThat(exec.end().getNow(null).exitCode()).isEqualTo(129);
        }
    }

    @Test
    void a_program_is_not_over_before_a_slow_client_has_its_output() throws Exception {
        box.out.room(4);
        RunningProcess main = start(process -> {
            process.out().write(bytes("123456789"));
            return Exit.SUCCESS;
        });
        assertThat(main.end()).isNotDone();
        box.out.room(100);
        box.clock.runUntilIdle();
        assertThat(box.out()).isEqualTo("123456789");
        assertThat(main.end()).isDone();
    }

    @Test
    void a_program_that_waits_for_a_slow_client_can_be_killed() throws Exception {
        box.out.room(4);
        RunningProcess main = start(process -> {
            process.out().write(bytes("123456789"));
            return Exit.SUCCESS;
        });
        main.signal(Signal.KILL.number());
        box.clock.runUntilIdle();
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(137);
    }

    @Test
    void a_password_is_not_shown_and_sleep_can_be_interrupted() throws Exception {
        start(process -> {
            Terminal tty = process.terminal().orElseThrow();
            tty.configure(tty.settings().withEcho(false));
            String secret = readLine(process).trim();
            tty.configure(tty.settings().withEcho(true));
            process.handle(Signal.INT, signal -> seen.add("INT"));
            try {
                process.sleep(Duration.ofHours(1));
            } catch (ErrnoException interrupted) {
                seen.add(secret);
            }
            return Exit.SUCCESS;
        });
        type("secret\r");
        type("\u0003");
        assertThat(box.out()).isEqualTo("^C");
        assertThat(seen).containsExactly("INT", "secret");
    }

    /** An interactive shell is not stopped by what it does with the terminal. */
    private static void shellSignals(ContainerProcess process) throws IOException {
        for (Signal signal : List.of(Signal.INT, Signal.TSTP, Signal.TTIN)) {
            process.handle(signal, handled -> {});
        }
        process.handle(Signal.TTOU, SignalHandler.IGNORE);
    }

    private RunningProcess start(Program program) throws StartException {
        return startOn(terminal, program);
    }

    private RunningProcess startOn(PseudoTerminal where, Program program) throws StartException {
        RunningProcess process =
                box.namespace.start(ProcessSpec.of(ProcessSpec.Streams.terminal(where), "main"), program);
        box.clock.runUntilIdle();
        return process;
    }

    private void type(String text) {
        byte[] bytes = bytes(text);
        assertThat(terminal.type(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        box.clock.runUntilIdle();
    }

    private static String readLine(ContainerProcess process) throws IOException {
        byte[] buffer = new byte[1000];
        int count = process.in().read(buffer, 0, buffer.length);
        return count < 0 ? "END" : new String(buffer, 0, count, StandardCharsets.UTF_8);
    }
}
