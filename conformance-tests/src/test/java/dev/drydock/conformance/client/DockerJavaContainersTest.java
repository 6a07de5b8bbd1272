package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ChangeLog;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.PruneType;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docker-java does with containers beyond their first run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DockerJavaContainersTest extends DockerJavaCase {

    @EachLibrary
    void a_container_is_what_was_asked_for(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = docker.createContainerCmd("alpine")
                    .withName("one")
                    .withCmd("sleep", "1000")
                    .withEnv("A=1", "B=2")
                    .withLabels(Map.of("of", "test"))
                    .withHostName("host")
                    .withWorkingDir("/tmp")
                    .withUser("nobody")
                    .withExposedPorts(ExposedPort.tcp(80))
                    .withVolumes(new Volume("/data"))
                    .withStopSignal("SIGINT")
                    .withHostConfig(HostConfig.newHostConfig()
                            .withMemory(64L << 20)
                            .withRestartPolicy(RestartPolicy.onFailureRestart(2))
                            .withPortBindings(PortBinding.parse("8080:80"))
                            .withBinds(new Bind("kept", new Volume("/kept"), AccessMode.ro)))
                    .exec()
                    .getId();
            docker.startContainerCmd(id).exec();
            InspectContainerResponse details = docker.inspectContainerCmd("one").exec();
            assertThat(details.getConfig().getEnv()).contains("A=1", "B=2");
            assertThat(details.getConfig().getLabels()).containsEntry("of", "test");
            assertThat(details.getConfig().getHostName()).isEqualTo("host");
            assertThat(details.getHostConfig().getMemory()).isEqualTo(64L << 20);
            assertThat(details.getHostConfig().getRestartPolicy()).isEqualTo(RestartPolicy.onFailureRestart(2));
            assertThat(details.getNetworkSettings()
                            .getPorts()
                            .getBindings()
                            .get(ExposedPort.tcp(80))[0]
                            .getHostPortSpec())
                    .isEqualTo("8080");
            assertThat(details.getMounts())
                    .extracting(mount -> mount.getDestination().getPath())
                    .containsExactlyInAnyOrder("/data", "/kept");
            assertThat(execute(docker, id, "sh", "-c", "id -un; pwd; hostname; echo $A$B"))
                    .isEqualTo("nobody\n/tmp\nhost\n12\n");
        }
    }

    @EachLibrary
    void containers_are_found_by_filters(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            sleeper(docker, "runs");
            docker.createContainerCmd("alpine")
                    .withName("made")
                    .withLabels(Map.of("of", "test"))
                    .exec();
            assertThat(docker.listContainersCmd().exec())
                    .singleElement()
                    .extracting(Container::getNames)
                    .isEqualTo(new String[] {"/runs"});
            assertThat(docker.listContainersCmd()
                            .withLabelFilter(Map.of("of", "test"))
                            .withShowAll(true)
                            .exec())
                    .singleElement()
                    .extracting(Container::getState)
                    .isEqualTo("created");
            assertThat(docker.listContainersCmd()
                            .withStatusFilter(List.of("running"))
                            .withNameFilter(List.of("runs"))
                            .withAncestorFilter(List.of("alpine"))
                            .exec())
                    .hasSize(1);
        }
    }

    @EachLibrary
    void what_cannot_be_is_refused_in_the_words_of_the_engine(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = sleeper(docker, "one");
            assertThatThrownBy(() ->
                            docker.createContainerCmd("alpine").withName("one").exec())
                    .isInstanceOf(ConflictException.class)
                    .extracting(DockerJavaCase::plain, STRING)
                    .contains("The container name \"/one\" is already in use by container");
            assertThatThrownBy(() -> docker.createContainerCmd("missing").exec())
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("No such image: missing:latest");
            assertThatThrownBy(() -> docker.startContainerCmd(id).exec()).isInstanceOf(NotModifiedException.class);
            assertThatThrownBy(() -> docker.inspectContainerCmd("missing").exec())
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("No such container: missing");
            String wrong = docker.createContainerCmd("alpine")
                    .withCmd("missing")
                    .exec()
                    .getId();
            assertThatThrownBy(() -> docker.startContainerCmd(wrong).exec())
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("executable file not found in $PATH");
        }
    }

    @EachLibrary
    void files_are_copied_in_and_out(Transport transport, @TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file.txt"), "from outside\n");
        try (DockerClient docker = client(transport)) {
            String id = sleeper(docker, "one");
            docker.copyArchiveToContainerCmd(id)
                    .withHostResource(file.toString())
                    .withRemotePath("/tmp")
                    .exec();
            assertThat(execute(docker, id, "cat", "/tmp/file.txt")).isEqualTo("from outside\n");
            docker.copyArchiveToContainerCmd(id)
                    .withTarInputStream(new ByteArrayInputStream(Tars.of("inner", "by tar\n")))
                    .withRemotePath("/tmp")
                    .exec();
            assertThat(Tars.only(
                            docker.copyArchiveFromContainerCmd(id, "/tmp/inner").exec()))
                    .isEqualTo("by tar\n");
            assertThatThrownBy(() ->
                            docker.copyArchiveFromContainerCmd(id, "/missing").exec())
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("Could not find the file /missing in container " + id);
        }
    }

    @EachLibrary
    void changed_files_are_listed(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = ended(
                    docker, docker.createContainerCmd("alpine").withCmd("sh", "-c", "rm /etc/motd; touch /etc/new"));
            assertThat(docker.containerDiffCmd(id).exec())
                    .extracting(ChangeLog::getKind, ChangeLog::getPath)
                    .contains(tuple(0, "/etc"), tuple(1, "/etc/new"));
        }
    }

    /**
     * OkHttp's transport closes the connection where the input ends, with a real engine, too; Jersey's takes none over:
     * {@link DockerJavaByJerseyTest}.
     */
    @ParameterizedTest
    @EnumSource(names = {"HTTPCLIENT5_UNIX", "ZERODEP_TCP", "NETTY_TCP", "IN_PROCESS"})
    void what_is_typed_reaches_an_exec(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = sleeper(docker, "one");
            String exec = docker.execCreateCmd(id)
                    .withCmd("sh", "-c", "read line; echo got $line")
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .exec()
                    .getId();
            Words words = new Words();
            docker.execStartCmd(exec)
                    .withStdIn(new ByteArrayInputStream("something\n".getBytes(StandardCharsets.UTF_8)))
                    .exec(words)
                    .awaitCompletion();
            assertThat(words).hasToString("got something\n");
        }
    }

    @EachLibrary
    void an_exec_on_a_terminal_has_its_size(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = sleeper(docker, "one");
            String exec = docker.execCreateCmd(id)
                    .withCmd("sh", "-c", "until [ \"$(stty size 2>&1)\" = '10 20' ]; do sleep 0.01; done; tty")
                    .withTty(true)
                    .withAttachStdout(true)
                    .exec()
                    .getId();
            Words words = docker.execStartCmd(exec).withTty(true).exec(new Words());
            words.awaitStarted();
            docker.resizeExecCmd(exec).withSize(10, 20).exec();
            words.awaitCompletion();
            assertThat(words.toString()).startsWith("/dev/pts/");
        }
    }

    /** Netty's transport takes the head of the answer for output when both come at once. */
    @ParameterizedTest
    @EnumSource(names = {"HTTPCLIENT5_UNIX", "ZERODEP_TCP", "OKHTTP_UNIX", "JERSEY_TCP", "IN_PROCESS"})
    void an_exec_of_what_is_not_there_says_so(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = sleeper(docker, "one");
            String exec = docker.execCreateCmd(id)
                    .withCmd("missing")
                    .withAttachStdout(true)
                    .exec()
                    .getId();
            Words words = docker.execStartCmd(exec).exec(new Words());
            words.awaitCompletion();
            assertThat(words.toString()).contains("exec: \"missing\": executable file not found in $PATH");
        }
    }

    @EachLibrary
    void a_terminal_is_resized(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = started(
                    docker,
                    docker.createContainerCmd("alpine")
                            .withTty(true)
                            .withCmd("sh", "-c", "until [ \"$(stty size 2>&1)\" = '10 20' ]; do sleep 0.01; done"));
            docker.resizeContainerCmd(id).withSize(10, 20).exec();
            assertThat(docker.waitContainerCmd(id).start().awaitStatusCode()).isZero();
        }
    }

    @EachLibrary
    void the_last_lines_of_a_log_are_told_with_their_times(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = ended(
                    docker, docker.createContainerCmd("alpine").withCmd("sh", "-c", "echo one; echo two; echo three"));
            Words words = new Words();
            docker.logContainerCmd(id)
                    .withStdOut(true)
                    .withTail(2)
                    .withTimestamps(true)
                    .exec(words)
                    .awaitCompletion();
            assertThat(words.toString()).matches("\\S+Z two\\n\\S+Z three\\n");
        }
    }

    @EachLibrary
    void limits_are_changed_while_it_runs(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = sleeper(docker, "one");
            assertThatThrownBy(() ->
                            docker.updateContainerCmd(id).withMemory(32L << 20).exec())
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("Memory limit should be smaller than already set memoryswap limit");
            docker.updateContainerCmd(id)
                    .withMemory(32L << 20)
                    .withMemorySwap(64L << 20)
                    .withCpuShares(512)
                    .exec();
            HostConfig limits = docker.inspectContainerCmd(id).exec().getHostConfig();
            assertThat(limits.getMemory()).isEqualTo(32L << 20);
            assertThat(limits.getCpuShares()).isEqualTo(512);
        }
    }

    /** Jersey's transport ends no stream that goes on: {@link DockerJavaByJerseyTest}. */
    @ParameterizedTest
    @EnumSource(names = {"HTTPCLIENT5_UNIX", "ZERODEP_TCP", "OKHTTP_UNIX", "NETTY_TCP", "IN_PROCESS"})
    void a_health_check_is_heard_of(Transport transport) throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (DockerClient docker = client(transport);
                ResultCallback.Adapter<Event> events = docker.eventsCmd()
                        .withEventFilter("health_status")
                        .exec(new ResultCallback.Adapter<>() {
                            @Override
                            public void onNext(Event event) {
                                told.add(event.getStatus());
                            }
                        })) {
            events.awaitStarted();
            String id = started(
                    docker,
                    docker.createContainerCmd("alpine")
                            .withHealthcheck(new HealthCheck()
                                    .withTest(List.of("CMD", "true"))
                                    .withInterval(10_000_000L))
                            .withCmd("sleep", "1000"));
            assertThat(told.take()).isEqualTo("health_status: healthy");
            assertThat(docker.inspectContainerCmd(id)
                            .exec()
                            .getState()
                            .getHealth()
                            .getStatus())
                    .isEqualTo("healthy");
        }
    }

    @EachLibrary
    void containers_that_ended_are_pruned(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            sleeper(docker, "runs");
            ended(docker, docker.createContainerCmd("alpine").withCmd("true"));
            docker.pruneCmd(PruneType.CONTAINERS).exec();
            assertThat(docker.listContainersCmd().withShowAll(true).exec()).hasSize(1);
        }
    }

    /** Netty's transport loses bytes of what is large and read slowly, from a real engine, too. */
    @ParameterizedTest
    @EnumSource(names = {"HTTPCLIENT5_UNIX", "ZERODEP_TCP", "OKHTTP_UNIX", "JERSEY_TCP", "IN_PROCESS"})
    void a_whole_container_is_exported(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = ended(docker, docker.createContainerCmd("alpine").withCmd("touch", "/file"));
            boolean found = false;
            try (InputStream exported = docker.exportContainerCmd(id).exec();
                    TarArchiveInputStream tar = new TarArchiveInputStream(exported)) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    found |= entry.getName().equals("file");
                }
            }
            assertThat(found).isTrue();
        }
    }
}
