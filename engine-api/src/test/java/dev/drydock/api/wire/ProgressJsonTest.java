package dev.drydock.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.registry.Progress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as recorded from Docker Engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressJsonTest {

    private static String line(Progress progress) {
        return new String(ProgressJson.line(progress), StandardCharsets.UTF_8);
    }

    @Test
    void a_message_about_the_whole_has_no_id() {
        assertThat(line(new Progress.Message("", "Digest: sha256:0")))
                .isEqualTo("{\"status\":\"Digest: sha256:0\"}\r\n");
        assertThat(line(new Progress.Message("3.2", "Pulling from redis")))
                .isEqualTo("{\"status\":\"Pulling from redis\",\"id\":\"3.2\"}\r\n");
    }

    @Test
    void a_step_has_no_detail() {
        assertThat(line(new Progress.Step("9addb4c7f3af", "Waiting")))
                .isEqualTo("{\"status\":\"Waiting\",\"progressDetail\":{},\"id\":\"9addb4c7f3af\"}\r\n");
    }

    @Test
    void an_amount_draws_a_bar() {
        assertThat(line(new Progress.Amount("2013e9368cb0", "Downloading", 97, 97)))
                .isEqualTo(
                        "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":97,\"total\":97},\"progress\":\"["
                                + "=".repeat(50) + "\\u003e]      97B/97B\",\"id\":\"2013e9368cb0\"}\r\n");
        assertThat(line(new Progress.Amount("7d53f0547288", "Extracting", 32768, 3002545)))
                .isEqualTo("{\"status\":\"Extracting\",\"progressDetail\":{\"current\":32768,\"total\":3002545}"
                        + ",\"progress\":\"[\\u003e" + " ".repeat(50)
                        + "]  32.77kB/3.003MB\",\"id\":\"7d53f0547288\"}\r\n");
        assertThat(line(new Progress.Amount("7a3373a0c51f", "Extracting", 3932160, 5580000)))
                .contains("[" + "=".repeat(35) + "\\u003e" + " ".repeat(15) + "]  3.932MB/5.58MB");
    }

    @Test
    void a_failure_is_told_twice() {
        assertThat(new String(ProgressJson.failure("no"), StandardCharsets.UTF_8))
                .isEqualTo("{\"errorDetail\":{\"message\":\"no\"},\"error\":\"no\"}\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0B",
        "97, 97B",
        "999, 999B",
        "1000, 1kB",
        "1132, 1.132kB",
        "36445, 36.45kB",
        "3002545, 3.003MB",
        "5580000, 5.58MB",
        "999999, 1000kB",
        "1234567890, 1.235GB"
    })
    void sizes_have_four_digits(long bytes, String words) {
        assertThat(DecimalSize.of(bytes)).isEqualTo(words);
    }
}
