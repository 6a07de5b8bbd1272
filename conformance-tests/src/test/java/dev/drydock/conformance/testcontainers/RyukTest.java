package dev.drydock.conformance.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.drydock.host.DockerHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ryuk without Testcontainers: what it removes, and when. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class RyukTest {
    private static final Map<String, String> MINE = Map.of("of", "test");

    private DockerHost host;
    private DockerClient docker;

    @BeforeEach
    void start() throws Exception {
        host = DockerHost.start();
        docker = DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(host.uri().toString())
                        .build(),
                new ZerodepDockerHttpClient.Builder().dockerHost(host.uri()).build());
        docker.pullImageCmd("alpine").withTag("latest").start().awaitCompletion();
        docker.pullImageCmd("testcontainers/ryuk").withTag("0.14.0").start().awaitCompletion();
    }

    @AfterEach
    void end() throws IOException {
        docker.close();
        host.close();
        assertThat(host.faults()).isEmpty();
    }

    private String ryuk(String... environment) {
        String id = docker.createContainerCmd("testcontainers/ryuk:0.14.0")
                .withName("ryuk")
                .withEnv(environment)
                .withExposedPorts(ExposedPort.tcp(8080))
                .withHostConfig(HostConfig.newHostConfig()
                        .withPortBindings(PortBinding.parse("8080"))
                        .withBinds(new Bind("/var/run/docker.sock", new Volume("/var/run/docker.sock"))))
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();
        return id;
    }

    private Socket connected(String ryuk) throws IOException {
        int port = Integer.parseInt(docker.inspectContainerCmd(ryuk)
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(8080))[0]
                .getHostPortSpec());
        for (; ; ) {
            Socket socket = new Socket("127.0.0.1", port);
            socket.getOutputStream().write("label=of%3Dtest\n".getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (answer != null) {
                assertThat(answer).isEqualTo("ACK");
                return socket;
            }
            // It does not listen yet: the machine's port took the connection, and the container did not.
            socket.close();
        }
    }

    @Test
    void what_matches_is_removed_when_nobody_is_connected_any_more() throws Exception {
        String ryuk = ryuk("RYUK_RECONNECTION_TIMEOUT=10ms", "RYUK_RETRY_OFFSET=1h");
        Socket socket = connected(ryuk);
        String mine = docker.createContainerCmd("alpine")
                .withCmd("sleep", "1000")
                .withLabels(MINE)
                .exec()
                .getId();
        docker.startContainerCmd(mine).exec();
        String other =
                docker.createContainerCmd("alpine").withCmd("true").exec().getId();
        docker.createNetworkCmd().withName("own").withLabels(MINE).exec();
        docker.createVolumeCmd().withName("data").withLabels(MINE).exec();
        assertThat(docker.listContainersCmd().withLabelFilter(MINE).exec()).hasSize(1);
        socket.close();
        assertThat(docker.waitContainerCmd(ryuk).start().awaitStatusCode()).isZero();
        assertThat(docker.listContainersCmd().withShowAll(true).exec())
                .extracting(Container::getId)
                .containsExactlyInAnyOrder(ryuk, other);
        assertThat(docker.listNetworksCmd().withNameFilter("own").exec()).isEmpty();
        assertThat(docker.listVolumesCmd().exec().getVolumes()).isEmpty();
    }

    @Test
    void what_is_too_new_waits() throws Exception {
        String ryuk =
                ryuk("RYUK_RECONNECTION_TIMEOUT=10ms", "RYUK_RETRY_OFFSET=-300ms", "RYUK_CHANGES_RETRY_INTERVAL=100ms");
        Socket socket = connected(ryuk);
        docker.createNetworkCmd().withName("own").withLabels(MINE).exec();
        socket.close();
        assertThat(docker.waitContainerCmd(ryuk).start().awaitStatusCode()).isZero();
        assertThat(docker.listNetworksCmd().withNameFilter("own").exec()).isEmpty();
    }

    @Test
    void it_ends_when_nobody_comes() throws Exception {
        String ryuk = ryuk("RYUK_CONNECTION_TIMEOUT=10ms");
        assertThat(docker.waitContainerCmd(ryuk).start().awaitStatusCode()).isZero();
    }

    @Test
    void it_cannot_start_without_an_engine() throws Exception {
        String id =
                docker.createContainerCmd("testcontainers/ryuk:0.14.0").exec().getId();
        docker.startContainerCmd(id).exec();
        assertThat(docker.waitContainerCmd(id).start().awaitStatusCode()).isOne();
    }
}
