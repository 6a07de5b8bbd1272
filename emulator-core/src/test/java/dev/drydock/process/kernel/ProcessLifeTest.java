package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.WaitStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessLifeTest {
    private final TestContainer box = new TestContainer();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void a_program_ends_with_its_status_and_its_output_is_written_out() {
        RunningProcess process = box.run(p -> {
            p.out().write(bytes("hello"));
            return Exit.of(7);
        });
        box.clock.runUntilIdle();

        assertThat(process.pid()).isEqualTo(1);
        assertThat(process.end()).isCompletedWithValue(new ProcessEnd(7, 0, false, box.clock.now()));
        assertThat(box.out()).isEqualTo("hello");
        assertThat(box.out.timesClosed()).isEqualTo(1);
    }

    @Test
    void what_depends_on_the_end_is_done_before_an_advance_returns() {
        List<String> order = new ArrayList<>();
        RunningProcess process = box.run(p -> Exit.after(Duration.ofSeconds(5), q -> Exit.of(3)));
        process.end().thenAccept(end -> order.add("ended " + end.exitCode()));

        box.clock.advance(Duration.ofSeconds(4));
        assertThat(order).isEmpty();
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(order).containsExactly("ended 3");
    }

    @Test
    void a_sleep_blocks_until_the_time_has_come() {
        RunningProcess process = box.run(p -> {
            p.sleep(Duration.ofSeconds(10));
            p.out().write(bytes(p.clock().now().toString()));
            return Exit.SUCCESS;
        });
        box.clock.advance(Duration.ofMillis(9999));
        assertThat(process.end()).isNotDone();
        box.clock.advance(Duration.ofMillis(1));
        assertThat(process.end()).isDone();
        assertThat(box.out()).isEqualTo("2026-01-01T00:00:10Z");
    }

    @Test
    void an_unhandled_failure_is_told_and_ends_with_1() {
        ProcessEnd end = box.ended(p -> {
            p.descriptor(9);
            return Exit.SUCCESS;
        });
        assertThat(end.exitCode()).isEqualTo(1);
        assertThat(box.err()).isEqualTo("main: Bad file descriptor\n");
    }

    @Test
    void a_defect_of_a_program_is_a_crash() {
        ProcessEnd end = box.ended(p -> {
            throw new IllegalStateException("oops");
        });
        assertThat(end.exitCode()).isEqualTo(134);
        assertThat(box.err()).startsWith("main: java.lang.IllegalStateException: oops\n\tat ");
    }

    @Test
    void a_parent_hears_of_its_child() {
        ProcessEnd end = box.ended(p -> {
            int child = p.fork(c -> Exit.of(c.parentPid() + 40), -1, false);
            WaitStatus status = p.waitFor(-1, true, false);
            assertThat(status).isEqualTo(new WaitStatus(child, 41, null, false));
            p.out().write(bytes("child " + child));
            return Exit.SUCCESS;
        });
        assertThat(end.exitCode()).isZero();
        assertThat(box.out()).isEqualTo("child 2");
    }

    @Test
    void a_child_that_nobody_waited_for_is_a_zombie() {
        box.run(p -> {
            p.fork(c -> Exit.of(1), -1, false);
            return Exit.never();
        });
        box.clock.runUntilIdle();
        assertThat(box.namespace.processes())
                .extracting(each -> each.status().state())
                .containsExactly('S', 'Z');
    }

    @Test
    void whoever_ignores_the_end_of_children_has_no_zombies() {
        box.run(p -> {
            p.handle(Signal.CHLD, SignalHandler.IGNORE);
            p.fork(c -> Exit.of(1), -1, false);
            return Exit.never();
        });
        box.clock.runUntilIdle();
        assertThat(box.namespace.processes()).hasSize(1);
    }

    @Test
    void an_orphan_becomes_a_child_of_pid_1() {
        box.run(p -> {
            p.fork(
                    c -> {
                        c.fork(grandchild -> Exit.never(), -1, false);
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.waitFor(-1, true, false);
            return Exit.never();
        });
        box.clock.runUntilIdle();
        assertThat(box.namespace.processes())
                .extracting(each -> each.status().pid() + "<" + each.status().parentPid())
                .containsExactly("1<0", "3<1");
    }

    @Test
    void waiting_without_children_is_refused() {
        box.ended(p -> {
            p.waitFor(-1, true, false);
            return Exit.SUCCESS;
        });
        assertThat(box.err()).isEqualTo("main: No child processes\n");
    }

    @Test
    void when_pid_1_ends_all_others_are_killed_and_only_then_is_it_over() {
        RunningProcess main = box.run(p -> {
            p.fork(c -> Exit.never(), -1, false);
            p.fork(
                    c -> {
                        c.sleep(Duration.ofDays(1));
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.sleep(Duration.ofSeconds(1));
            return Exit.of(5);
        });
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(5);
        assertThat(box.namespace.processes()).isEmpty();
    }

    @Test
    void an_exec_is_a_child_of_nobody_and_is_forgotten_when_it_ends() {
        box.run(p -> Exit.never());
        RunningProcess exec = box.run(p -> Exit.of(p.parentPid() + p.session()));
        box.clock.runUntilIdle();
        assertThat(exec.end().getNow(null).exitCode()).isEqualTo(2);
        assertThat(box.namespace.processes()).hasSize(1);
    }

    @Test
    void an_exec_dies_with_pid_1() {
        RunningProcess main = box.run(p -> Exit.after(Duration.ofSeconds(1), q -> Exit.SUCCESS));
        RunningProcess exec = box.run(p -> Exit.never());
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(exec.end().getNow(null).exitCode()).isEqualTo(137);
        assertThat(main.end()).isDone();
    }

    @Test
    void nothing_starts_where_pid_1_has_ended() {
        box.ended(p -> Exit.SUCCESS);
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                StartException.class, () -> box.namespace.start(box.spec("x"), p -> Exit.SUCCESS))
                        .reason())
                .isEqualTo(StartException.Reason.NO_PROCESS);
    }

    @Test
    void exit_does_not_return() {
        ProcessEnd end = box.ended(p -> {
            p.out().write(bytes("before"));
            p.exit(300);
            return Exit.SUCCESS;
        });
        assertThat(end.exitCode()).isEqualTo(300 & 0xff);
        assertThat(box.out()).isEqualTo("before");
    }

    @Test
    void exec_keeps_the_process_and_what_it_ignores() {
        box.program("/bin/second", p -> {
            p.out()
                    .write(bytes(p.pid()
                            + p.arguments().toString()
                            + p.environment()
                            + p.handler(Signal.HUP).equals(SignalHandler.IGNORE)
                            + p.handler(Signal.INT).equals(SignalHandler.DEFAULT)));
            return Exit.of(4);
        });
        ProcessEnd end = box.ended(p -> {
            p.out().write(bytes("first "));
            p.handle(Signal.HUP, SignalHandler.IGNORE);
            p.handle(Signal.INT, signal -> {});
            return Exit.exec("/bin/second", List.of("2nd", "x"), java.util.Map.of("A", "b"));
        });
        assertThat(box.out()).isEqualTo("first 1[2nd, x]{A=b}truetrue");
        assertThat(end.exitCode()).isEqualTo(4);
    }

    @Test
    void an_exec_that_fails_leaves_the_program_running_if_it_asked_before() {
        box.ended(p -> {
            try {
                return p.execute("/nope", List.of("x"), java.util.Map.of());
            } catch (dev.drydock.filesystem.ErrnoException e) {
                p.out().write(bytes(e.errno().name()));
                return Exit.SUCCESS;
            }
        });
        assertThat(box.out()).isEqualTo("ENOENT");
    }

    @Test
    void an_exec_that_fails_at_the_end_ends_with_127() {
        ProcessEnd end = box.ended(p -> Exit.exec("/nope", List.of("x"), java.util.Map.of()));
        assertThat(end.exitCode()).isEqualTo(127);
        assertThat(box.err()).isEqualTo("main: /nope: No such file or directory\n");
    }
}
