package dev.drydock.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.digest.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The bytes were made by Docker Engine 28.5.2: layers of commits, as {@code docker save} shows them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TarWriterTest {
    private static final String LONG = "a".repeat(72);
    private static final String LONGER = "b".repeat(67);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarWriter tar = new TarWriter(bytes);

    private static TarHeader header(char type, String name, long uid, long size) {
        return new TarHeader(type, name, "", 0644, uid, 4, size, 1795835028, 0, 0, new TreeMap<>());
    }

    private String field(int at, int length) {
        return new String(bytes.toByteArray(), at, length, UTF_8)
                .replace("\0", " ")
                .stripTrailing();
    }

    @Test
    void a_plain_header_ends_its_numbers_as_the_engine_does() throws IOException {
        tar.begin(new TarHeader('5', "a/", "", 0755, 0, 0, 0, 1795834951, 0, 0, new TreeMap<>()));

        assertThat(field(0, 100)).isEqualTo("a/");
        assertThat(field(100, 57)).isEqualTo("0000755 0000000 0000000 00000000000 15302442107 007462  5");
        assertThat(field(257, 8)).isEqualTo("ustar 00");
        assertThat(field(329, 16)).isEqualTo("0000000 0000000");
    }

    @Test
    void a_long_name_is_split_at_a_slash() throws IOException {
        tar.begin(header('0', LONG + "/" + LONGER + "/f", 0, 0));

        assertThat(field(0, 100)).isEqualTo("f");
        assertThat(field(345, 155)).isEqualTo(LONG + "/" + LONGER);
    }

    @Test
    void what_does_not_fit_stands_in_a_record_before() throws IOException {
        tar.begin(header('3', "n", 3_000_000, 0));

        assertThat(field(0, 100)).isEqualTo("PaxHeaders.0/n");
        assertThat(field(156, 1)).isEqualTo("x");
        assertThat(field(512, 512)).isEqualTo("15 uid=3000000");
        assertThat(field(1024, 100)).isEqualTo("n");
        assertThat(field(1024 + 108, 8)).isEqualTo("0000000");
    }

    @Test
    void letters_outside_ascii_stand_in_a_record() throws IOException {
        tar.begin(header('0', "d/\u00e9", 0, 0));

        assertThat(field(0, 100)).isEqualTo("d/PaxHeaders.0");
        assertThat(field(512, 512)).isEqualTo("13 path=d/\u00e9");
        assertThat(field(1024, 100)).isEqualTo("d/");
    }

    @Test
    void bytes_of_extended_attributes_are_kept() throws IOException {
        byte[] value = {1, 0, 0, 2, (byte) 0xff};
        tar.begin(new TarHeader(
                '0',
                "f",
                "",
                0644,
                0,
                0,
                0,
                0,
                0,
                0,
                new TreeMap<>(Map.of("SCHILY.xattr.security.capability", value))));

        byte[] written = bytes.toByteArray();
        assertThat(field(512, 3)).isEqualTo("42");
        assertThat(java.util.Arrays.copyOfRange(written, 512 + 36, 512 + 41)).isEqualTo(value);
    }

    @Test
    void an_empty_tar_is_that_of_the_empty_layer() throws IOException {
        tar.finish();

        assertThat(Digest.sha256(bytes.toByteArray()))
                .hasToString("sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
    }

    @Test
    void a_file_that_is_too_short_is_an_error() throws IOException {
        tar.begin(header('0', "f", 0, 3));
        tar.contents().write(new byte[2]);

        assertThatThrownBy(tar::finish).hasMessage("a file in a tar lacks 1 bytes");
    }

    @Test
    void a_file_that_is_too_long_is_an_error() throws IOException {
        tar.begin(header('0', "f", 0, 1));

        assertThatThrownBy(() -> tar.contents().write(new byte[2]))
                .hasMessage("a file in a tar has more bytes than were announced");
    }
}
