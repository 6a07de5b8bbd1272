package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import dev.drydock.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of wishes for networks, in the words of engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NetworkCreationTest {
    private static final String FIELDS = "configuration network can only contain network specific fields. Network"
            + " operator fields like [ ingress | internal | attachable | scope ] are not supported.";
    private static final String SWARM = "cannot create a swarm scoped network when swarm is not active";

    private final Engine engine =
            Engine.builder().clock(new ManualClock()).seed(1).build();
    private final EngineApi dispatcher = new EngineApi(engine, fault -> {
        throw new AssertionError(fault);
    });

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Scope':'swarm' | 403 | " + SWARM,
                "'Scope':'swarm','EnableIPv4':false | 403 | " + SWARM,
                "'Scope':'swarm','Driver':'host' | 403 | " + SWARM,
                "'Scope':'swarm','IPAM':{'Driver':'nosuch'} | 403 | " + SWARM,
                "'Scope':'swarm','Options':{'com.docker.network.bridge.enable_icc':'x'} | 403 | " + SWARM,
                "'Scope':'swarm','Driver':'nosuch' | 404 | plugin \\\"nosuch\\\" not found",
                "'Scope':'swarm','Ingress':true | 403 | Ingress network can only be global scope network",
                "'EnableIPv4':false,'Driver':'nosuch' | 404 | plugin \\\"nosuch\\\" not found",
                "'EnableIPv4':false | 400 | IPv4 or IPv6 must be enabled",
                "'Options':{'com.docker.network.enable_ipv6':'x'} | 400"
                        + " | driver-opt \\\"com.docker.network.enable_ipv6\\\" is not a valid bool",
                "'Options':{'com.docker.network.enable_ipv4':'false'} | 400 | IPv4 or IPv6 must be enabled",
                "'Options':{'com.docker.network.driver.mtu':'-4'} | 400 | invalid MTU number: -4",
                "'Options':{'com.docker.network.driver.mtu':'100000'} | 500 | invalid argument",
                "'Options':{'com.docker.network.bridge.name':'a-name-too-long-for-linux'} | 500"
                        + " | numerical result out of range",
                "'Options':{'com.docker.network.bridge.gateway_mode_ipv4':'isolated'} | 500"
                        + " | gateway mode 'isolated' can only be used for an internal network",
                "'Options':{'com.docker.network.bridge.gateway_mode_ipv6':'bogus'} | 400 | failed to parse"
                        + " com.docker.network.bridge.gateway_mode_ipv6 value: bogus (unknown gateway mode bogus)",
                "'IPAM':{'Driver':'null'} | 400 | ipv4 pool is empty",
                "'ConfigOnly':true,'Internal':true | 403 | FIELDS",
                "'ConfigOnly':true,'Scope':'local' | 403 | FIELDS",
                "'ConfigOnly':true,'Driver':'overlay' | 403 | This node is not a swarm manager. Use \\\"docker swarm"
                        + " init\\\" or \\\"docker swarm join\\\" to connect this node to swarm and try again.",
                "'ConfigOnly':true,'ConfigFrom':{'Network':'x'} | 403"
                        + " | a configuration network cannot depend on another configuration network",
                "'ConfigFrom':{'Network':'bridge'} | 404 | configuration network \\\"bridge\\\" does not exist",
                "'ConfigFrom':{'Network':'x'},'Labels':{'a':'b'} | 403 | user specified configurations are not"
                        + " supported if the network depends on a configuration network",
                "'ConfigFrom':{'Network':'x'},'Options':{'a':'b'} | 403 | network driver options are not supported"
                        + " if the network depends on a configuration network",
                "'Driver':'macvlan' | 500 | operation not supported",
                "'Driver':'macvlan','Options':{'parent':'lo'} | 500"
                        + " | loopback interface is not a valid macvlan parent link",
                "'Driver':'macvlan','Options':{'parent':'eth0.50'} | 500"
                        + " | failed to create eth0.50 vlan link: operation not supported",
                "'Driver':'ipvlan','Options':{'parent':'nope'} | 500"
                        + " | invalid subinterface vlan name nope, example formatting is eth0.10",
                "'Driver':'macvlan','Options':{'macvlan_mode':'bogus'} | 500 | requested macvlan mode 'bogus' is not"
                        + " valid, 'bridge' mode is the macvlan driver default",
                "'Driver':'ipvlan','Options':{'ipvlan_flag':'bogus'} | 500 | requested ipvlan flag 'bogus' is not"
                        + " valid, 'bridge' is the ipvlan driver default",
                "'IPAM':{'Config':[{'Subnet':'fd00::1/64'}]} | 400"
                        + " | invalid network config:\\ninvalid subnet fd00::1/64: it should be fd00::/64",
                "'IPAM':{'Config':[{'Subnet':'fd00::/64','Gateway':'10.1.1.1'}]} | 400"
                        + " | invalid network config:\\ninvalid gateway 10.1.1.1: parent subnet is an IPv6 block",
                "'EnableIPv6':true,'Scope':'global' | 400 | all predefined address pools have been fully subnetted",
            })
    void is_refused(String wish, int status, String words) {
        assertThat(create("n", wish))
                .isEqualTo(status + " {\"message\":\"" + words.replace("FIELDS", FIELDS) + "\"}\n");
        assertThat(get("/networks/n")).startsWith("404 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'EnableIPv6':true,'IPAM':{'Config':[{'Subnet':'fd00:5::/64'}]} | bridge | true"
                        + " | {'Subnet':'fd00:5::/64'},{'Subnet':'172.18.0.0/16','Gateway':'172.18.0.1'}",
                "'EnableIPv6':true,'IPAM':{'Config':[{'Subnet':'fd00:5::/64'},{'Subnet':'10.5.0.0/24'}]} | bridge | true"
                        + " | {'Subnet':'10.5.0.0/24'},{'Subnet':'fd00:5::/64'}",
                "'IPAM':{'Config':[{'Subnet':'fd00:5::/64'}]} | bridge | false"
                        + " | {'Subnet':'fd00:5::/64'},{'Subnet':'172.18.0.0/16','Gateway':'172.18.0.1'}",
                "'Scope':'global' | bridge | false | {'Subnet':'10.0.0.0/24','Gateway':'10.0.0.1'}",
                "'Internal':true,'Options':{'com.docker.network.bridge.gateway_mode_ipv4':'isolated'} | bridge | false"
                        + " | {'Subnet':'172.18.0.0/16'}",
                "'Driver':'macvlan','Options':{'parent':'eth0'} | macvlan | false"
                        + " | {'Subnet':'172.18.0.0/16','Gateway':'172.18.0.1'}",
                "'Driver':'macvlan','Internal':true,'Options':{'parent':'eth0'} | macvlan | false"
                        + " | {'Subnet':'172.18.0.0/16'}",
                "'ConfigOnly':true,'IPAM':{'Config':[{'Subnet':'10.5.0.0/24'}]} | null | false"
                        + " | {'Subnet':'10.5.0.0/24'}",
            })
    void is_made_with_subnets(String wish, String driver, String ipv6, String subnets) {
        assertThat(create("n", wish)).startsWith("201 ");
        assertThat(get("/networks/n"))
                .contains("\"Driver\":\"" + driver + "\",")
                .contains("\"EnableIPv6\":" + ipv6 + ",")
                .contains("\"Config\":[" + subnets.replace('\'', '"') + "]");
        assertThat(send("DELETE", "/networks/n", "")).isEqualTo("204 ");
    }

    @Test
    void may_not_be_called_as_one_that_the_engine_has() {
        for (String name : List.of("bridge", "host", "none", "default")) {
            assertThat(create(name, "'Driver':'bridge'"))
                    .isEqualTo(
                            "403 {\"message\":\"operation is not permitted on predefined " + name + " network \"}\n");
        }
    }

    @Test
    void lends_its_settings_and_cannot_be_removed_meanwhile() {
        create("lender", "'ConfigOnly':true,'IPAM':{'Config':[{'Subnet':'10.5.0.0/24'}]},'Labels':{'l':'m'}");
        assertThat(create("n", "'ConfigFrom':{'Network':'lender'}")).startsWith("201 ");
        assertThat(get("/networks/n"))
                .contains("\"Config\":[{\"Subnet\":\"10.5.0.0/24\"}]")
                .contains("\"ConfigFrom\":{\"Network\":\"lender\"},\"ConfigOnly\":false")
                .contains("\"Labels\":{\"l\":\"m\"}");
        assertThat(send("DELETE", "/networks/lender", ""))
                .isEqualTo("403 {\"message\":\"error while removing network: configuration network \\\"lender\\\" is in"
                        + " use\"}\n");
        send("DELETE", "/networks/n", "");
        assertThat(send("DELETE", "/networks/lender", "")).isEqualTo("204 ");
    }

    @Test
    void conflicts_with_a_network_of_another_scope() {
        String bridge = engine.networks().inspect("bridge", "").network().id().value();
        assertThat(create("n", "'Scope':'global','IPAM':{'Config':[{'Subnet':'172.17.0.0/16'}]}"))
                .startsWith("403 {\"message\":\"cannot create network ")
                .endsWith("): conflicts with network " + bridge + " (docker0): networks have overlapping IPv4\"}\n");
        assertThat(create("n", "'Options':{'com.docker.network.bridge.name':'docker0'}"))
                .endsWith(" (docker0): conflicts with network " + bridge
                        + " (docker0): networks have same bridge name\"}\n");
        assertThat(create("n", "'Scope':'global','IPAM':{'Config':[{'Subnet':'10.9.0.0/16'}]}"))
                .startsWith("201 ");
        assertThat(get("/networks/n?scope=global")).startsWith("200 ");
        assertThat(get("/networks/n?scope=local")).startsWith("404 ");
    }

    private String create(String name, String wish) {
        return send("POST", "/networks/create", "{\"Name\":\"" + name + "\"," + wish.replace('\'', '"') + "}");
    }

    private String get(String target) {
        return send("GET", target, "");
    }

    private String send(String method, String target, String body) {
        Request request = body.isEmpty() ? Request.of(method, target) : Request.json(method, target, body);
        Response response = dispatcher.handle(request);
        String text =
                response.body() instanceof Body.Bytes bytes ? new String(bytes.bytes(), StandardCharsets.UTF_8) : "";
        return response.status() + " " + text;
    }
}
