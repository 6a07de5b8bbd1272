package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import dev.drydock.registry.InMemoryRegistry;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SystemRoutesTest {
    private final Engine engine = Engine.builder()
            .clock(new ManualClock(Instant.parse("2026-01-02T03:04:05.06Z")))
            .seed(1)
            .registries(RegistryDirectory.withHub(InMemoryRegistry.builder().build()))
            .build();
    private final EngineApi api = new EngineApi(engine, fault -> {
        throw new AssertionError(fault);
    });

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_ping", "/v1.24/_ping", "/v1.51/_ping"})
    void a_ping_tells_what_the_engine_can_do(String target) {
        Response response = api.handle(Request.of("GET", target));
        assertThat(text(response)).isEqualTo("OK");
        assertThat(response.headers())
                .isEqualTo(Headers.of(
                        "Api-Version", "1.51",
                        "Ostype", "linux",
                        "Server", "Docker/28.5.2+dfsg4 (linux)",
                        "Docker-Experimental", "false",
                        "Builder-Version", "2",
                        "Cache-Control", "no-cache, no-store, must-revalidate",
                        "Content-Type", "text/plain; charset=utf-8",
                        "Pragma", "no-cache",
                        "Swarm", "inactive"));
    }

    @Test
    void info_begins_with_who_it_is_and_how_much_it_has() {
        assertThat(get("/info"))
                .matches("(?s)\\{\"ID\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\",.*")
                .contains(
                        "\"Containers\":0,\"ContainersRunning\":0,\"ContainersPaused\":0,\"ContainersStopped\":0,\"Images\":0")
                .contains("\"DriverStatus\":[[\"Backing Filesystem\",\"extfs\"],[\"Supports d_type\",\"true\"],")
                .contains("\"SystemTime\":\"2026-01-02T03:04:05.06Z\"")
                .contains("\"NEventsListener\":0");
    }

    @Test
    void info_counts_who_listens_to_events() {
        api.handle(Request.of("GET", "/events"));
        assertThat(get("/info")).contains("\"NEventsListener\":1");
    }

    /** As asked of the engine 28.5.2 at each version. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.25 | \"SecurityOptions\":[\"seccomp\"]                          | \"SecurityOptions\":[\"name=seccomp,profile=builtin\"]",
                "1.42 | \"KernelMemory\":true,                                     | \"SwapLimit\":true,\"KernelMemoryTCP\":true",
                "1.44 | {\"io.containerd.runc.v2\":{\"path\":\"runc\"},            | {\"io.containerd.runc.v2\":{\"path\":\"runc\",\"status\":{",
                "1.46 | \"CDISpecDirs\":[\"/etc/cdi\",\"/var/run/cdi\"],\"Warnings\" | \"Containerd\":{\"Address\":",
                "1.47 | \"AllowNondistributableArtifactsCIDRs\":null               | \"RegistryConfig\":{\"IndexConfigs\":",
                "1.49 | \"RuncCommit\":{\"ID\":\"1.3.6+ds1-1\",\"Expected\":\"1.3.6+ds1-1\"} | \"FirewallBackend\":{\"Driver\":\"iptables\"}",
                "1.50 | \"BridgeNfIptables\":false,\"BridgeNfIp6tables\":false     | \"IPv4Forwarding\":true,\"Debug\":false",
            })
    void info_changed_with_a_version(String since, String former, String present) {
        String before = "/v1." + (Integer.parseInt(since.substring(2)) - 1) + "/info";
        assertThat(get(before)).contains(former).doesNotContain(present);
        assertThat(get("/v" + since + "/info")).contains(present).doesNotContain(former);
    }

    @Test
    void nothing_takes_no_space() {
        assertThat(get("/system/df"))
                .isEqualTo("{\"LayersSize\":0,\"Images\":[],\"Containers\":[],\"Volumes\":[],\"BuildCache\":[]}\n");
    }

    @Test
    void what_was_not_asked_for_is_null_since_1_42() {
        String onlyVolumes =
                "{\"LayersSize\":0,\"Images\":null,\"Containers\":null,\"Volumes\":[],\"BuildCache\":null}\n";
        assertThat(get("/system/df?type=volume")).isEqualTo(onlyVolumes);
        assertThat(get("/v1.42/system/df?type=volume")).isEqualTo(onlyVolumes);
        assertThat(get("/v1.41/system/df?type=volume")).contains("\"Images\":[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", ""})
    void what_takes_space_is_of_four_kinds(String kind) {
        assertThat(get("/system/df?type=container&type=" + kind))
                .isEqualTo("{\"message\":\"unknown object type: " + kind + "\"}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://index.docker.io/v1/", "registry-1.docker.io", "http://docker.io"})
    void docker_hub_has_several_names(String server) {
        assertThat(login("{\"username\":\"a\",\"password\":\"b\",\"serveraddress\":\"" + server + "\"}"))
                .isEqualTo("200 {\"IdentityToken\":\"\",\"Status\":\"Login Succeeded\"}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                      | unexpected EOF",
                "``                                     | EOF",
                "[]                                     | json: cannot unmarshal array into Go value of type registry.AuthConfig",
                "{\"username\":5}                       | json: cannot unmarshal number into Go struct field .username of type string",
                "{\"serveraddress\":\"127.0.0.1:5001/x\"} | Get \\\"http://127.0.0.1:5001/v2/\\\": dial tcp 127.0.0.1:5001: connect: connection refused",
            })
    void a_login_that_goes_wrong_is_not_classified(String body, String words) {
        assertThat(login(body)).isEqualTo("500 {\"message\":\"" + words + "\"}\n");
    }

    private String login(String body) {
        Response response = api.handle(Request.json("POST", "/auth", body));
        return response.status() + " " + text(response);
    }

    private String get(String target) {
        return text(api.handle(Request.of("GET", target)));
    }

    private static String text(Response response) {
        return new String(((Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
    }
}
