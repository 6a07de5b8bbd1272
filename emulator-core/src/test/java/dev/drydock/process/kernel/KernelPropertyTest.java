package dev.drydock.process.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random programs under random treatment: whatever happens, everything can be ended, and then nothing is left. */
class KernelPropertyTest {
    private static final Signal[] SIGNALS = {
        Signal.TERM, Signal.INT, Signal.STOP, Signal.CONT, Signal.USR1, Signal.TSTP, Signal.KILL, Signal.CHLD
    };

    @Property(tries = 60)
    void everything_ends_when_it_is_killed_and_nothing_runs_while_paused(
            @ForAll long seed, @ForAll boolean oneAtATime) {
        SplittableRandom chance = new SplittableRandom(seed);
        try (TestContainer box = new TestContainer(oneAtATime, seed)) {
            List<RunningProcess> started = new ArrayList<>();
            started.add(box.run(p -> live(p, 3)));
            for (int i = 0; i < 40; i++) {
                treat(box, chance, started);
            }
            box.namespace.pause();
            box.clock.runUntilIdle();
            Duration used = box.namespace.usage().cpuTime();
            String said = box.err();
            box.clock.advance(Duration.ofMinutes(1));
            assertThat(box.namespace.usage().cpuTime()).isEqualTo(used);
            assertThat(box.err()).isEqualTo(said);

            box.namespace.killAll();
            box.clock.runUntilIdle();
            assertThat(box.namespace.processes()).isEmpty();
            assertThat(started).allSatisfy(each -> assertThat(each.end()).isDone());
            assertThat(box.namespace.usage().memoryBytes()).isZero();
            assertThat(box.err.timesClosed()).isEqualTo(box.out.timesClosed()).isGreaterThanOrEqualTo(started.size());
        }
    }

    private static void treat(TestContainer box, SplittableRandom chance, List<RunningProcess> started) {
        switch (chance.nextInt(7)) {
            case 0 -> box.namespace.pause();
            case 1 -> box.namespace.resume();
            case 2 -> box.clock.advance(Duration.ofMillis(chance.nextInt(20)));
            case 3, 4 -> {
                int pid = 2 + chance.nextInt(12);
                box.namespace.signal(pid, SIGNALS[chance.nextInt(SIGNALS.length)].number());
            }
            case 5 -> {
                if (!started.get(0).end().isDone()) {
                    try {
                        started.add(box.namespace.start(box.spec("exec"), p -> live(p, 2)));
                    } catch (StartException ended) {
                        // PID 1 came to its end meanwhile.
                        assertThat(ended.reason()).isEqualTo(StartException.Reason.NO_PROCESS);
                    }
                }
            }
            default -> box.clock.runUntilIdle();
        }
    }

    private static Exit live(ContainerProcess process, int generations) throws IOException {
        Ends pipe = Ends.open(process);
        process.accountMemory(1000);
        for (int i = 0; i < 12; i++) {
            switch (process.random().nextInt(8)) {
                case 0 -> process.sleep(Duration.ofMillis(process.random().nextInt(10)));
                case 1 -> process.err().write('.');
                case 2 -> process.descriptor(pipe.write()).write(new byte[30_000], 0, 30_000);
                case 3 -> process.descriptor(pipe.read()).read(new byte[40_000], 0, 40_000);
                case 4 -> process.handle(Signal.USR1, signal -> {});
                case 5 -> reap(process);
                default -> {
                    if (generations > 0) {
                        process.fork(
                                child -> live(child, generations - 1),
                                process.random().nextInt(2) - 1,
                                false);
                    }
                }
            }
        }
        return process.random().nextBoolean() ? Exit.never() : Exit.after(Duration.ofMillis(5), p -> Exit.of(1));
    }

    private static void reap(ContainerProcess process) throws IOException {
        if (process.processes().stream().anyMatch(each -> each.parentPid() == process.pid())) {
            process.waitFor(-1, false, true);
        }
    }
}
