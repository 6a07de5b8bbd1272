package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.HostConfig;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.disk.DiskFault;
import dev.drydock.fault.FaultRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docker-java sees of an engine whose disk is full; words as those of an engine 28.5.2 with its data on a small file system. */
@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, seed = 1)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DiskFaultsTest {
    private static final String FULL = ": no space left on device";
    private static final String ROOT = "/var/lib/docker";
    private static final String LAYER = ROOT + "/overlay2/[0-9a-f]{64}";
    private static final String MOUNT_POINT = "mkdir " + LAYER + "/merged" + FULL;
    private static final String RECORD = "write " + ROOT + "/containers/[0-9a-f]{64}/.tmp-config.v2.json[0-9]+" + FULL;

    private final DockerClient docker;
    private final Faults faults;
    private final Engine engine;

    DiskFaultsTest(DockerClient docker, Faults faults, Engine engine) {
        this.docker = docker;
        this.faults = faults;
        this.engine = engine;
    }

    @BeforeEach
    void prepare() {
        engine.run("alpine", run -> run.name("runs").command("sleep", "3600"));
        docker.createContainerCmd("alpine").withName("made").withCmd("true").exec();
        docker.createNetworkCmd().withName("net").exec();
    }

    private void isFull() {
        faults.disk().fail(DiskFault.full());
    }

    private static void refuses(ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DockerException.class,
                        refused -> assertThat(refused.getHttpStatus()).isEqualTo(500))
                .hasMessageMatching("(?s).*\"message\":\"" + words + "\".*");
    }

    private InputStream from(String container) {
        return docker.copyArchiveFromContainerCmd(container, "/etc/passwd").exec();
    }

    private void into(String container) {
        docker.copyArchiveToContainerCmd(container)
                .withRemotePath("/tmp")
                .withTarInputStream(new ByteArrayInputStream(new byte[1024]))
                .exec();
    }

    @Test
    void nothing_new_is_made() {
        isFull();

        refuses(() -> docker.createContainerCmd("alpine").withName("new").exec(), "mkdir " + LAYER + "-init" + FULL);
        refuses(
                () -> docker.createVolumeCmd().withName("data").exec(),
                "create data: error while creating volume root path '" + ROOT + "/volumes/data': mkdir " + ROOT
                        + "/volumes/data" + FULL);
        refuses(
                () -> docker.createNetworkCmd().withName("other").exec(),
                "failed to update store for object type \\*libnetwork.Network: write " + ROOT
                        + "/network/files/local-kv.db" + FULL);
        refuses(
                () -> docker.createImageCmd("files", new ByteArrayInputStream(new byte[1024]))
                        .exec(),
                "mkdir " + LAYER + FULL);
        assertThat(engine)
                .hasNoContainer("new")
                .hasNoVolume("data")
                .hasNoNetwork("other")
                .hasNoImage("files");
    }

    @Test
    void what_was_refused_can_be_made_when_there_is_room_again() {
        faults.disk("volume create data").once().fail(DiskFault.full());
        faults.disk("network create").once().fail(DiskFault.full());
        faults.disk("rename").once().fail(DiskFault.full());

        assertThatThrownBy(() -> docker.createVolumeCmd().withName("data").exec());
        assertThatThrownBy(() -> docker.createNetworkCmd().withName("other").exec());
        assertThatThrownBy(
                () -> docker.renameContainerCmd("made").withName("web").exec());

        docker.createVolumeCmd().withName("data").exec();
        docker.createNetworkCmd().withName("other").exec();
        docker.renameContainerCmd("made").withName("web").exec();
        assertThat(engine)
                .hasVolume("data")
                .hasNetwork("other")
                .hasContainer("web")
                .hasNoContainer("made");
        faults.verifyAllMet();
    }

    @Test
    void no_container_is_made_an_image_of() {
        isFull();

        refuses(() -> docker.commitCmd("made").withRepository("acme").exec(), MOUNT_POINT);
        refuses(() -> docker.commitCmd("runs").withRepository("acme").exec(), "mkdir " + LAYER + FULL);
        assertThat(engine).hasNoImage("acme");
        assertThat(engine).hasContainer("runs").that().isRunning();
    }

    @Test
    void no_archive_is_loaded_or_saved() {
        byte[] archive = saved();
        isFull();

        refuses(() -> docker.saveImageCmd("alpine").exec(), "mkdir " + ROOT + "/tmp/docker-export-[0-9]+" + FULL);
        assertThatCode(() ->
                        docker.loadImageCmd(new ByteArrayInputStream(archive)).exec())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> engine.load(new ByteArrayInputStream(archive)))
                .hasMessageMatching("mkdir " + ROOT + "/tmp/docker-import-[0-9]+" + FULL);
    }

    private byte[] saved() {
        try (InputStream in = docker.saveImageCmd("alpine").exec()) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void no_layer_is_downloaded() {
        isFull();

        assertThatThrownBy(() ->
                        docker.pullImageCmd("redis").withTag("latest").start().awaitCompletion())
                .hasMessageMatching("(?s).*write " + ROOT + "/tmp/GetImageBlob[0-9]+" + FULL + ".*");
        assertThat(engine).hasNoImage("redis");
    }

    @Test
    void an_image_that_is_there_is_up_to_date_all_the_same() {
        isFull();

        assertThatCode(() ->
                        docker.pullImageCmd("alpine").withTag("latest").start().awaitCompletion())
                .doesNotThrowAnyException();
    }

    @Test
    void no_file_is_copied_since_the_files_must_be_mounted_for_it() {
        isFull();

        refuses(() -> from("made"), MOUNT_POINT);
        refuses(() -> into("made"), MOUNT_POINT);
        refuses(() -> docker.containerDiffCmd("made").exec(), MOUNT_POINT);
        refuses(() -> from("runs"), "openat etc/resolv.conf" + FULL);
        refuses(() -> into("runs"), "openat etc/resolv.conf" + FULL);
        refuses(() -> docker.containerDiffCmd("runs").exec(), "mkdir " + LAYER + "-init/merged" + FULL);
    }

    @Test
    void no_container_starts_and_the_next_start_finds_it_as_it_was() {
        FaultRule full = faults.disk("start made").fail(DiskFault.full());

        refuses(() -> docker.startContainerCmd("made").exec(), MOUNT_POINT);
        refuses(() -> docker.restartContainerCmd("made").exec(), "Cannot restart container made: " + MOUNT_POINT);
        InspectContainerResponse.ContainerState state =
                docker.inspectContainerCmd("made").exec().getState();
        assertThat(state.getStatus()).isEqualTo("created");
        assertThat(state.getExitCodeLong()).isEqualTo(128);
        assertThat(state.getError()).matches(MOUNT_POINT);
        full.remove();
        docker.startContainerCmd("made").exec();
        assertThat(docker.waitContainerCmd("made").start().awaitStatusCode()).isZero();
    }

    @Test
    void a_container_that_is_to_be_removed_at_its_end_is_gone_after_its_start() {
        docker.createContainerCmd("alpine")
                .withName("short")
                .withHostConfig(HostConfig.newHostConfig().withAutoRemove(true))
                .exec();
        isFull();

        refuses(() -> docker.startContainerCmd("short").exec(), MOUNT_POINT);
        assertThat(engine).hasNoContainer("short");
    }

    @Test
    void nothing_is_written_down_of_a_container() {
        isFull();

        refuses(() -> docker.renameContainerCmd("made").withName("web").exec(), RECORD);
        refuses(
                () -> docker.updateContainerCmd("made").withCpuShares(5).exec(),
                "Cannot update container [0-9a-f]{64}: " + RECORD);
        refuses(
                () -> docker.connectToNetworkCmd()
                        .withContainerId("made")
                        .withNetworkId("net")
                        .exec(),
                RECORD);
        refuses(
                () -> docker.connectToNetworkCmd()
                        .withContainerId("runs")
                        .withNetworkId("net")
                        .exec(),
                "write " + ROOT + "/containers/[0-9a-f]{64}/.tmp-resolv.conf.hash[0-9]+" + FULL);
        assertThat(engine).hasContainer("made").hasNoContainer("web");
        assertThat(docker.inspectContainerCmd("made").exec().getHostConfig().getCpuShares())
                .isZero();
    }

    @Test
    void a_network_is_kept_among_those_of_a_container_though_it_could_not_be_written_down() {
        isFull();

        assertThatThrownBy(() -> docker.connectToNetworkCmd()
                .withContainerId("runs")
                .withNetworkId("net")
                .exec());
        assertThat(docker.inspectContainerCmd("runs")
                        .exec()
                        .getNetworkSettings()
                        .getNetworks())
                .containsOnlyKeys("bridge", "net");
        assertThat(docker.inspectNetworkCmd().withNetworkId("net").exec().getContainers())
                .isEmpty();
    }

    @Test
    void a_name_of_an_image_is_there_though_it_could_not_be_written_down() {
        isFull();

        refuses(
                () -> docker.tagImageCmd("alpine", "acme/base", "1").exec(),
                "write " + ROOT + "/image/overlay2/.tmp-repositories.json[0-9]+" + FULL);
        assertThat(engine).hasImage("acme/base:1");
    }

    @Test
    void what_runs_goes_on_and_what_only_ends_or_removes_is_done() {
        isFull();

        assertThat(engine.container("runs").exec("echo", "hello").output()).isEqualTo("hello\n");
        docker.pauseContainerCmd("runs").exec();
        docker.unpauseContainerCmd("runs").exec();
        docker.killContainerCmd("runs").exec();
        docker.removeContainerCmd("runs").exec();
        docker.removeNetworkCmd("net").exec();
        assertThat(engine).hasNoContainer("runs").hasNoNetwork("net");
    }

    @Test
    void the_ledger_tells_what_found_no_room() {
        isFull();

        assertThatThrownBy(() -> docker.commitCmd("made").exec());
        assertThat(engine.ledger()).hasFault("disk", "commit made");
    }
}
