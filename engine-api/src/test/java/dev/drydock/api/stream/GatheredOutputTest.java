package dev.drydock.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GatheredOutputTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Test
    void nothing_is_sent_before_a_flush() throws IOException {
        try (GatheredOutput out = new GatheredOutput(sent)) {
            out.write("head".getBytes());
            out.write('!');
            assertThat(sent.size()).isZero();
            out.flush();
            assertThat(sent.toString()).isEqualTo("head!");
        }
    }

    @Test
    void what_is_more_than_it_holds_is_sent() throws IOException {
        try (GatheredOutput out = new GatheredOutput(sent)) {
            out.write(new byte[40_000]);
            out.write(new byte[40_000]);
            assertThat(sent.size()).isEqualTo(40_000);
            out.write(new byte[100_000]);
            assertThat(sent.size()).isEqualTo(180_000);
        }
    }

    @Property(tries = 100)
    void all_of_it_arrives_in_order(@ForAll @Size(max = 12) List<@IntRange(max = 90_000) Integer> sizes)
            throws IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Random random = new Random(1);
        GatheredOutput out = new GatheredOutput(arrived);
        for (int size : sizes) {
            byte[] piece = new byte[size];
            random.nextBytes(piece);
            out.write(piece);
            written.write(piece);
        }
        out.flush();
        assertThat(arrived.toByteArray()).isEqualTo(written.toByteArray());
    }
}
