package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.container.CreateContainer;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.network.CreateNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A network that keeps its containers apart ({@code enable_icc=false}), as a real engine 28.5.2 has it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptApartTest {
    private Neighbourhood street;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood();
        street.engine
                .networks()
                .create(CreateNetwork.named("apart")
                        .withOptions(Map.of("com.docker.network.bridge.enable_icc", "false")));
        street.resident("web", "apart", "nginx", "exec nginx -g 'daemon off;'");
    }

    @AfterEach
    void close() {
        street.close();
    }

    @Test
    void nobody_reaches_the_other_though_names_are_known() throws InterruptedException {
        assertThat(street.visit("apart", "nslookup -type=a web")).contains("Address: 172.18.0.2\n");
        assertThat(street.visit("apart", "ping -q -c 1 -W 1 web | tail -1"))
                .isEqualTo("1 packets transmitted, 0 packets received, 100% packet loss\n");
        assertThat(street.visit("apart", "nc -w 2 web 80 </dev/null; echo $?")).isEqualTo("nc: timed out\n1\n");
    }

    @Test
    void the_machine_and_oneself_are_reached() throws InterruptedException {
        assertThat(street.visit(
                        "apart", "ping -q -c 1 -W 1 172.18.0.1 | grep loss; ping -q -c 1 $(hostname) | grep loss"))
                .isEqualTo("1 packets transmitted, 1 packets received, 0% packet loss\n".repeat(2));
        assertThat(street.visit("host", "wget -q -O - http://172.18.0.2/ | grep -c Welcome"))
                .isEqualTo("2\n");
    }

    /** Ports are opened to those who are linked on the default bridge alone, where nobody is kept apart. */
    @Test
    void a_link_gives_a_name_and_opens_no_port() throws InterruptedException {
        TreeMap<String, EndpointSettings> linked = new TreeMap<>();
        linked.put(
                "apart", EndpointSettings.builder().links(List.of("web:shop")).build());
        street.engine
                .containers()
                .create(new CreateContainer(
                        "client",
                        "",
                        ContainerConfig.builder()
                                .image("alpine")
                                .cmd(List.of("sh", "-c", "nslookup -type=a shop; nc -w 2 shop 80 </dev/null; echo $?"))
                                .build(),
                        HostConfig.builder().networkMode("apart").build(),
                        new NetworkingConfig(linked)));
        street.engine.containers().start("client");
        street.clock.advance(Duration.ofMinutes(1));
        assertThat(street.printed("client")).contains("Address: 172.18.0.2\n").endsWith("nc: timed out\n1\n");
    }
}
