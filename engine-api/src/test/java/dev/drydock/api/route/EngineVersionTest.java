package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Engine;
import dev.drydock.EngineVersion;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import dev.drydock.time.ManualClock;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine as another release. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineVersionTest {

    @ParameterizedTest
    @CsvSource({
        "20.10, 20.10.24, 1.12, 1.41",
        "23,    23.0.6,   1.12, 1.42",
        "24,    24.0.9,   1.12, 1.43",
        "25.0,  25.0.5,   1.24, 1.44",
        "26,    26.1.4,   1.24, 1.45",
        "27,    27.5.1,   1.24, 1.47",
        "28,    28.5.2+dfsg4, 1.24, 1.51",
        "29,    29.0.0,   1.44, 1.52"
    })
    void it_says_which_it_is(String asked, String release, String oldest, String newest) {
        assertThat(text(get(asked, "/version")))
                .contains("\"Version\":\"" + release + "\",\"ApiVersion\":\"" + newest + "\",\"MinAPIVersion\":\""
                        + oldest + "\"")
                .contains("\"Details\":{\"ApiVersion\":\"" + newest + "\"");
        assertThat(text(get(asked, "/info"))).contains("\"ServerVersion\":\"" + release + "\"");
        Response ping = get(asked, "/_ping");
        assertThat(ping.headers().first("Api-Version")).contains(newest);
        assertThat(ping.headers().first("Server")).contains("Docker/" + release + " (linux)");
    }

    @ParameterizedTest
    @CsvSource({"20.10, 1.42, 1.41", "24, 1.44, 1.43", "28, 1.52, 1.51", "29, 1.53, 1.52"})
    void a_client_that_is_too_new_is_refused(String asked, String version, String newest) {
        Response refusal = get(asked, "/v" + version + "/version");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(text(refusal))
                .isEqualTo("{\"message\":\"client version " + version + " is too new. Maximum supported API version is "
                        + newest + "\"}\n");
    }

    @ParameterizedTest
    @CsvSource({"1.43", "1.24"})
    void a_client_that_is_too_old_for_29_is_refused(String version) {
        Response refusal = get("29", "/v" + version + "/version");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(text(refusal))
                .isEqualTo("{\"message\":\"client version " + version
                        + " is too old. Minimum supported API version is 1.44,"
                        + " please upgrade your client to a newer version\"}\n");
    }

    @Test
    void who_is_older_than_json_is_refused_in_plain_words() {
        Response refusal = get("20.10", "/v1.11/version");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.headers().first("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(text(refusal))
                .isEqualTo("client version 1.11 is too old. Minimum supported API version is 1.12,"
                        + " please upgrade your client to a newer version\n");
    }

    @Test
    void what_old_engines_speak_and_drydock_does_not_is_said() {
        Response refusal = get("24", "/v1.23/version");
        assertThat(refusal.status()).isEqualTo(501);
        assertThat(text(refusal)).contains("version 1.23 of the API is not emulated by Drydock");
    }

    @Test
    void pings_tell_of_swarm_and_builder_since_23() {
        assertThat(get("20.10", "/_ping").headers().contains("Swarm")).isFalse();
        assertThat(get("20.10", "/_ping").headers().contains("Builder-Version")).isFalse();
        assertThat(get("23", "/_ping").headers().first("Swarm")).contains("inactive");
        assertThat(get("23", "/_ping").headers().first("Builder-Version")).contains("2");
    }

    @Test
    void info_tells_of_devices_since_25_and_of_kernel_memory_until_29() {
        assertThat(text(get("24", "/info"))).doesNotContain("CDISpecDirs").contains("\"KernelMemoryTCP\":true");
        assertThat(text(get("25", "/info"))).contains("CDISpecDirs");
        assertThat(text(get("29", "/v1.44/info"))).doesNotContain("KernelMemory");
    }

    @Test
    void what_is_new_in_29_and_not_emulated_is_said() {
        assertThat(get("29", "/system/df").status()).isEqualTo(501);
        assertThat(get("29", "/v1.51/system/df").status()).isEqualTo(200);
    }

    @Test
    void a_release_that_is_not_emulated_is_refused() {
        assertThatThrownBy(() -> EngineVersion.of("30"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Docker Engine 30 is not emulated by Drydock, only 20.10.24, 23.0.6, 24.0.9, 25.0.5, 26.1.4,"
                                + " 27.5.1, 28.5.2, 29.0.0");
        assertThatThrownBy(() -> EngineVersion.of("2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EngineVersion.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Response get(String version, String target) {
        try (Engine engine = Engine.builder()
                .clock(new ManualClock())
                .seed(1)
                .version(EngineVersion.of(version))
                .build()) {
            return new EngineApi(engine, fault -> {
                        throw new AssertionError(fault);
                    })
                    .handle(Request.of("GET", target));
        }
    }

    private static String text(Response response) {
        return new String(((Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
    }
}
