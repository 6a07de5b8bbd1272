package dev.drydock.process.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.filesystem.PipeBuffer;
import dev.drydock.process.Exit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PipePropertyTest {

    /** Positive numbers write so many bytes, others read. */
    @Property(tries = 300)
    void a_pipe_is_a_queue_of_64_KiB(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = -40_000, max = 40_000) Integer> steps) {
        PipeBuffer pipe = new PipeBuffer();
        ArrayDeque<Byte> model = new ArrayDeque<>();
        byte next = 0;
        for (int step : steps) {
            if (step > 0) {
                byte[] bytes = new byte[step];
                for (int i = 0; i < step; i++) {
                    bytes[i] = next++;
                }
                int taken = pipe.write(bytes, 0, step, 0);
                assertThat(taken).isEqualTo(Math.min(step, PipeBuffer.CAPACITY - model.size()));
                for (int i = 0; i < taken; i++) {
                    model.add(bytes[i]);
                }
                next -= (byte) (step - taken);
            } else {
                byte[] bytes = new byte[-step];
                int count = pipe.read(bytes, 0, -step);
                assertThat(count).isEqualTo(Math.min(-step, model.size()));
                for (int i = 0; i < count; i++) {
                    assertThat(bytes[i]).isEqualTo(model.remove());
                }
            }
            assertThat(pipe.held()).isEqualTo(model.size());
            assertThat(pipe.room()).isEqualTo(PipeBuffer.CAPACITY - model.size());
        }
    }

    @Property(tries = 40)
    void what_one_process_writes_in_any_pieces_another_reads_in_any_pieces(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 100_000) Integer> writes,
            @ForAll @IntRange(min = 1, max = 70_000) int readSize,
            @ForAll boolean oneAtATime) {
        try (TestContainer box = new TestContainer(oneAtATime)) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            box.run(p -> {
                Ends pipe = Ends.open(p);
                p.fork(
                        c -> {
                            c.close(pipe.read());
                            for (int size : writes) {
                                byte[] bytes = new byte[size];
                                for (int i = 0; i < size; i++) {
                                    bytes[i] = (byte) (written.size() + i * 7);
                                }
                                written.writeBytes(bytes);
                                assertThat(c.descriptor(pipe.write()).write(bytes, 0, size))
                                        .isEqualTo(size);
                            }
                            return Exit.SUCCESS;
                        },
                        -1,
                        false);
                p.close(pipe.write());
                byte[] buffer = new byte[readSize];
                int count = p.descriptor(pipe.read()).read(buffer, 0, readSize);
                while (count >= 0) {
                    read.write(buffer, 0, count);
                    count = p.descriptor(pipe.read()).read(buffer, 0, readSize);
                }
                return Exit.SUCCESS;
            });
            box.clock.runUntilIdle();
            assertThat(read.toByteArray()).isEqualTo(written.toByteArray());
        }
    }
}
