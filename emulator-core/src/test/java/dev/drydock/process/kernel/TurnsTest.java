package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnsTest {

    @RepeatedTest(5)
    void the_same_seed_gives_the_same_bytes_in_the_same_order() {
        String first = conversation(1);
        assertThat(first).hasSizeGreaterThan(1500).isEqualTo(conversation(1)).isNotEqualTo(conversation(2));
    }

    /** Twenty processes that talk at random to one output and to each other. */
    private static String conversation(long seed) {
        try (TestContainer box = new TestContainer(true, seed)) {
            box.run(p -> {
                Ends pipe = Ends.open(p);
                for (int i = 0; i < 20; i++) {
                    p.fork(c -> talk(c, pipe), -1, false);
                }
                p.close(pipe.write());
                byte[] buffer = new byte[7];
                int count = p.descriptor(pipe.read()).read(buffer, 0, 7);
                while (count >= 0) {
                    p.err().write(buffer, 0, count);
                    count = p.descriptor(pipe.read()).read(buffer, 0, 7);
                }
                while (p.processes().size() > 1) {
                    p.err().write(bytes("[" + p.waitFor(-1, true, false).pid() + "]"));
                }
                return Exit.SUCCESS;
            });
            box.clock.advance(Duration.ofMinutes(1));
            assertThat(box.namespace.processes()).isEmpty();
            return box.err();
        }
    }

    private static Exit talk(ContainerProcess process, Ends pipe) throws java.io.IOException {
        for (int i = 0; i < 20; i++) {
            int chance = process.random().nextInt(4);
            byte[] words = bytes(process.pid() + ":" + i + " ");
            if (chance == 0) {
                process.sleep(Duration.ofMillis(process.random().nextInt(3)));
            } else if (chance == 1) {
                process.err().write(words);
            } else {
                process.descriptor(pipe.write()).write(words, 0, words.length);
            }
        }
        return Exit.after(Duration.ofMillis(process.random().nextInt(5)), q -> Exit.of(1));
    }

    @Test
    void a_busy_loop_does_not_keep_others_from_running() {
        try (TestContainer box = new TestContainer(true)) {
            RunningProcess main = box.run(p -> {
                p.fork(
                        c -> {
                            c.err().write(bytes("child"));
                            return Exit.SUCCESS;
                        },
                        -1,
                        false);
                while (box.err().isEmpty()) {
                    p.checkpoint();
                }
                return Exit.of(4);
            });
            box.clock.runUntilIdle();
            assertThat(main.end().getNow(null).exitCode()).isEqualTo(4);
        }
    }

    @Test
    void only_one_runs_at_a_time() {
        try (TestContainer box = new TestContainer(true)) {
            int[] inside = {0, 0};
            box.run(p -> {
                for (int i = 0; i < 8; i++) {
                    p.fork(
                            c -> {
                                for (int n = 0; n < 5000; n++) {
                                    inside[0]++;
                                    inside[1] = Math.max(inside[1], inside[0]);
                                    inside[0]--;
                                    c.checkpoint();
                                }
                                return Exit.SUCCESS;
                            },
                            -1,
                            false);
                }
                return Exit.never();
            });
            box.clock.runUntilIdle();
            assertThat(inside).containsExactly(0, 1);
        }
    }
}
