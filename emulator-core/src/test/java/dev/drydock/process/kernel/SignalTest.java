package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.WaitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignalTest {
    private static final int TERM = Signal.TERM.number();

    private final TestContainer box = new TestContainer();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void pid_1_does_not_hear_what_it_does_not_handle() {
        RunningProcess main = box.run(p -> Exit.never());
        main.signal(TERM);
        main.signal(Signal.HUP.number());
        box.clock.runUntilIdle();
        assertThat(main.end()).isNotDone();
        main.signal(Signal.KILL.number());
        box.clock.runUntilIdle();
        assertThat(main.end().getNow(null)).isEqualTo(new ProcessEnd(0, 9, false, box.clock.now()));
    }

    @Test
    void pid_1_cannot_be_killed_from_within() {
        ProcessEnd end = box.ended(p -> {
            p.kill(1, Signal.KILL);
            p.kill(1, Signal.STOP);
            p.kill(p.pid(), Signal.TERM);
            p.fork(
                    c -> {
                        c.kill(1, Signal.KILL);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.waitFor(-1, true, false);
            return Exit.of(9);
        });
        assertThat(end.exitCode()).isEqualTo(9);
    }

    @Test
    void a_handler_runs_in_a_process_that_waits_without_a_thread_and_the_wait_goes_on() {
        RunningProcess main = box.run(p -> {
            p.handle(Signal.TERM, signal -> say(p, "got " + signal));
            return Exit.after(Duration.ofSeconds(10), q -> Exit.of(2));
        });
        box.clock.advance(Duration.ofSeconds(3));
        main.signal(TERM);
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo("got TERM");
        box.clock.advance(Duration.ofSeconds(7));
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(2);
    }

    @Test
    void a_handler_knows_which_process_sent_its_signal_and_that_it_came_from_outside() {
        RunningProcess main = box.run(p -> {
            p.handle(Signal.USR1, signal -> say(p, "from " + p.sender(signal) + "; "));
            p.fork(
                    child -> {
                        child.kill(1, Signal.USR1);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            return Exit.never();
        });
        box.clock.runUntilIdle();
        main.signal(Signal.USR1.number());
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo("from 2; from 0; ");
    }

    @Test
    void a_handler_interrupts_a_blocking_call() {
        RunningProcess main = box.run(p -> {
            p.handle(Signal.USR1, signal -> say(p, "got " + signal + "; "));
            p.sleep(Duration.ofDays(1));
            return Exit.SUCCESS;
        });
        box.clock.runUntilIdle();
        main.signal(Signal.USR1.number());
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo("got USR1; main: Interrupted system call\n");
        assertThat(main.end()).isDone();
    }

    @Test
    void a_handler_can_end_the_process() {
        RunningProcess main = box.run(p -> {
            p.handle(Signal.TERM, signal -> p.exit(17));
            return Exit.never();
        });
        box.clock.runUntilIdle();
        main.signal(TERM);
        box.clock.runUntilIdle();
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(17);
    }

    @Test
    void a_child_is_ended_by_what_it_does_not_handle() {
        box.ended(p -> {
            int child = p.fork(c -> Exit.never(), -1, false);
            p.kill(child, Signal.TERM);
            WaitStatus status = p.waitFor(child, true, false);
            p.out().write(bytes(status.toString()));
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("WaitStatus[pid=2, status=0, signal=TERM, stopped=false]");
    }

    @Test
    void what_is_ignored_does_nothing_and_stays_ignored_in_children() {
        ProcessEnd end = box.ended(p -> {
            p.handle(Signal.TERM, SignalHandler.IGNORE);
            int child = p.fork(
                    c -> {
                        c.kill(c.pid(), Signal.TERM);
                        return Exit.of(3);
                    },
                    -1,
                    false);
            return Exit.of(p.waitFor(child, true, false).status());
        });
        assertThat(end.exitCode()).isEqualTo(3);
    }

    @Test
    void a_stopped_child_is_told_of_and_goes_on_when_it_is_continued() {
        box.ended(p -> {
            int child = p.fork(c -> Exit.after(Duration.ofSeconds(1), q -> Exit.of(8)), 0, false);
            p.kill(child, Signal.STOP);
            p.err().write(bytes(p.waitFor(child, true, true).toString()));
            p.sleep(Duration.ofSeconds(5));
            p.err().write(bytes(String.valueOf(p.waitFor(child, false, true))));
            p.kill(child, Signal.CONT);
            p.err().write(bytes(String.valueOf(p.waitFor(child, true, true).status())));
            return Exit.SUCCESS;
        });
        box.clock.advance(Duration.ofSeconds(10));
        assertThat(box.err()).isEqualTo("WaitStatus[pid=2, status=0, signal=STOP, stopped=true]null8");
    }

    @Test
    void a_stopped_process_can_be_killed() {
        ProcessEnd end = box.ended(p -> {
            int child = p.fork(
                    c -> {
                        c.sleep(Duration.ofDays(1));
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.kill(child, Signal.STOP);
            p.waitFor(child, true, true);
            p.kill(child, Signal.TERM);
            assertThat(p.waitFor(child, false, false)).isNull();
            p.kill(child, Signal.KILL);
            return Exit.of(p.waitFor(child, true, false).shellStatus());
        });
        assertThat(end.exitCode()).isEqualTo(137);
    }

    @Test
    void a_signal_reaches_all_of_a_group() {
        ProcessEnd end = box.ended(p -> {
            int leader = p.fork(c -> Exit.never(), 0, false);
            int member = p.fork(c -> Exit.never(), leader, false);
            int other = p.fork(c -> Exit.never(), 0, false);
            p.kill(-leader, Signal.INT);
            int sum = p.waitFor(leader, true, false).shellStatus()
                    + p.waitFor(member, true, false).shellStatus();
            assertThat(p.waitFor(other, false, false)).isNull();
            return Exit.of(sum - 200);
        });
        assertThat(end.exitCode()).isEqualTo(60);
    }

    @Test
    void a_signal_to_nobody_is_refused() {
        box.ended(p -> {
            assertThatThrownBy(() -> p.kill(77, Signal.TERM)).hasMessage("No such process");
            assertThatThrownBy(() -> p.kill(-77, Signal.TERM)).hasMessage("No such process");
            assertThatThrownBy(() -> p.handle(Signal.KILL, signal -> {})).hasMessage("Invalid argument");
            p.out().write(bytes("refused"));
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("refused");
        assertThat(box.namespace.signal(5, TERM)).isFalse();
    }

    @Test
    void nobody_may_signal_somebody_elses_process() throws StartException {
        box.run(p -> Exit.never());
        box.namespace.start(box.spec("x").withUser("joe"), p -> {
            assertThatThrownBy(() -> p.kill(1, Signal.CONT)).hasMessage("Operation not permitted");
            p.out().write(bytes("refused"));
            return Exit.SUCCESS;
        });
        box.clock.runUntilIdle();
        assertThat(box.out()).isEqualTo("refused");
    }

    @Test
    void an_endless_loop_with_checkpoints_can_be_killed() {
        RunningProcess main = box.run(p -> {
            while (true) {
                p.checkpoint();
            }
        });
        main.signal(Signal.KILL.number());
        box.clock.runUntilIdle();
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(137);
    }

    @Test
    void nothing_runs_while_paused_and_signals_wait() {
        Program ticking = p -> {
            p.handle(Signal.USR1, signal -> say(p, "usr1 "));
            for (int i = 0; i < 3; i++) {
                try {
                    p.sleep(Duration.ofSeconds(1));
                } catch (IOException interrupted) {
                    say(p, "interrupted ");
                }
                say(p, "tick ");
            }
            return Exit.after(Duration.ofSeconds(1), q -> Exit.of(6));
        };
        RunningProcess main = box.run(ticking);
        box.clock.advance(Duration.ofMillis(1500));
        box.namespace.pause();
        box.clock.runUntilIdle();
        main.signal(Signal.USR1.number());
        box.clock.advance(Duration.ofMinutes(1));
        assertThat(box.err()).isEqualTo("tick ");
        assertThat(box.namespace.paused()).isTrue();
        assertThat(box.namespace.processes().get(0).status().state()).isEqualTo('D');
        box.namespace.resume();
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo("tick usr1 interrupted tick ");
        box.clock.advance(Duration.ofSeconds(2));
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(6);
    }

    @Test
    void a_wait_without_a_thread_that_is_over_while_paused_goes_on_when_resumed() {
        RunningProcess main = box.run(p -> Exit.after(Duration.ofSeconds(1), q -> Exit.of(6)));
        box.clock.runUntilIdle();
        box.namespace.pause();
        box.clock.advance(Duration.ofSeconds(5));
        assertThat(main.end()).isNotDone();
        box.namespace.resume();
        box.clock.runUntilIdle();
        assertThat(main.end()).isDone();
    }

    @Test
    void what_is_started_in_a_paused_container_is_paused_from_the_beginning() {
        box.run(p -> Exit.never());
        box.namespace.pause();
        RunningProcess exec = box.run(p -> Exit.of(3));
        box.clock.runUntilIdle();
        assertThat(exec.end()).isNotDone();
        box.namespace.resume();
        box.clock.runUntilIdle();
        assertThat(exec.end()).isDone();
    }

    @Test
    void killing_all_ends_a_paused_container() {
        RunningProcess main = box.run(p -> {
            p.fork(
                    c -> {
                        c.sleep(Duration.ofDays(1));
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            return Exit.never();
        });
        box.clock.runUntilIdle();
        box.namespace.pause();
        box.namespace.killAll();
        box.clock.runUntilIdle();
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(137);
        assertThat(box.namespace.processes()).isEmpty();
    }

    private static void say(ContainerProcess process, String words) {
        try {
            process.err().write(bytes(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
