package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.Volume;
import dev.drydock.Engine;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** docker-java finds an engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DockerJavaTest extends DockerJavaCase {

    @ParameterizedTest
    @EnumSource
    void images_are_pulled_listed_tagged_and_removed(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            assertThat(docker.listImagesCmd().exec())
                    .singleElement()
                    .satisfies(image -> assertThat(image.getRepoTags()).containsExactly("alpine:latest"));
            docker.tagImageCmd("alpine", "mine", "1").exec();
            assertThat(docker.inspectImageCmd("mine:1").exec().getRepoTags()).contains("alpine:latest", "mine:1");
            docker.removeImageCmd("mine:1").exec();
            assertThatThrownBy(() -> docker.inspectImageCmd("mine:1").exec())
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("No such image: mine:1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_container_runs_and_ends(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = docker.createContainerCmd("alpine")
                    .withName("one")
                    .withCmd("sh", "-c", "echo $GREETING; echo wrong >&2; exit 3")
                    .withEnv("GREETING=hello")
                    .exec()
                    .getId();
            docker.startContainerCmd(id).exec();
            assertThat(docker.waitContainerCmd(id).start().awaitStatusCode()).isEqualTo(3);
            Words out = new Words();
            docker.logContainerCmd(id).withStdOut(true).exec(out).awaitCompletion();
            assertThat(out).hasToString("hello\n");
            assertThat(docker.inspectContainerCmd("one").exec().getState().getExitCodeLong())
                    .isEqualTo(3);
            assertThat(docker.listContainersCmd().withShowAll(true).exec())
                    .extracting(Container::getState)
                    .containsExactly("exited");
            docker.removeContainerCmd(id).exec();
            assertThat(docker.listContainersCmd().withShowAll(true).exec()).isEmpty();
        }
    }

    /** Jersey's transport takes no connection over: {@link DockerJavaByJerseyTest}. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"JERSEY_UNIX", "JERSEY_TCP"})
    void what_is_typed_reaches_a_container_that_is_attached_to(Transport transport) throws Exception {
        try (DockerClient docker = client(transport);
                PipedOutputStream typing = new PipedOutputStream();
                PipedInputStream typed = new PipedInputStream(typing)) {
            String id = docker.createContainerCmd("alpine")
                    .withCmd("sh", "-c", "read line; echo got $line")
                    .withStdinOpen(true)
                    .withStdInOnce(true)
                    .exec()
                    .getId();
            Words words = docker.attachContainerCmd(id)
                    .withStdIn(typed)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withFollowStream(true)
                    .exec(new Words());
            words.awaitStarted();
            docker.startContainerCmd(id).exec();
            typing.write("something\n".getBytes(StandardCharsets.UTF_8));
            typing.flush();
            words.await("got something\n");
            words.awaitCompletion();
            assertThat(docker.waitContainerCmd(id).start().awaitStatusCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_command_is_executed_in_a_container(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String container = sleeper(docker, "one");
            String exec = docker.execCreateCmd(container)
                    .withCmd("sh", "-c", untilThere("/tmp/gate") + "id -un; pwd; exit 9")
                    .withUser("nobody")
                    .withWorkingDir("/usr")
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId();
            Words words = docker.execStartCmd(exec).exec(new Words());
            open(docker, container, "gate");
            words.awaitCompletion();
            assertThat(words).hasToString("nobody\n/usr\n");
            assertThat(docker.inspectExecCmd(exec).exec().getExitCodeLong()).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void logs_are_followed_until_the_container_ends(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = docker.createContainerCmd("alpine")
                    .withCmd("sh", "-c", "echo begun; while [ ! -e /stop ]; do sleep 0.01; done; echo done")
                    .exec()
                    .getId();
            docker.startContainerCmd(id).exec();
            Words words = docker.logContainerCmd(id)
                    .withStdOut(true)
                    .withFollowStream(true)
                    .exec(new Words());
            words.await("begun\n");
            String exec =
                    docker.execCreateCmd(id).withCmd("touch", "/stop").exec().getId();
            docker.execStartCmd(exec).exec(new Words()).awaitCompletion();
            words.awaitCompletion();
            assertThat(words).hasToString("begun\ndone\n");
        }
    }

    /** Jersey's transport ends no stream that goes on: {@link DockerJavaByJerseyTest}. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"JERSEY_UNIX", "JERSEY_TCP"})
    void events_come_as_they_happen(Transport transport) throws Exception {
        BlockingQueue<String> actions = new LinkedBlockingQueue<>();
        try (DockerClient docker = client(transport)) {
            ResultCallback.Adapter<Event> listener = docker.eventsCmd()
                    .withEventTypeFilter("container")
                    .exec(new ResultCallback.Adapter<>() {
                        @Override
                        public void onNext(Event event) {
                            actions.add(event.getAction());
                        }
                    });
            listener.awaitStarted();
            String id = sleeper(docker, "one");
            docker.killContainerCmd(id).exec();
            docker.waitContainerCmd(id).start().awaitStatusCode();
            docker.removeContainerCmd(id).exec();
            for (String expected : List.of("create", "start", "kill", "die", "destroy")) {
                assertThat(actions.take()).isEqualTo(expected);
            }
            listener.close();
        }
    }

    /** Jersey's transport ends no stream that goes on: {@link DockerJavaByJerseyTest}. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"JERSEY_UNIX", "JERSEY_TCP"})
    void samples_of_what_a_container_uses_come(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = sleeper(docker, "one");
            CompletableFuture<Statistics> first = new CompletableFuture<>();
            try (ResultCallback.Adapter<Statistics> samples = docker.statsCmd(id)
                    .exec(new ResultCallback.Adapter<>() {
                        @Override
                        public void onNext(Statistics sample) {
                            first.complete(sample);
                        }
                    })) {
                assertThat(first.get().getMemoryStats().getUsage()).isPositive();
                assertThat(samples).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wait_is_answered_when_the_container_is_stopped(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = sleeper(docker, "one");
            var wait = docker.waitContainerCmd(id).start();
            docker.stopContainerCmd(id).withTimeout(0).exec();
            assertThat(wait.awaitStatusCode()).isEqualTo(137);
            docker.restartContainerCmd(id).withTimeout(0).exec();
            docker.pauseContainerCmd(id).exec();
            assertThat(docker.inspectContainerCmd(id).exec().getState().getPaused())
                    .isTrue();
            docker.unpauseContainerCmd(id).exec();
            docker.renameContainerCmd(id).withName("other").exec();
            assertThat(docker.topContainerCmd("other").exec().getProcesses()).hasDimensions(1, 8);
            assertThatThrownBy(() -> docker.removeContainerCmd("other").exec())
                    .isInstanceOf(ConflictException.class)
                    .extracting(DockerJavaCase::plain, STRING)
                    .contains("cannot remove container \"other\": container is running");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_volume_outlives_the_container_that_wrote_it(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.createVolumeCmd()
                    .withName("data")
                    .withLabels(Map.of("of", "test"))
                    .exec();
            assertThat(run(docker, "echo kept > /d/file")).isEmpty();
            assertThat(run(docker, "cat /d/file")).isEqualTo("kept\n");
            assertThat(docker.inspectVolumeCmd("data").exec().getLabels()).containsEntry("of", "test");
            docker.removeVolumeCmd("data").exec();
            assertThat(docker.listVolumesCmd().exec().getVolumes()).isNullOrEmpty();
        }
    }

    private static String run(DockerClient docker, String words) throws Exception {
        String id = docker.createContainerCmd("alpine")
                .withCmd("sh", "-c", words)
                .withHostConfig(HostConfig.newHostConfig().withBinds(new Bind("data", new Volume("/d"))))
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();
        assertThat(docker.waitContainerCmd(id).start().awaitStatusCode()).isZero();
        Words out = new Words();
        docker.logContainerCmd(id).withStdOut(true).withStdErr(true).exec(out).awaitCompletion();
        docker.removeContainerCmd(id).exec();
        return out.toString();
    }

    @ParameterizedTest
    @EnumSource
    void containers_are_connected_to_networks(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String network = docker.createNetworkCmd().withName("own").exec().getId();
            String id = sleeper(docker, "one");
            docker.connectToNetworkCmd()
                    .withNetworkId("own")
                    .withContainerId(id)
                    .exec();
            InspectContainerResponse details = docker.inspectContainerCmd(id).exec();
            assertThat(details.getNetworkSettings().getNetworks()).containsOnlyKeys("bridge", "own");
            assertThat(docker.inspectNetworkCmd().withNetworkId(network).exec().getContainers())
                    .containsOnlyKeys(id);
            docker.disconnectFromNetworkCmd()
                    .withNetworkId("own")
                    .withContainerId(id)
                    .exec();
            docker.removeNetworkCmd("own").exec();
            assertThat(docker.listNetworksCmd().withNameFilter("own").exec()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_engine_says_who_it_is(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.pingCmd().exec();
            assertThat(docker.versionCmd().exec().getVersion()).startsWith(Engine.VERSION);
            assertThat(docker.infoCmd().exec().getImages()).isEqualTo(1);
        }
    }
}
