package dev.drydock.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StoredGzipTest {

    @Property(tries = 50)
    void what_is_written_in_parts_is_read_whole(
            @ForAll @Size(max = 200) byte[] part, @ForAll @IntRange(min = 1, max = 2000) int repetitions)
            throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        StoredGzip gzip = new StoredGzip(packed);
        for (int i = 0; i < repetitions; i++) {
            plain.write(part);
            gzip.write(part);
        }
        gzip.finish();

        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.toByteArray());
        }
    }
}
