package dev.drydock.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DigestTest {

    @Test
    void the_digest_of_no_bytes_is_the_known_one() {
        assertThat(Digest.sha256(new byte[0]))
                .hasToString("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_stream_has_the_digest_of_its_bytes() {
        byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
        Digester digester = Digester.sha256();
        digester.write(bytes[0]);
        digester.write(bytes, 1, 4);

        assertThat(digester.sizeBytes()).isEqualTo(5);
        assertThat(digester.digest()).isEqualTo(Digest.sha256(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "'', invalid checksum digest format",
        "sha256, invalid checksum digest format",
        "sha256:, invalid checksum digest format",
        "SHA256:00, invalid checksum digest format",
        "sha256:00, invalid checksum digest length",
        "md5:00, unsupported digest algorithm",
        "sha256:E3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, invalid checksum digest format"
    })
    void what_is_no_digest_is_refused_in_the_words_of_the_engine(String text, String words) {
        assertThatThrownBy(() -> Digest.parse(text)).hasMessage(words);
    }
}
