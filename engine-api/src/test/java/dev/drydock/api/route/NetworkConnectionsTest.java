package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.layer.LayerContents;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import dev.drydock.registry.InMemoryRegistry;
import dev.drydock.registry.PublishedImage;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers that are put on networks and taken off them, in the words of the engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class NetworkConnectionsTest {
    private static final String SHARED =
            "container sharing network namespace with another container or host cannot be connected to any other network";
    private static final String PRIVATE =
            "container cannot be connected to multiple networks with one of the networks in private (none) mode";

    private Engine engine;
    private EngineApi api;

    @BeforeEach
    void prepare() throws Exception {
        PublishedImage waiting = PublishedImage.of(() -> new PublishedImage.Definition(
                Instant.EPOCH,
                ExecutionConfig.builder().cmd("/bin/wait").build(),
                List.of(HistoryEntry.layer(Instant.EPOCH, "ADD wait /")),
                List.of(LayerContents.builder()
                        .modified(Instant.EPOCH)
                        .file("/bin/wait", 0755, Programs.STUB_MAGIC + "wait\n")
                        .build())));
        engine = Engine.builder()
                .seed(1)
                .registries(RegistryDirectory.withHub(InMemoryRegistry.builder()
                        .publish("library/waiting", waiting, "latest")
                        .build()))
                .programs(new OnlyWait())
                .build();
        api = new EngineApi(engine, fault -> {
            throw new AssertionError(fault);
        });
        engine.registries().pull(PullRequest.of("waiting")).run(progress -> {});
        assertThat(post("/networks/create", "{\"Name\":\"n\",\"IPAM\":{\"Config\":[{\"Subnet\":\"10.5.0.0/24\"}]}}"))
                .startsWith("201");
        for (String mode : List.of("bridge", "host", "none", "container:on-bridge")) {
            String name = mode.startsWith("container") ? "on-other" : "on-" + mode;
            create(name, mode);
            assertThat(post("/containers/" + name + "/start", "")).isEqualTo("204 ");
        }
        create("resting", "bridge");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nope | on-bridge | 404 | network nope not found",
                "n    | nope      | 404 | No such container: nope",
                "n    | on-host   | 400 | " + SHARED,
                "n    | on-other  | 400 | " + SHARED,
                "n    | on-none   | 400 | " + PRIVATE,
                "none | on-bridge | 400 | " + PRIVATE,
                "host | on-bridge | 400 | cannot connect container to host network - container must be created in host network mode",
            })
    void what_cannot_be_together_is_refused(String network, String container, int status, String words) {
        assertThat(connect(network, container)).isEqualTo(status + " {\"message\":\"" + words + "\"}\n");
    }

    @Test
    void a_running_container_gets_its_place_at_once_and_only_once() {
        assertThat(post(
                        "/networks/n/connect",
                        "{\"Container\":\"on-bridge\",\"EndpointConfig\":{\"Aliases\":[\"ap\"]}}"))
                .isEqualTo("200 ");
        assertThat(get("/containers/on-bridge/json"))
                .contains("\"Aliases\":[\"ap\"]", "\"IPAddress\":\"10.5.0.2\",\"IPPrefixLen\":24")
                .contains("\"DNSNames\":[\"on-bridge\",\"ap\",");
        assertThat(get("/networks/n")).contains("\"Name\":\"on-bridge\"", "\"IPv4Address\":\"10.5.0.2/24\"");
        assertThat(connect("n", "on-bridge"))
                .isEqualTo("403 {\"message\":\"endpoint with name on-bridge already exists in network n\"}\n");

        assertThat(disconnect("n", "on-bridge")).isEqualTo("200 ");
        assertThat(get("/networks/n")).contains("\"Containers\":{}");
        assertThat(disconnect("n", "on-bridge"))
                .matches("500 \\{\"message\":\"container [0-9a-f]{64} is not connected to network n\"}\n");
    }

    @Test
    void the_names_of_the_last_run_stay_when_it_has_ended() {
        connect("n", "on-bridge");
        assertThat(post("/containers/on-bridge/rename?name=other", "")).isEqualTo("204 ");
        assertThat(post("/containers/other/kill", "")).isEqualTo("204 ");
        assertThat(post("/containers/other/wait", "")).startsWith("200");
        assertThat(get("/containers/other/json")).contains("\"IPAddress\":\"\"", "\"DNSNames\":[\"other\",");
    }

    @Test
    void an_address_can_be_asked_for_only_where_there_are_subnets() {
        assertThat(
                        post(
                                "/networks/host/connect",
                                "{\"Container\":\"resting\",\"EndpointConfig\":{\"IPAMConfig\":{\"IPv4Address\":\"10.5.0.9\"}}}"))
                .endsWith("supported only when connecting to networks with user configured subnets\"}\n");
    }

    @Test
    void a_mac_address_is_checked_and_not_used() {
        String wish = "{\"Container\":\"on-bridge\",\"EndpointConfig\":{\"MacAddress\":\"%s\"}}";
        assertThat(post("/networks/n/connect", wish.formatted("zz")))
                .isEqualTo("400 {\"message\":\"invalid MAC address zz\"}\n");
        assertThat(post("/networks/n/connect", wish.formatted("02:11:22:33:44:55")))
                .isEqualTo("200 ");
        assertThat(get("/networks/n")).doesNotContain("02:11:22:33:44:55");
    }

    @Test
    void of_a_container_that_rests_it_is_noted_for_its_start() {
        assertThat(connect("n", "resting")).isEqualTo("200 ");
        assertThat(connect("n", "resting")).isEqualTo("200 ");
        assertThat(connect("not-yet", "resting")).isEqualTo("200 ");
        assertThat(disconnect("not-yet", "resting")).isEqualTo("200 ");
        assertThat(disconnect("not-yet", "resting"))
                .matches("500 \\{\"message\":\"container [0-9a-f]{64} is not connected to the network not-yet\"}\n");
        assertThat(get("/networks/n")).contains("\"Containers\":{}");
        assertThat(post("/containers/resting/start", "")).isEqualTo("204 ");
        assertThat(get("/networks/n")).contains("\"Name\":\"resting\"");
    }

    @Test
    void the_host_network_is_not_left_but_none_is() {
        assertThat(disconnect("host", "on-host"))
                .isEqualTo("400 {\"message\":\"cannot disconnect container from host network"
                        + " - container was created in host network mode\"}\n");
        assertThat(disconnect("none", "on-none")).isEqualTo("200 ");
        assertThat(connect("n", "on-none")).isEqualTo("200 ");
    }

    @Test
    void with_force_the_place_of_an_unknown_container_is_looked_for() {
        assertThat(post("/networks/n/disconnect", "{\"Container\":\"nope\",\"Force\":true}"))
                .isEqualTo("404 {\"message\":\"endpoint nope not found\"}\n");
        assertThat(post("/networks/nope/disconnect", "{\"Force\":true}"))
                .isEqualTo("404 {\"message\":\"network nope not found\"}\n");
    }

    private void create(String name, String mode) {
        String wish = "{\"Image\":\"waiting\",\"HostConfig\":{\"NetworkMode\":\"" + mode + "\"}}";
        assertThat(post("/containers/create?name=" + name, wish)).startsWith("201");
    }

    private String connect(String network, String container) {
        return post("/networks/" + network + "/connect", "{\"Container\":\"" + container + "\"}");
    }

    private String disconnect(String network, String container) {
        return post("/networks/" + network + "/disconnect", "{\"Container\":\"" + container + "\"}");
    }

    private String get(String target) {
        return answer(Request.of("GET", target));
    }

    private String post(String target, String body) {
        return answer(body.isEmpty() ? Request.of("POST", target) : Request.json("POST", target, body));
    }

    private String answer(Request request) {
        Response response = api.handle(request);
        String body =
                response.body() instanceof Body.Bytes bytes ? new String(bytes.bytes(), StandardCharsets.UTF_8) : "";
        return response.status() + " " + body;
    }

    private static final class OnlyWait implements Programs {
        @Override
        public Optional<Program> stub(String name) {
            return name.equals("wait") ? Optional.of(process -> Exit.never()) : Optional.empty();
        }

        @Override
        public Optional<Program> binary(String path) {
            return Optional.empty();
        }
    }
}
