package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import dev.drydock.network.SharedNetworks;
import dev.drydock.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NetworkRoutesTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Engine engine = Engine.builder().clock(clock).seed(1).build();
    private final SharedNetworks networks = engine.networks();
    private final EngineApi dispatcher = new EngineApi(engine, fault -> {
        throw new AssertionError(fault);
    });

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_bridge_is_inspected_as_the_engine_shows_it() {
        String id = networks.inspect("bridge", "").network().id().value();
        assertThat(get("/networks/bridge"))
                .isEqualTo("200 {\"Name\":\"bridge\",\"Id\":\"" + id
                        + "\",\"Created\":\"2026-01-02T03:04:05Z\",\"Scope\":\"local\",\"Driver\":\"bridge\""
                        + ",\"EnableIPv4\":true,\"EnableIPv6\":false,\"IPAM\":{\"Driver\":\"default\",\"Options\":null"
                        + ",\"Config\":[{\"Subnet\":\"172.17.0.0/16\",\"Gateway\":\"172.17.0.1\"}]}"
                        + ",\"Internal\":false,\"Attachable\":false,\"Ingress\":false,\"ConfigFrom\":{\"Network\":\"\"}"
                        + ",\"ConfigOnly\":false,\"Containers\":{}"
                        + ",\"Options\":{\"com.docker.network.bridge.default_bridge\":\"true\""
                        + ",\"com.docker.network.bridge.enable_icc\":\"true\""
                        + ",\"com.docker.network.bridge.enable_ip_masquerade\":\"true\""
                        + ",\"com.docker.network.bridge.host_binding_ipv4\":\"0.0.0.0\""
                        + ",\"com.docker.network.bridge.name\":\"docker0\""
                        + ",\"com.docker.network.driver.mtu\":\"1500\"},\"Labels\":{}}\n");
    }

    @Test
    void a_network_is_created_shown_and_removed() {
        String created = post(
                "/networks/create",
                "{\"Name\":\"n\",\"Internal\":true,\"IPAM\":{\"Options\":{\"a\":\"b\"},\"Config\":"
                        + "[{\"Subnet\":\"10.77.0.0/24\",\"AuxiliaryAddresses\":{\"r\":\"10.77.0.9\"}}]}}");
        String id = networks.inspect("n", "").network().id().value();
        assertThat(created).isEqualTo("201 {\"Id\":\"" + id + "\",\"Warning\":\"\"}\n");
        assertThat(get("/networks/" + id.substring(0, 12)))
                .contains(
                        "\"Internal\":true",
                        "\"IPAM\":{\"Driver\":\"default\",\"Options\":{\"a\":\"b\"},\"Config\":"
                                + "[{\"Subnet\":\"10.77.0.0/24\",\"AuxiliaryAddresses\":{\"r\":\"10.77.0.9\"}}]}");
        assertThat(answer(Request.of("DELETE", "/networks/n"))).isEqualTo("204 ");
        assertThat(get("/networks/n")).isEqualTo("404 {\"message\":\"network n not found\"}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bridge?verbose=x  | 400 | invalid value for verbose: x: strconv.ParseBool: parsing \\\"x\\\": invalid syntax",
                "bridge?scope=x    | 404 | network bridge not found",
                "nope              | 404 | network nope not found",
                "?filters=abc      | 400 | invalid filter",
            })
    void what_cannot_be_shown_is_refused(String path, int status, String words) {
        assertThat(get("/networks/" + path)).isEqualTo(status + " {\"message\":\"" + words + "\"}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Name\":5}                  | cannot unmarshal number into Go struct field CreateRequest.Name of type string",
                "[]                            | cannot unmarshal array into Go value of type network.CreateRequest",
                "{\"IPAM\":{\"Config\":5}}     | cannot unmarshal number into Go struct field CreateRequest.IPAM.Config of type []network.IPAMConfig",
                "{\"IPAM\":{\"Config\":[{\"Subnet\":5}]}} | cannot unmarshal number into Go struct field CreateRequest.IPAM.Config.0.Subnet of type string",
                "{\"ConfigFrom\":5}            | cannot unmarshal number into Go struct field CreateRequest.ConfigFrom of type network.ConfigReference",
                "{\"EnableIPv4\":5}            | cannot unmarshal number into Go struct field CreateRequest.EnableIPv4 of type bool",
            })
    void a_wish_of_another_form_is_refused_in_the_words_of_go(String body, String words) {
        assertThat(post("/networks/create", body))
                .isEqualTo("400 {\"message\":\"invalid JSON: json: " + words + "\"}\n");
    }

    @Test
    void without_a_body_the_name_is_missing() {
        assertThat(answer(Request.of("POST", "/networks/create")))
                .isEqualTo("400 {\"message\":\"invalid name: name is empty\"}\n");
    }

    @Test
    void ipv4_was_no_choice_before_1_48() {
        String wish = "{\"Name\":\"n\",\"EnableIPv4\":false}";
        assertThat(post("/v1.48/networks/create", wish))
                .isEqualTo("400 {\"message\":\"IPv4 or IPv6 must be enabled\"}\n");
        assertThat(post("/v1.47/networks/create", wish)).startsWith("201 ");
    }

    @Test
    void a_prune_names_what_it_removed_and_null_for_nothing() {
        post("/networks/create", "{\"Name\":\"a\",\"Labels\":{\"l\":\"1\"}}");
        post("/networks/create", "{\"Name\":\"b\"}");
        assertThat(post("/networks/prune?filters=%7B%22label%22:%5B%22l%22%5D%7D", ""))
                .isEqualTo("200 {\"NetworksDeleted\":[\"a\"]}\n");
        assertThat(post("/networks/prune?filters=%7B%22until%22:%5B%221h%22%5D%7D", ""))
                .isEqualTo("200 {\"NetworksDeleted\":null}\n");
        assertThat(post("/networks/prune", "")).isEqualTo("200 {\"NetworksDeleted\":[\"b\"]}\n");
        assertThat(post("/networks/prune", "")).isEqualTo("200 {\"NetworksDeleted\":null}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"abc\"]         | failed to parse value as time or duration: \\\"abc\\\"",
                "[\"1m\",\"2m\"]   | more than one until filter specified",
            })
    void the_limit_of_a_prune_is_one_time(String values, String words) {
        String filters = PercentCode.encodePath("{\"until\":" + values + "}");
        assertThat(post("/networks/prune?filters=" + filters, "")).isEqualTo("400 {\"message\":\"" + words + "\"}\n");
    }

    private String get(String target) {
        return answer(Request.of("GET", target));
    }

    private String post(String target, String body) {
        return answer(body.isEmpty() ? Request.of("POST", target) : Request.json("POST", target, body));
    }

    private String answer(Request request) {
        Response response = dispatcher.handle(request);
        String body =
                response.body() instanceof Body.Bytes bytes ? new String(bytes.bytes(), StandardCharsets.UTF_8) : "";
        return response.status() + " " + body;
    }
}
