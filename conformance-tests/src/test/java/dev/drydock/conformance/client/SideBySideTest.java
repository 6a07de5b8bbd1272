package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import dev.drydock.host.DockerHost;
import dev.drydock.host.dockerjava.DockerJava;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Twenty tests with docker-java, the same for a real engine, at {@code DRYDOCK_ORACLE}, and for Drydock, of which each test has one
 * of its own, in one run: the report of the run says how long each took. What they make has names that begin with {@code dd-side}, and is removed.
 */
@Tag("oracle")
@ParameterizedClass
@EnumSource(SideBySideTest.Side.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class SideBySideTest {
    private static final String NAME = "dd-side";

    private final AutoCloseable engine;
    private final DockerClient docker;

    /** Which engine. */
    enum Side {
        DRYDOCK,
        REAL
    }

    SideBySideTest(Side side) {
        if (side == Side.DRYDOCK) {
            DockerHost host = DockerHost.start();
            engine = host;
            docker = DockerJava.connect(host);
        } else {
            String oracle = System.getenv("DRYDOCK_ORACLE");
            assertThat(oracle)
                    .as("DRYDOCK_ORACLE, the address of a real engine")
                    .isNotNull();
            engine = () -> {};
            docker = DockerClientImpl.getInstance(
                    DockerJava.configuration(oracle),
                    new ApacheDockerHttpClient.Builder()
                            .dockerHost(URI.create(oracle))
                            .build());
        }
    }

    @BeforeEach
    void pull() throws InterruptedException {
        try {
            docker.inspectImageCmd("alpine:latest").exec();
        } catch (NotFoundException absent) {
            docker.pullImageCmd("alpine").withTag("latest").start().awaitCompletion();
        }
    }

    @AfterEach
    void remove() throws Exception {
        for (String name : List.of(NAME, NAME + "-2")) {
            try {
                docker.removeContainerCmd(name)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException absent) {
                // It was not made.
            }
        }
        try {
            docker.removeNetworkCmd(NAME).exec();
        } catch (NotFoundException absent) {
            // Nor was this.
        }
        try {
            docker.removeVolumeCmd(NAME).exec();
        } catch (NotFoundException absent) {
            // Nor this.
        }
        docker.close();
        engine.close();
    }

    private CreateContainerCmd named(String... command) {
        return docker.createContainerCmd("alpine:latest").withName(NAME).withCmd(command);
    }

    private String started(String... command) {
        return DockerJavaCase.started(docker, named(command));
    }

    private InspectContainerResponse inspected() {
        return docker.inspectContainerCmd(NAME).exec();
    }

    private String executed(String... command) throws InterruptedException {
        String exec = docker.execCreateCmd(NAME)
                .withCmd(command)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        return docker.execStartCmd(exec).exec(new Words()).awaitCompletion().toString();
    }

    @Test
    void the_engine_answers_a_ping() {
        docker.pingCmd().exec();
        assertThat(docker.versionCmd().exec().getApiVersion()).isEqualTo("1.51");
    }

    @Test
    void a_container_that_was_created_has_not_begun() {
        named("true").exec();
        assertThat(inspected().getState().getStatus()).isEqualTo("created");
    }

    @Test
    void a_container_ends_with_the_code_of_its_program() throws Exception {
        String id = started("sh", "-c", "exit 7");
        assertThat(docker.waitContainerCmd(id).start().awaitStatusCode()).isEqualTo(7);
    }

    @Test
    void a_container_writes_to_its_log() throws Exception {
        String id = started("echo", "hello");
        docker.waitContainerCmd(id).start().awaitStatusCode();
        assertThat(DockerJavaCase.output(docker, id)).isEqualTo("hello\n");
    }

    @Test
    void a_container_has_the_environment_it_was_given() throws Exception {
        String id = DockerJavaCase.started(
                docker, named("sh", "-c", "echo $GREETING").withEnv("GREETING=hello"));
        docker.waitContainerCmd(id).start().awaitStatusCode();
        assertThat(DockerJavaCase.output(docker, id)).isEqualTo("hello\n");
    }

    @Test
    void a_program_that_is_not_there_cannot_be_started() {
        named("nothing-of-that-name").exec();
        assertThatThrownBy(() -> docker.startContainerCmd(NAME).exec())
                .hasMessageContaining("exec: \\\"nothing-of-that-name\\\": executable file not found in $PATH");
    }

    @Test
    void a_container_that_runs_is_not_started_again() {
        started("sleep", "1000");
        assertThatThrownBy(() -> docker.startContainerCmd(NAME).exec()).isInstanceOf(NotModifiedException.class);
    }

    @Test
    void a_name_is_given_once() {
        String id = named("true").exec().getId();
        assertThatThrownBy(() -> named("true").exec())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(
                        "The container name \\\"/" + NAME + "\\\" is already in use by container \\\"" + id);
    }

    @Test
    void an_image_that_is_not_here_makes_no_container() {
        assertThatThrownBy(() -> docker.createContainerCmd(NAME + "/none").exec())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No such image: " + NAME + "/none:latest");
    }

    @Test
    void a_container_that_runs_is_removed_by_force_alone() {
        String id = started("sleep", "1000");
        assertThatThrownBy(() -> docker.removeContainerCmd(id).exec())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("container is running: stop the container before removing or force remove");
        docker.removeContainerCmd(id).withForce(true).exec();
        assertThatThrownBy(this::inspected).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_container_is_killed() throws Exception {
        String id = started("sleep", "1000");
        docker.killContainerCmd(id).exec();
        assertThat(docker.waitContainerCmd(id).start().awaitStatusCode()).isEqualTo(137);
    }

    @Test
    void a_container_is_stopped_and_started_again() {
        started("sleep", "1000");
        docker.stopContainerCmd(NAME).withTimeout(0).exec();
        assertThat(inspected().getState().getRunning()).isFalse();
        docker.startContainerCmd(NAME).exec();
        assertThat(inspected().getState().getRunning()).isTrue();
    }

    @Test
    void a_container_is_paused() {
        started("sleep", "1000");
        docker.pauseContainerCmd(NAME).exec();
        assertThat(inspected().getState().getPaused()).isTrue();
        docker.unpauseContainerCmd(NAME).exec();
        assertThat(inspected().getState().getPaused()).isFalse();
    }

    @Test
    void a_container_is_found_by_its_label() {
        named("true").withLabels(Map.of(NAME, "1")).exec();
        assertThat(docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(NAME))
                        .exec())
                .singleElement()
                .extracting(Container::getStatus)
                .isEqualTo("Created");
    }

    @Test
    void a_command_is_executed_in_a_container() throws Exception {
        started("sleep", "1000");
        assertThat(executed("sh", "-c", "echo $0 and $1", "one", "two")).isEqualTo("one and two\n");
    }

    @Test
    void a_file_is_copied_into_a_container_and_out_of_it() throws IOException {
        named("true").exec();
        docker.copyArchiveToContainerCmd(NAME)
                .withTarInputStream(new ByteArrayInputStream(Tars.of("file", "contents\n")))
                .withRemotePath("/tmp")
                .exec();
        assertThat(Tars.only(
                        docker.copyArchiveFromContainerCmd(NAME, "/tmp/file").exec()))
                .isEqualTo("contents\n");
    }

    @Test
    void a_volume_keeps_what_a_container_wrote() throws Exception {
        HostConfig mounted = HostConfig.newHostConfig().withBinds(new Bind(NAME, new Volume("/data")));
        DockerJavaCase.ended(docker, named("sh", "-c", "echo kept > /data/file").withHostConfig(mounted));
        docker.removeContainerCmd(NAME).exec();
        String id = DockerJavaCase.ended(docker, named("cat", "/data/file").withHostConfig(mounted));
        assertThat(DockerJavaCase.output(docker, id)).isEqualTo("kept\n");
    }

    @Test
    void containers_of_a_network_know_each_other_by_name() throws Exception {
        docker.createNetworkCmd().withName(NAME).exec();
        HostConfig there = HostConfig.newHostConfig().withNetworkMode(NAME);
        DockerJavaCase.started(docker, named("sleep", "1000").withHostConfig(there));
        String id = DockerJavaCase.ended(
                docker,
                docker.createContainerCmd("alpine:latest")
                        .withName(NAME + "-2")
                        .withHostConfig(there)
                        .withCmd("ping", "-c", "1", NAME));
        assertThat(DockerJavaCase.output(docker, id)).contains("1 packets received");
    }

    @Test
    void what_a_container_changed_is_listed() throws Exception {
        DockerJavaCase.ended(docker, named("touch", "/new"));
        assertThat(docker.containerDiffCmd(NAME).exec())
                .extracting(change -> change.getKind() + " " + change.getPath())
                .containsExactly("1 /new");
    }

    @Test
    void a_container_is_given_another_name() {
        String id = named("true").exec().getId();
        docker.renameContainerCmd(id).withName(NAME + "-2").exec();
        assertThat(docker.inspectContainerCmd(NAME + "-2").exec().getId()).isEqualTo(id);
        assertThatThrownBy(this::inspected).isInstanceOf(NotFoundException.class);
    }
}
