package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LoadResponseItem;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import dev.drydock.disk.DiskFault;
import dev.drydock.host.DockerHost;
import dev.drydock.host.dockerjava.DockerJava;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of each call on an engine whose disk is full to the last byte, and on Drydock. Networks are not created: whether the
 * engine's database of them still has an empty page is chance. It needs an engine of its own, whose
 * data lies on a small file system: conformance-tests/README.md.
 */
@Tag("full-disk")
@Timeout(600)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FullDiskTest {
    private static final String IMAGE = "alpine";
    private static final byte[] EMPTY_TAR = new byte[1024];
    private static final int BLOCK_BYTES = 1 << 20;

    private final Path disk = Path.of(environment("DRYDOCK_FULL_ROOT"));
    private final DockerHost host = DockerHost.start();
    private final DockerClient ours = DockerJava.connect(host);
    private final DockerClient real = real();

    /** Something that a client does. */
    private record Call(String words, Script script) {
        @Override
        public String toString() {
            return words;
        }
    }

    /** Something that a client does, and what it is told. */
    private interface Script {
        String on(DockerClient docker) throws Exception;
    }

    private static Call call(String words, Consumer<DockerClient> script) {
        return new Call(words, docker -> {
            script.accept(docker);
            return "done";
        });
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        assertThat(value).as(name).isNotNull();
        return value;
    }

    private static DockerClient real() {
        String engine = environment("DRYDOCK_FULL_ENGINE");
        return DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(engine)
                        .withApiVersion("1.51")
                        .build(),
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(URI.create(engine))
                        .build());
    }

    @BeforeEach
    void prepare() {
        host.engine().pull(IMAGE);
        for (DockerClient docker : List.of(real, ours)) {
            clean(docker);
            HostConfig removed = HostConfig.newHostConfig().withAutoRemove(true);
            docker.createContainerCmd(IMAGE).withName("dd-made").withCmd("true").exec();
            docker.createContainerCmd(IMAGE)
                    .withName("dd-short")
                    .withCmd("true")
                    .withHostConfig(removed)
                    .exec();
            docker.createContainerCmd(IMAGE)
                    .withName("dd-runs")
                    .withCmd("sleep", "3600")
                    .exec();
            docker.startContainerCmd("dd-runs").exec();
            docker.createNetworkCmd().withName("dd-net").exec();
        }
    }

    @AfterEach
    void close() throws IOException {
        empty();
        clean(real);
        real.close();
        ours.close();
        host.close();
    }

    private static void clean(DockerClient docker) {
        docker.listContainersCmd()
                .withShowAll(true)
                .exec()
                .forEach(each ->
                        docker.removeContainerCmd(each.getId()).withForce(true).exec());
        docker.listNetworksCmd().exec().stream()
                .filter(each -> each.getName().startsWith("dd-"))
                .forEach(each -> docker.removeNetworkCmd(each.getId()).exec());
        docker.listVolumesCmd().exec().getVolumes().stream()
                .filter(each -> each.getName().startsWith("dd-"))
                .forEach(each -> docker.removeVolumeCmd(each.getName()).exec());
        docker.listImagesCmd().exec().stream()
                .filter(each -> each.getRepoTags() != null)
                .flatMap(each -> Stream.of(each.getRepoTags()))
                .filter(each -> each.startsWith("dd-"))
                .forEach(each -> docker.removeImageCmd(each).exec());
    }

    private Path filling() {
        return disk.resolve("filling");
    }

    private void empty() throws IOException {
        Files.deleteIfExists(filling());
    }

    /** Whole megabytes first, then the rest byte by byte, until the system has none left. */
    private void fill() throws IOException {
        for (int bytes : new int[] {BLOCK_BYTES, 512, 1}) {
            try (OutputStream out =
                    Files.newOutputStream(filling(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                byte[] block = new byte[bytes];
                for (long left = disk.toFile().getTotalSpace() / bytes + 1; left > 0; left--) {
                    out.write(block);
                }
            } catch (IOException noSpace) {
                assertThat(noSpace).hasMessageContaining("No space left on device");
            }
        }
    }

    static Stream<Call> calls() {
        return Stream.of(
                call(
                        "create",
                        docker -> docker.createContainerCmd(IMAGE)
                                .withName("dd-new")
                                .exec()),
                call(
                        "volume create",
                        docker -> docker.createVolumeCmd().withName("dd-data").exec()),
                call(
                        "import",
                        docker -> docker.createImageCmd("dd-files", new ByteArrayInputStream(EMPTY_TAR))
                                .exec()),
                call(
                        "commit",
                        docker -> docker.commitCmd("dd-made")
                                .withRepository("dd-a")
                                .exec()),
                call(
                        "commit of one that runs",
                        docker -> docker.commitCmd("dd-runs")
                                .withRepository("dd-b")
                                .exec()),
                call("save", docker -> docker.saveImageCmd(IMAGE).exec()),
                call(
                        "copy from",
                        docker -> docker.copyArchiveFromContainerCmd("dd-made", "/etc/passwd")
                                .exec()),
                call(
                        "copy from one that runs",
                        docker -> docker.copyArchiveFromContainerCmd("dd-runs", "/etc/passwd")
                                .exec()),
                call("copy to", docker -> copyTo(docker, "dd-made")),
                call("copy to one that runs", docker -> copyTo(docker, "dd-runs")),
                call("diff", docker -> docker.containerDiffCmd("dd-made").exec()),
                call(
                        "diff of one that runs",
                        docker -> docker.containerDiffCmd("dd-runs").exec()),
                call("start", docker -> docker.startContainerCmd("dd-made").exec()),
                call("restart", docker -> docker.restartContainerCmd("dd-made").exec()),
                call(
                        "start of one that is removed at its end",
                        docker -> docker.startContainerCmd("dd-short").exec()),
                call(
                        "rename",
                        docker -> docker.renameContainerCmd("dd-made")
                                .withName("dd-web")
                                .exec()),
                call(
                        "update",
                        docker -> docker.updateContainerCmd("dd-made")
                                .withCpuShares(5)
                                .exec()),
                call("network connect", docker -> connect(docker, "dd-made")),
                call("network connect of one that runs", docker -> connect(docker, "dd-runs")),
                call("tag", docker -> docker.tagImageCmd(IMAGE, "dd-base", "1").exec()),
                call("pause", docker -> docker.pauseContainerCmd("dd-runs").exec()),
                call("kill", docker -> docker.killContainerCmd("dd-runs").exec()),
                call("remove", docker -> docker.removeContainerCmd("dd-made").exec()),
                call(
                        "network remove",
                        docker -> docker.removeNetworkCmd("dd-net").exec()),
                new Call("exec", docker -> DockerJavaCase.execute(docker, "dd-runs", "echo", "hello")),
                new Call("load", FullDiskTest::load));
    }

    private static void copyTo(DockerClient docker, String container) {
        docker.copyArchiveToContainerCmd(container)
                .withRemotePath("/tmp")
                .withTarInputStream(new ByteArrayInputStream(EMPTY_TAR))
                .exec();
    }

    private static void connect(DockerClient docker, String container) {
        docker.connectToNetworkCmd()
                .withContainerId(container)
                .withNetworkId("dd-net")
                .exec();
    }

    private static String load(DockerClient docker) throws Exception {
        try (ResultCallback.Adapter<LoadResponseItem> told = new ResultCallback.Adapter<>()) {
            docker.loadImageAsyncCmd(new ByteArrayInputStream(EMPTY_TAR))
                    .exec(told)
                    .awaitCompletion();
            return "loaded";
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void each_call_on_a_full_disk_is_answered_alike_and_leaves_the_same(Call call) throws Exception {
        fill();
        String truth = told(call.script(), real, disk.toString());
        empty();
        String left = left(real);

        host.engine().faults().disk().fail(DiskFault.full());
        assertThat(told(call.script(), ours, "/var/lib/docker")).isEqualTo(truth);
        host.engine().faults().clear();
        assertThat(left(ours)).isEqualTo(left);
    }

    /** In words that do not change from run to run. */
    private static String told(Script script, DockerClient docker, String root) throws Exception {
        String words;
        try {
            words = script.on(docker);
        } catch (DockerException refused) {
            words = refused.getHttpStatus() + " " + refused.getMessage();
        } catch (DockerClientException failed) {
            words = failed.getMessage();
        }
        return words.replace(root, "ROOT")
                .replaceAll("[0-9a-f]{64}", "ID")
                .replaceAll("(import-|export-|json|hash|pivot_root)[0-9]+", "$1N");
    }

    /** What there is then. */
    private static String left(DockerClient docker) {
        StringBuilder left = new StringBuilder();
        docker.listContainersCmd().withShowAll(true).exec().stream()
                .map(each -> docker.inspectContainerCmd(each.getId()).exec())
                .map(each -> each.getName() + " " + each.getState().getStatus() + " "
                        + each.getState().getExitCodeLong() + " "
                        + each.getHostConfig().getCpuShares() + " "
                        + each.getNetworkSettings().getNetworks().keySet())
                .sorted()
                .forEach(line -> left.append(line).append('\n'));
        docker.listNetworksCmd().exec().stream()
                .map(each -> each.getName())
                .sorted()
                .forEach(line -> left.append(line).append('\n'));
        docker.listVolumesCmd().exec().getVolumes().stream()
                .map(each -> each.getName())
                .sorted()
                .forEach(line -> left.append(line).append('\n'));
        docker.listImagesCmd().exec().stream()
                .flatMap(each -> each.getRepoTags() == null ? Stream.<String>empty() : Stream.of(each.getRepoTags()))
                .filter(each -> each.startsWith("dd-"))
                .sorted()
                .forEach(line -> left.append(line).append('\n'));
        return left.toString();
    }
}
