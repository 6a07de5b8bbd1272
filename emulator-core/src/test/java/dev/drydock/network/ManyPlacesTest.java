package dev.drydock.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Ten thousand on one network: nobody is looked for one after the other. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ManyPlacesTest {
    private static final int MANY = 10_000;

    /** An address that counts how often it is compared. */
    private record Compared(int number, AtomicLong comparisons) implements Consecutive<Compared> {
        @Override
        public Compared next() {
            return new Compared(number + 1, comparisons);
        }

        @Override
        public Compared previous() {
            return new Compared(number - 1, comparisons);
        }

        @Override
        public int compareTo(Compared other) {
            comparisons.incrementAndGet();
            return Integer.compare(number, other.number);
        }
    }

    /** 65,536 of them. */
    private record Block(AtomicLong comparisons) implements AddressBlock<Compared> {
        @Override
        public Compared base() {
            return new Compared(0, comparisons);
        }

        @Override
        public Compared last() {
            return new Compared(65_535, comparisons);
        }

        @Override
        public int prefixLength() {
            return 16;
        }
    }

    private final AtomicLong comparisons = new AtomicLong();
    private final Block block = new Block(comparisons);
    private final FreeAddresses<Compared> free = FreeAddresses.of(block);

    private long comparedBy(Runnable deed) {
        long before = comparisons.get();
        deed.run();
        return comparisons.get() - before;
    }

    private Compared takeLowest() {
        Compared lowest = free.lowest(block).orElseThrow();
        assertThat(free.take(lowest)).isTrue();
        return lowest;
    }

    @Test
    void the_last_of_ten_thousand_addresses_costs_what_the_first_one_did() {
        long first = comparedBy(this::takeLowest);
        IntStream.range(1, MANY - 1).forEach(i -> takeLowest());
        assertThat(comparedBy(this::takeLowest)).isLessThanOrEqualTo(first + 2);
        assertThat(takeLowest().number()).isEqualTo(MANY);
    }

    @Test
    void with_every_second_address_given_back_each_costs_some_twenty_comparisons() {
        List<Compared> taken =
                IntStream.range(0, MANY).mapToObj(i -> takeLowest()).toList();
        for (int i = 0; i < MANY; i += 2) {
            free.giveBack(taken.get(i));
        }
        assertThat(comparedBy(this::takeLowest)).isLessThan(100);
        assertThat(comparedBy(() -> free.giveBack(taken.get(MANY / 2 + 1)))).isLessThan(100);
    }
}
