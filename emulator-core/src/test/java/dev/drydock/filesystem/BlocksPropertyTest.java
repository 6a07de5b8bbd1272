package dev.drydock.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Blocks hold what a plain array holds, whatever is written and cut, and take room for the pages that were written alone. */
class BlocksPropertyTest {
    private static final int MOST_BYTES = 12 * Blocks.BYTES;

    /** What is done: bytes are written, or all behind a position is cut. */
    private record Step(boolean cuts, int position, int length, byte value) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> positions = Arbitraries.oneOf(
                Arbitraries.integers().between(0, MOST_BYTES),
                Arbitraries.integers()
                        .between(0, MOST_BYTES / Blocks.BYTES)
                        .flatMap(page -> Arbitraries.integers()
                                .between(-1, 1)
                                .map(near -> Math.min(MOST_BYTES, Math.max(0, page * Blocks.BYTES + near)))));
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.just(true)), Tuple.of(4, Arbitraries.just(false))),
                        positions,
                        Arbitraries.integers().between(0, 3 * Blocks.BYTES),
                        Arbitraries.bytes())
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 500)
    void blocks_hold_what_an_array_holds(@ForAll("steps") List<Step> before, @ForAll("steps") List<Step> steps)
            throws ErrnoException {
        ContentStore store = ContentStore.unlimited();
        ContentArea area = new ContentArea(store, null);
        Blocks used = new Blocks(area);
        for (Step step : before) {
            apply(step, used, new byte[MOST_BYTES], new BitSet());
        }
        used.free();
        Blocks blocks = new Blocks(area);
        byte[] model = new byte[MOST_BYTES];
        BitSet pages = new BitSet();

        for (Step step : steps) {
            apply(step, blocks, model, pages);
        }

        byte[] read = new byte[MOST_BYTES];
        Arrays.fill(read, (byte) 'x');
        blocks.read(0, read, 0, MOST_BYTES);
        assertThat(read).isEqualTo(model);
        assertThat(blocks.allocatedBytes()).isEqualTo((long) pages.cardinality() * Blocks.BYTES);
        for (int page = 0; page < MOST_BYTES / Blocks.BYTES; page++) {
            assertThat(blocks.isHole((long) page * Blocks.BYTES)).isNotEqualTo(pages.get(page));
        }
        blocks.free();
        assertThat(store.heldBytes()).isZero();
    }

    private static void apply(Step step, Blocks blocks, byte[] model, BitSet pages) throws ErrnoException {
        if (step.cuts()) {
            blocks.cut(step.position());
            Arrays.fill(model, step.position(), MOST_BYTES, (byte) 0);
            pages.clear((step.position() + Blocks.BYTES - 1) / Blocks.BYTES, MOST_BYTES);
            return;
        }
        int end = Math.min(MOST_BYTES, step.position() + step.length());
        if (end > step.position()) {
            Arrays.fill(model, step.position(), end, step.value());
            blocks.write(step.position(), ByteBuffer.wrap(Arrays.copyOfRange(model, step.position(), end)));
            pages.set(step.position() / Blocks.BYTES, (end - 1) / Blocks.BYTES + 1);
        }
    }
}
