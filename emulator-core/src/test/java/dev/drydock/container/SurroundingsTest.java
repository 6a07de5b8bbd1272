package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.DeviceMapping;
import dev.drydock.container.config.DeviceRequest;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.container.config.Ulimit;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for in a host configuration is seen by programs, or refused. Values as recorded with 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SurroundingsTest {
    private final Dock dock = new Dock();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void processes_of_others_are_not_emulated() {
        assertRefused(
                HostConfig.builder().pidMode("host"), ErrorKind.NOT_IMPLEMENTED, "the PID mode host is not emulated");
        dock.run("one", "sleep", "1000");
        assertRefused(
                HostConfig.builder().pidMode("container:one"),
                ErrorKind.NOT_IMPLEMENTED,
                "sharing the processes of container one is not emulated");
    }

    @Test
    void negative_shares_that_came_by_an_update_keep_it_from_starting() {
        dock.create("one", "true");
        Resources negative = Resources.builder().cpuShares(-1).build();
        dock.engine.containers().update("one", new UpdateContainer(negative, RestartPolicy.UNSET));
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessage("invalid CPU shares (-1): value must be a positive integer");
        assertThat(dock.engine.containers().inspect("one", false).state().exitCode())
                .isEqualTo(128);
    }

    @Test
    void an_update_that_the_runtime_refuses_is_told_all_the_same() {
        dock.run("one", "sleep", "1000");
        Resources one = Resources.builder().cpuShares(1).build();
        assertThat(dock.toldBy(() -> assertThatThrownBy(() ->
                                dock.engine.containers().update("one", new UpdateContainer(one, RestartPolicy.UNSET)))
                        .hasMessageContaining("the minimum allowed cpu-shares is 2")))
                .containsExactly("update");
        assertThat(dock.engine
                        .containers()
                        .inspect("one", false)
                        .hostConfig()
                        .resources()
                        .cpuShares())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, the minimum allowed cpu-shares is 2", "262145, the maximum allowed cpu-shares is 262144"})
    void shares_that_the_runtime_cannot_set_keep_it_from_starting(long shares, String words) {
        assertRefused(
                of(Resources.builder().cpuShares(shares)),
                ErrorKind.UNKNOWN,
                "failed to create task for container: failed to create shim task: OCI runtime create failed: runc create"
                        + " failed: unable to start container process: error during container init: error setting cgroup"
                        + " config for procHooks process: " + words);
    }

    @ParameterizedTest
    @CsvSource({"1, the minimum allowed cpu-shares is 2", "-1, the maximum allowed cpu-shares is 262144"})
    void shares_that_the_runtime_cannot_set_leave_a_running_container_as_it_was(long shares, String words) {
        dock.run("one", "sleep", "1000");
        Resources resources = Resources.builder().cpuShares(shares).build();
        assertThatThrownBy(() ->
                        dock.engine.containers().update("one", new UpdateContainer(resources, RestartPolicy.UNSET)))
                .hasMessage("Cannot update container "
                        + dock.engine.containers().inspect("one", false).id()
                        + ": runc did not terminate successfully: exit status 1: " + words + "\n");
        assertThat(dock.engine
                        .containers()
                        .inspect("one", false)
                        .hostConfig()
                        .resources()
                        .cpuShares())
                .isZero();
    }

    @Test
    void the_machine_has_no_other_runtimes_and_no_graphics() {
        assertRefused(
                HostConfig.builder().runtime("io.containerd.kata.v2"),
                ErrorKind.SYSTEM,
                "failed to create task for container: failed to start shim: failed to resolve runtime path: runtime"
                        + " \"io.containerd.kata.v2\" binary not installed \"containerd-shim-kata-v2\": file does not exist");
        DeviceRequest all = new DeviceRequest("", -1, null, List.of(List.of("gpu")), null);
        assertRefused(
                of(Resources.builder().deviceRequests(List.of(all))),
                ErrorKind.SYSTEM,
                "could not select device driver \"\" with capabilities: [[gpu]]");
    }

    @Test
    void devices_are_those_that_a_container_has_anyway() {
        assertRefused(
                of(Resources.builder().devices(List.of(new DeviceMapping("/dev/fuse", "/dev/fuse", "rwm")))),
                ErrorKind.SYSTEM,
                "error gathering device information while adding custom device \"/dev/fuse\": no such file or directory");
        assertRefused(
                of(Resources.builder().devices(List.of(new DeviceMapping("/dev/null", "/dev/foo", "rwm")))),
                ErrorKind.NOT_IMPLEMENTED,
                "the device /dev/null as /dev/foo is not emulated");
    }

    @Test
    void only_the_usual_paths_can_be_hidden() {
        assertRefused(
                HostConfig.builder().maskedPaths(List.of("/etc")),
                ErrorKind.NOT_IMPLEMENTED,
                "the masked path /etc is not emulated");
        assertThat(reads(HostConfig.builder().maskedPaths(List.of()).readonlyPaths(List.of()), "/proc/mounts"))
                .doesNotContain("/proc/");
    }

    @Test
    void shared_memory_is_shared_with_whom_it_is_meant_for() {
        HostConfig shareable = HostConfig.builder().ipcMode("shareable").build();
        dock.custom = process -> {
            FileContext files = process.files();
            files.open("/dev/shm/f", Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0644)
                    .close();
            return Exit.never();
        };
        dock.run("donor", shareable, "custom");
        List<String> seen = new ArrayList<>();
        dock.custom = process -> {
            seen.add(String.valueOf(process.files().exists("/dev/shm/f")));
            return Exit.SUCCESS;
        };
        dock.run("guest", HostConfig.builder().ipcMode("container:donor").build(), "custom");
        dock.run("stranger", "custom");
        assertThat(seen).containsExactly("true", "false");
    }

    @Test
    void shared_memory_of_others_is_refused_where_it_is_private_or_gone() {
        String id = dock.create("one", "sleep", "1000");
        assertRefused(
                HostConfig.builder().ipcMode("container:one"),
                ErrorKind.SYSTEM,
                "failed to join IPC namespace: container " + id + " is not running");
        dock.start("one");
        assertRefused(
                HostConfig.builder().ipcMode("container:one"),
                ErrorKind.SYSTEM,
                "failed to join IPC namespace: container " + id
                        + ": non-shareable IPC (hint: use IpcMode:shareable for the donor container)");
    }

    @Test
    void shared_memory_is_that_of_the_machine_or_none() {
        assertThat(reads(HostConfig.builder().ipcMode("host"), "/proc/mounts"))
                .containsPattern("\ntmpfs /dev/shm tmpfs rw,relatime,size=[0-9]+k 0 0\n");
        assertThat(reads(HostConfig.builder().ipcMode("none"), "/proc/mounts")).doesNotContain("/dev/shm");
    }

    @Test
    void limits_are_shown() {
        assertThat(reads(of(Resources.builder().ulimits(List.of(new Ulimit("nofile", 200, 100)))), "/proc/self/limits"))
                .contains("Max open files            100                  200                  files");
    }

    @Test
    void the_control_group_lies_below_what_was_asked_for() {
        assertThat(reads(of(Resources.builder().cgroupParent("/foo")), "/proc/self/cgroup"))
                .contains(":memory:/foo/");
    }

    @Test
    void a_tmpfs_belongs_to_whom_it_is_for() {
        List<Integer> seen = new ArrayList<>();
        dock.custom = process -> {
            seen.add(process.files().status("/t").uid());
            seen.add(process.files().status("/t").gid());
            return Exit.SUCCESS;
        };
        dock.run(
                "one",
                HostConfig.builder()
                        .tmpfs(new TreeMap<>(Map.of("/t", "uid=5,gid=6")))
                        .build(),
                "custom");
        assertThat(seen).containsExactly(5, 6);
    }

    @Test
    void new_privileges_are_told_to_be_forbidden() {
        assertThat(reads(HostConfig.builder().securityOpt(List.of("no-new-privileges")), "/proc/self/status"))
                .contains("NoNewPrivs:\t1\n");
    }

    @Test
    void the_host_name_can_be_the_machines() {
        List<String> seen = new ArrayList<>();
        dock.custom = process -> {
            seen.add(process.hostname());
            return Exit.SUCCESS;
        };
        dock.run("one", HostConfig.builder().utsMode("host").build(), "custom");
        assertThat(seen).containsExactly(dock.engine.host().name());
    }

    @Test
    void a_container_whose_network_is_disabled_joins_none_and_has_no_files_of_one() {
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .networkDisabled(true)
                .cmd(List.of("sleep", "1000"))
                .build();
        HostConfig itself = HostConfig.builder().networkMode("container:one").build();
        dock.engine.containers().create(new CreateContainer("one", "", config, itself, null));
        dock.start("one");
        ContainerDetails details = dock.engine.containers().inspect("one", false);
        assertThat(details.state().running()).isTrue();
        assertThat(details.hostsPath()).isEmpty();
        assertThat(details.network().sandboxId()).isEmpty();
    }

    @Test
    void the_files_of_a_shared_network_are_those_of_whom_it_belongs_to() {
        HostConfig shared = HostConfig.builder().networkMode("container:one").build();
        dock.create("two", shared, "sleep", "1000");
        assertThatThrownBy(() -> dock.start("two")).hasMessageContaining("No such container: one");
        assertThat(dock.engine.containers().inspect("two", false).hostsPath()).isEmpty();
        dock.run("one", "sleep", "1000");
        dock.start("two");
        assertThat(dock.engine.containers().inspect("two", false).hostsPath())
                .isEqualTo(dock.engine.containers().inspect("one", false).hostsPath())
                .endsWith("/hosts");
    }

    @Test
    void the_domain_name_is_the_kernels() {
        List<String> seen = new ArrayList<>();
        dock.custom = process -> {
            seen.add(text(process, "/proc/sys/kernel/domainname"));
            return Exit.SUCCESS;
        };
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .domainname("ex.org")
                .cmd(List.of("custom"))
                .build();
        dock.engine.containers().create(new CreateContainer("one", "", config, HostConfig.NONE, null));
        dock.start("one");
        assertThat(seen).containsExactly("ex.org\n");
    }

    private static HostConfig.Builder of(Resources.Builder resources) {
        return HostConfig.builder().resources(resources.build());
    }

    private void assertRefused(HostConfig.Builder host, ErrorKind kind, String words) {
        String id = dock.create("refused" + dock.told().size(), host.build(), "true");
        assertThatThrownBy(() -> dock.start(id)).isInstanceOfSatisfying(EngineException.class, refused -> {
            assertThat(refused.words()).isEqualTo(words);
            assertThat(refused.kind()).isEqualTo(kind);
        });
    }

    /** What a program reads in a container with these settings. */
    private String reads(HostConfig.Builder host, String path) {
        List<String> seen = new ArrayList<>();
        dock.custom = process -> {
            seen.add(text(process, path));
            return Exit.SUCCESS;
        };
        dock.run("reader" + dock.told().size(), host.build(), "custom");
        return seen.get(0);
    }

    private static String text(ContainerProcess process, String path) throws IOException {
        OpenFile file = process.files().open(path, Set.of(OpenFlag.READ), 0);
        try {
            byte[] bytes = new byte[65536];
            int filled = 0;
            for (int count = 1; count > 0; filled += count) {
                count = Math.max(0, file.read(bytes, filled, bytes.length - filled));
            }
            return new String(bytes, 0, filled, StandardCharsets.UTF_8);
        } finally {
            file.close();
        }
    }
}
