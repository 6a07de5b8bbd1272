package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PipeTest {
    private final TestContainer box = new TestContainer();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void a_reader_gets_what_a_child_wrote_and_then_the_end() {
        box.ended(p -> {
            Ends pipe = Ends.open(p);
            p.fork(
                    c -> {
                        c.descriptor(pipe.write()).write(bytes("through"), 0, 7);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.close(pipe.write());
            p.out().write(readAll(p.descriptor(pipe.read())));
            return Exit.SUCCESS;
        });
        assertThat(box.out()).isEqualTo("through");
    }

    @Test
    void a_pipe_holds_64_KiB_and_then_its_writer_blocks() {
        box.run(p -> {
            ContainerProcess.Pipe pipe = p.pipe();
            p.allocate(3, pipe.readEnd());
            OpenFile end = pipe.writeEnd();
            int taken = end.write(new byte[65_536], 0, 65_536);
            p.err().write(bytes(taken + " " + end.writable()));
            end.write(new byte[1], 0, 1);
            p.err().write(bytes("never"));
            return Exit.SUCCESS;
        });
        box.clock.advance(Duration.ofDays(1));
        assertThat(box.err()).isEqualTo("65536 false");
    }

    @Test
    void more_than_a_pipe_holds_goes_through_it_in_order() {
        byte[] much = new byte[1_000_000];
        for (int i = 0; i < much.length; i++) {
            much[i] = (byte) (i * 31 + i / 256);
        }
        box.ended(p -> {
            Ends pipe = Ends.open(p);
            int child = p.fork(
                    c -> {
                        c.close(pipe.read());
                        int count = c.descriptor(pipe.write()).write(much, 0, much.length);
                        c.err().write(bytes(count + " "));
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.close(pipe.write());
            boolean same = Arrays.equals(readAll(p.descriptor(pipe.read())), much);
            p.waitFor(child, true, false);
            p.err().write(bytes(String.valueOf(same)));
            return Exit.SUCCESS;
        });
        assertThat(box.err()).isEqualTo("1000000 true");
    }

    @Test
    void a_write_that_nobody_will_read_ends_the_process_by_SIGPIPE() {
        ProcessEnd end = box.ended(p -> {
            int child = p.fork(
                    c -> {
                        ContainerProcess.Pipe pipe = c.pipe();
                        pipe.readEnd().close();
                        pipe.writeEnd().write(new byte[1], 0, 1);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            return Exit.of(p.waitFor(child, true, false).shellStatus());
        });
        assertThat(end.exitCode()).isEqualTo(141);
    }

    @Test
    void whoever_ignores_SIGPIPE_gets_EPIPE_and_so_does_pid_1() {
        box.ended(p -> {
            p.out().write(bytes("lost"));
            ContainerProcess.Pipe pipe = p.pipe();
            pipe.readEnd().close();
            p.fork(
                    c -> {
                        c.handle(Signal.PIPE, SignalHandler.IGNORE);
                        pipe.writeEnd().write(new byte[1], 0, 1);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.waitFor(-1, true, false);
            pipe.writeEnd().write(new byte[1], 0, 1);
            return Exit.SUCCESS;
        });
        assertThat(box.err()).isEqualTo("main: Broken pipe\nmain: Broken pipe\n");
    }

    @Test
    void a_blocked_writer_is_told_when_the_reader_goes() {
        ProcessEnd end = box.ended(p -> {
            Ends pipe = Ends.open(p);
            int child = p.fork(
                    c -> {
                        c.close(pipe.read());
                        c.descriptor(pipe.write()).write(new byte[100_000], 0, 100_000);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.close(pipe.write());
            p.descriptor(pipe.read()).read(new byte[10], 0, 10);
            p.close(pipe.read());
            return Exit.of(p.waitFor(child, true, false).shellStatus());
        });
        assertThat(end.exitCode()).isEqualTo(141);
    }

    @Test
    void a_wait_for_input_holds_no_thread_and_goes_on_when_there_is_some() {
        InputPipe input = box.namespace.inputPipe();
        RunningProcess main = startWithInput(input, p -> {
            OpenFile in = p.descriptor(0);
            return Exit.whenReadable(in, q -> {
                byte[] buffer = new byte[10];
                int count = in.read(buffer, 0, 10);
                q.out().write(buffer, 0, count);
                return Exit.of(3);
            });
        });
        box.clock.runUntilIdle();
        assertThat(main.end()).isNotDone();
        assertThat(input.write(bytes("abc"), 0, 3)).isEqualTo(3);
        box.clock.runUntilIdle();
        assertThat(box.out()).isEqualTo("abc");
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(3);
    }

    @Test
    void the_engine_feeds_64_KiB_at_most_and_hears_when_there_is_room() {
        InputPipe input = box.namespace.inputPipe();
        boolean[] told = {false};
        RunningProcess main = startWithInput(
                input,
                p -> Exit.after(Duration.ofSeconds(1), q -> {
                    p.err().write(bytes(String.valueOf(readAll(p.descriptor(0)).length)));
                    return Exit.SUCCESS;
                }));
        assertThat(input.write(new byte[100_000], 0, 100_000)).isEqualTo(65_536);
        assertThat(input.write(new byte[1], 0, 1)).isZero();
        input.changes().subscribe(() -> told[0] = true);
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(told[0]).isTrue();
        input.write(new byte[34_464], 0, 34_464);
        input.close();
        input.close();
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo("100000");
        assertThat(main.end()).isDone();
        assertThat(input.write(new byte[1], 0, 1)).isEqualTo(-1);
    }

    @Test
    void a_sink_that_is_full_holds_the_program_up() {
        box.out.room(5);
        RunningProcess main = box.run(p -> {
            p.descriptor(1).write(bytes("hello world"), 0, 11);
            return Exit.SUCCESS;
        });
        box.clock.runUntilIdle();
        assertThat(box.out()).isEqualTo("hello");
        assertThat(main.end()).isNotDone();
        box.out.room(100);
        box.clock.runUntilIdle();
        assertThat(box.out()).isEqualTo("hello world");
        assertThat(main.end()).isDone();
    }

    @Test
    void a_program_that_is_held_up_by_a_sink_can_be_killed() {
        box.out.room(0);
        RunningProcess main = box.run(p -> {
            p.descriptor(1).write(bytes("x"), 0, 1);
            return Exit.SUCCESS;
        });
        box.clock.runUntilIdle();
        main.signal(9);
        box.clock.runUntilIdle();
        assertThat(main.end()).isDone();
    }

    @Test
    void a_sink_that_nobody_reads_is_a_broken_pipe() {
        box.out.room(-1);
        ProcessEnd end = box.ended(p -> {
            p.out().write(bytes("x"));
            return Exit.SUCCESS;
        });
        assertThat(box.err()).isEqualTo("main: write error: Broken pipe\n");
        assertThat(end.exitCode()).isEqualTo(1);
    }

    @Test
    void the_output_is_at_its_end_when_the_last_process_that_has_it_is_gone() {
        box.run(p -> {
            p.fork(c -> Exit.after(Duration.ofSeconds(2), q -> Exit.SUCCESS), -1, false);
            p.close(1);
            return Exit.never();
        });
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(box.out.timesClosed()).isZero();
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(box.out.timesClosed()).isEqualTo(1);
    }

    @Test
    void a_fifo_joins_those_who_open_its_two_ends() {
        box.ended(p -> {
            p.files().makeNode("/tmp/fifo", FileKind.FIFO, 0666, 0);
            p.fork(
                    c -> {
                        c.sleep(Duration.ofSeconds(1));
                        OpenFile end = c.files().open("/tmp/fifo", Set.of(OpenFlag.WRITE), 0);
                        c.err().write(bytes("opened;"));
                        end.write(bytes("hello"), 0, 5);
                        end.close();
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            OpenFile end = p.files().open("/tmp/fifo", Set.of(OpenFlag.READ), 0);
            p.out().write(readAll(end));
            p.out().write(bytes(" from " + end.description()));
            return Exit.SUCCESS;
        });
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(box.err()).isEqualTo("opened;");
        assertThat(box.out()).isEqualTo("hello from /tmp/fifo");
    }

    @Test
    void a_fifo_without_a_reader_cannot_be_opened_for_writing_without_blocking() {
        box.ended(p -> {
            p.files().makeNode("/tmp/fifo", FileKind.FIFO, 0666, 0);
            p.files().open("/tmp/fifo", Set.of(OpenFlag.WRITE, OpenFlag.NON_BLOCKING), 0);
            return Exit.SUCCESS;
        });
        assertThat(box.err()).isEqualTo("main: No such device or address\n");
    }

    @Test
    void waiting_for_several_files_tells_which_can_be_read() {
        box.ended(p -> {
            ContainerProcess.Pipe one = p.pipe();
            ContainerProcess.Pipe two = p.pipe();
            List<OpenFile> both = List.of(one.readEnd(), two.readEnd());
            p.err().write(bytes(p.awaitReadable(both, Duration.ofSeconds(1)).size() + " "));
            two.writeEnd().write(bytes("x"), 0, 1);
            boolean second = p.awaitReadable(both, null).equals(List.of(two.readEnd()));
            p.err().write(bytes(String.valueOf(second)));
            return Exit.SUCCESS;
        });
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(box.err()).isEqualTo("0 true");
    }

    private RunningProcess startWithInput(InputPipe input, dev.drydock.process.Program program) {
        try {
            ProcessSpec.Streams streams = ProcessSpec.Streams.of(
                    input.readEnd(), box.namespace.output(box.out), box.namespace.output(box.err));
            return box.namespace.start(ProcessSpec.of(streams, "main"), program);
        } catch (StartException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] readAll(OpenFile file) throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        byte[] buffer = new byte[1000];
        int count = file.read(buffer, 0, buffer.length);
        while (count >= 0) {
            all.write(buffer, 0, count);
            count = file.read(buffer, 0, buffer.length);
        }
        return all.toByteArray();
    }
}
