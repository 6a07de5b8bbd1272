package dev.drydock.process.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.Exit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ThreadsTest {

    @Test
    void ten_thousand_processes_that_wait_hold_no_thread() throws StartException {
        try (TestContainer box = new TestContainer()) {
            List<PidNamespace> all = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                box.namespace = box.namespace(Limits.NONE);
                box.run(p -> Exit.after(Duration.ofSeconds(1000), q -> Exit.of(1)));
                all.add(box.namespace);
            }
            box.clock.runUntilIdle();
            assertThat(all).allSatisfy(each -> {
                Task task = ((Namespace) each).table().find(1);
                assertThat(task.phase).isEqualTo(Task.Phase.WAITING);
                assertThat(task.execution).isNull();
            });
            box.clock.advance(Duration.ofSeconds(1000));
            assertThat(all).allSatisfy(each -> assertThat(each.processes()).isEmpty());
        }
    }

    @Test
    void a_thread_that_lends_itself_runs_the_program_until_it_only_waits() throws StartException {
        try (TestContainer box = new TestContainer()) {
            List<Runnable> taken = new ArrayList<>();
            List<Thread> ranOn = new CopyOnWriteArrayList<>();
            box.program("/bin/waiter", p -> {
                ranOn.add(Thread.currentThread());
                return Exit.after(Duration.ofSeconds(1), q -> {
                    ranOn.add(Thread.currentThread());
                    return Exit.of(3);
                });
            });
            RunningProcess process =
                    box.namespace.prepare(box.spec("/bin/waiter")).start(box.streams(), (run, brief) -> taken.add(run));
            assertThat(ranOn).isEmpty();

            taken.get(0).run();
            assertThat(ranOn).containsExactly(Thread.currentThread());
            assertThat(process.end()).isNotDone();

            box.clock.advance(Duration.ofSeconds(1));
            assertThat(process.end().join().exitCode()).isEqualTo(3);
            assertThat(ranOn).hasSize(2).last().isNotEqualTo(Thread.currentThread());
        }
    }

    @Test
    void where_programs_take_turns_no_thread_is_borrowed() throws StartException {
        try (TestContainer box = new TestContainer(true)) {
            List<Runnable> taken = new ArrayList<>();
            RunningProcess process =
                    box.namespace.prepare(box.spec("/bin/true")).start(box.streams(), (run, brief) -> taken.add(run));
            assertThat(process.end().join().exitCode()).isZero();
            assertThat(taken).isEmpty();
        }
    }

    @Test
    void a_closed_kernel_leaves_neither_processes_nor_threads() {
        ThreadGroup mine = new ThreadGroup("of this test");
        List<PidNamespace> all = new ArrayList<>();
        List<RunningProcess> started = new ArrayList<>();
        Thread user = new Thread(mine, () -> {
            TestContainer box = new TestContainer();
            for (int i = 0; i < 50; i++) {
                box.namespace = box.namespace(Limits.NONE);
                all.add(box.namespace);
                started.add(box.run(p -> Exit.never()));
                started.add(box.run(p -> {
                    p.sleep(Duration.ofDays(1));
                    return Exit.SUCCESS;
                }));
                started.add(box.run(p -> {
                    while (true) {
                        p.checkpoint();
                    }
                }));
                box.namespace.pause();
            }
            box.close();
        });
        user.start();
        joined(user);
        assertThat(started).allSatisfy(each -> assertThat(each.end()).isDone());
        assertThat(all).allSatisfy(each -> assertThat(each.processes()).isEmpty());
        assertThat(mine.activeCount()).isZero();
    }

    @Test
    void programs_that_take_turns_are_all_ended_by_a_close() {
        TestContainer box = new TestContainer(true);
        RunningProcess main = box.run(p -> {
            for (int i = 0; i < 50; i++) {
                p.fork(
                        c -> {
                            while (true) {
                                c.checkpoint();
                            }
                        },
                        -1,
                        false);
            }
            p.sleep(Duration.ofDays(1));
            return Exit.SUCCESS;
        });
        box.close();
        assertThat(main.end().getNow(null).exitCode()).isEqualTo(137);
        assertThat(box.namespace.processes()).isEmpty();
    }

    @Test
    void an_end_may_close_the_kernel() {
        TestContainer box = new TestContainer();
        RunningProcess other = box.run(p -> Exit.never());
        RunningProcess main = box.run(p -> Exit.after(Duration.ofSeconds(1), q -> Exit.SUCCESS));
        main.end().thenRun(box.kernel::close);
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(other.end()).isDone();
        box.close();
    }

    @Test
    void nothing_starts_in_a_closed_kernel() {
        TestContainer box = new TestContainer();
        box.close();
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                StartException.class, () -> box.namespace.start(box.spec("x"), p -> Exit.SUCCESS))
                        .reason())
                .isEqualTo(StartException.Reason.NO_PROCESS);
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
