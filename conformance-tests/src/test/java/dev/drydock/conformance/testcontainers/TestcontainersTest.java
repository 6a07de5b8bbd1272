package dev.drydock.conformance.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.output.WaitingConsumer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.nginx.NginxContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** What is done with Testcontainers every day. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class TestcontainersTest {

    private static GenericContainer<?> alpine(String... command) {
        return new GenericContainer<>(DockerImageName.parse("alpine:3.22")).withCommand(command);
    }

    private static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void a_container_is_waited_for_by_its_log() {
        try (GenericContainer<?> container = alpine("sh", "-c", "echo preparing; echo ready; exec sleep 1000")) {
            container.waitingFor(Wait.forLogMessage(".*ready.*", 1)).start();
            assertThat(container.getLogs(OutputType.STDOUT)).isEqualTo("preparing\nready\n");
            assertThat(container.isRunning()).isTrue();
        }
    }

    @Test
    void a_container_is_waited_for_by_its_port() throws Exception {
        try (GenericContainer<?> container = alpine("sh", "-c", "while :; do echo hello | nc -l -p 5000; done")) {
            container.withExposedPorts(5000).start();
            try (Socket socket = new Socket(container.getHost(), container.getMappedPort(5000));
                    BufferedReader reader = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(reader.readLine()).isEqualTo("hello");
            }
        }
    }

    @Test
    void a_server_is_waited_for_by_its_answer() throws Exception {
        try (GenericContainer<?> nginx = new GenericContainer<>("nginx:latest")) {
            nginx.withExposedPorts(80)
                    .waitingFor(Wait.forHttp("/").forStatusCode(200))
                    .start();
            assertThat(get(URI.create("http://" + nginx.getHost() + ":" + nginx.getFirstMappedPort() + "/")))
                    .contains("Welcome to nginx!");
        }
    }

    @Test
    void the_module_of_nginx_serves_files_that_were_copied_into_it() throws Exception {
        try (NginxContainer nginx = new NginxContainer("nginx:latest")) {
            nginx.withCopyToContainer(Transferable.of("<p>mine</p>\n"), "/usr/share/nginx/html/index.html")
                    .waitingFor(Wait.forHttp("/"))
                    .start();
            assertThat(get(nginx.getBaseUrl("http", 80).toURI())).isEqualTo("<p>mine</p>\n");
        }
    }

    @Test
    void a_container_waited_for_by_its_health_has_become_healthy() {
        try (GenericContainer<?> container = alpine("sleep", "1000")) {
            container
                    .withCreateContainerCmdModifier(
                            command -> command.withHealthcheck(new com.github.dockerjava.api.model.HealthCheck()
                                    .withTest(List.of("CMD", "true"))
                                    .withInterval(20_000_000L)))
                    .waitingFor(Wait.forHealthcheck())
                    .start();
            assertThat(container.isHealthy()).isTrue();
        }
    }

    @Test
    void a_container_that_is_to_end_well_is_waited_for() {
        try (GenericContainer<?> good = alpine("sh", "-c", "echo done");
                GenericContainer<?> bad = alpine("sh", "-c", "exit 3")) {
            good.withStartupCheckStrategy(new OneShotStartupCheckStrategy()).start();
            assertThat(good.getLogs()).isEqualTo("done\n");
            bad.withStartupCheckStrategy(new OneShotStartupCheckStrategy());
            assertThatThrownBy(bad::start).isInstanceOf(ContainerLaunchException.class);
        }
    }

    @Test
    void commands_are_executed_in_it() throws Exception {
        try (GenericContainer<?> container = alpine("sleep", "1000")) {
            container.withEnv("GREETING", "hello").start();
            ExecResult result = container.execInContainer("sh", "-c", "echo $GREETING; echo wrong >&2; exit 5");
            assertThat(result.getExitCode()).isEqualTo(5);
            assertThat(result.getStdout()).isEqualTo("hello\n");
            assertThat(result.getStderr()).isEqualTo("wrong\n");
        }
    }

    @Test
    void files_are_copied_in_and_out(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "from outside\n");
        try (GenericContainer<?> container = alpine("sh", "-c", "cat /in /of/text; exec sleep 1000")) {
            container
                    .withCopyFileToContainer(MountableFile.forHostPath(file), "/in")
                    .withCopyToContainer(Transferable.of("text\n", 0600), "/of/text")
                    .waitingFor(Wait.forLogMessage("text\n", 1))
                    .start();
            assertThat(container.getLogs()).isEqualTo("from outside\ntext\n");
            container.copyFileToContainer(Transferable.of("later\n"), "/later");
            assertThat(container.execInContainer("stat", "-c", "%a", "/of/text").getStdout())
                    .isEqualTo("600\n");
            Path copy = directory.resolve("copy");
            container.copyFileFromContainer("/later", copy.toString());
            assertThat(copy).hasContent("later\n");
        }
    }

    @Test
    void its_output_is_followed() throws Exception {
        ToStringConsumer all = new ToStringConsumer();
        WaitingConsumer waiting = new WaitingConsumer();
        try (GenericContainer<?> container = alpine("sh", "-c", "echo one; echo two; exec sleep 1000")) {
            container.withLogConsumer(all.andThen(waiting)).start();
            waiting.waitUntil(frame -> frame.getUtf8String().contains("two"));
            assertThat(all.toUtf8String()).startsWith("one\ntwo");
        }
    }

    @Test
    void containers_of_a_network_reach_each_other_by_their_aliases() throws Exception {
        try (Network network = Network.newNetwork();
                GenericContainer<?> server = new GenericContainer<>("nginx:latest");
                GenericContainer<?> client = alpine("sleep", "1000")) {
            server.withNetwork(network)
                    .withNetworkAliases("web", "other")
                    .withExposedPorts(80)
                    .start();
            client.withNetwork(network).start();
            assertThat(client.execInContainer("wget", "-q", "-O", "-", "http://web/")
                            .getStdout())
                    .contains("Welcome to nginx!");
            assertThat(client.execInContainer("wget", "-q", "-O", "-", "http://other/")
                            .getExitCode())
                    .isZero();
        }
    }

    @Test
    void a_container_starts_after_those_that_it_depends_on() {
        try (GenericContainer<?> first = alpine("sleep", "1000");
                GenericContainer<?> second = alpine("sleep", "1000").dependsOn(first)) {
            second.start();
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void several_are_started_at_the_same_time() {
        List<GenericContainer<?>> containers = IntStream.range(0, 8)
                .<GenericContainer<?>>mapToObj(i ->
                        alpine("sh", "-c", "echo ready; exec sleep 1000").waitingFor(Wait.forLogMessage("ready\n", 1)))
                .toList();
        CompletableFuture<Void> started = Startables.deepStart(containers.stream());
        started.join();
        assertThat(containers).allMatch(GenericContainer::isRunning);
        containers.forEach(GenericContainer::stop);
    }

    @Test
    void a_temporary_directory_in_memory_and_labels_are_its_own() throws Exception {
        try (GenericContainer<?> container = alpine("sleep", "1000")) {
            container
                    .withTmpFs(Map.of("/scratch", "rw"))
                    .withLabel("of", "test")
                    .withWorkingDirectory("/scratch")
                    .start();
            assertThat(container
                            .execInContainer("sh", "-c", "echo x > file; pwd; grep -c /scratch /proc/mounts")
                            .getStdout())
                    .isEqualTo("/scratch\n1\n");
            assertThat(container.getContainerInfo().getConfig().getLabels()).containsEntry("of", "test");
        }
    }

    /** Surefire sets {@code TESTCONTAINERS_REUSE_ENABLE}, as a user does who wants this. */
    @Test
    void a_container_that_is_to_be_used_again_is_found_again() {
        try (GenericContainer<?> first = alpine("sleep", "1000").withReuse(true);
                GenericContainer<?> second = alpine("sleep", "1000").withReuse(true);
                GenericContainer<?> other = alpine("sleep", "1001").withReuse(true)) {
            first.start();
            second.start();
            other.start();
            assertThat(second.getContainerId()).isEqualTo(first.getContainerId());
            assertThat(other.getContainerId()).isNotEqualTo(first.getContainerId());
        }
    }

    @Test
    void an_image_that_nobody_has_cannot_be_started() {
        try (GenericContainer<?> container = new GenericContainer<>("alpine:0")) {
            assertThatThrownBy(container::start).hasStackTraceContaining("alpine:0");
        }
    }

    @Test
    void ryuk_watches_over_what_is_started() {
        try (GenericContainer<?> container = alpine("sleep", "1000")) {
            container.start();
            DockerClient docker = DockerClientFactory.lazyClient();
            assertThat(docker.listContainersCmd()
                            .withLabelFilter(Map.of("org.testcontainers.ryuk", "true"))
                            .exec())
                    .singleElement()
                    .satisfies(ryuk -> assertThat(ryuk.getImage()).isEqualTo("testcontainers/ryuk:0.14.0"));
        }
    }
}
