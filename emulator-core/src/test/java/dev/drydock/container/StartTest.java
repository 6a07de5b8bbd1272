package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.network.CreateNetwork;
import dev.drydock.process.Exit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartTest {
    private static final String TASK = "failed to create task for container: failed to create shim task: OCI runtime"
            + " create failed: runc create failed: unable to start container process: error during container init: ";

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void a_container_that_runs_is_not_started_again() {
        dock.run("one", "sleep", "1000");
        assertThat(dock.toldBy(() -> assertThat(dock.start("one")).isEqualTo(Outcome.ALREADY_SO)))
                .isEmpty();
    }

    @Test
    void limits_that_do_not_fit_together_any_more_keep_it_from_starting_and_leave_no_trace() {
        dock.create(
                "one",
                HostConfig.builder()
                        .resources(Resources.builder().memoryBytes(16_000_000).build())
                        .build(),
                "sleep",
                "1000");
        Resources reservation =
                Resources.builder().memoryReservationBytes(20_000_000).build();
        containers.update("one", new UpdateContainer(reservation, RestartPolicy.UNSET));
        assertThat(dock.toldBy(() -> refused(
                        ErrorKind.INVALID_PARAMETER,
                        "Minimum memory limit can not be less than memory reservation limit, see usage")))
                .isEmpty();
        assertThat(dock.state("one").exitCode()).isZero();
        assertThat(dock.state("one").error()).isEmpty();
    }

    @Test
    void a_missing_program_leaves_127_and_only_a_disconnect() {
        dock.create("one", "nope");
        String words = TASK + "exec: \"nope\": executable file not found in $PATH";
        assertThat(dock.toldBy(() -> refused(ErrorKind.INVALID_PARAMETER, words)))
                .containsExactly("network disconnect");
        assertThat(dock.state("one").status()).isEqualTo("created");
        assertThat(dock.state("one").exitCode()).isEqualTo(127);
        assertThat(dock.state("one").error()).isEqualTo(words);
    }

    @Test
    void the_mac_address_that_was_asked_for_is_shown_until_the_first_start_and_while_it_runs()
            throws InterruptedException {
        askForMacAddress("one", "sleep", "1000");
        assertThat(macAddressOf("one")).isEqualTo("02:42:ac:11:00:99");
        dock.start("one");
        assertThat(macAddressOf("one")).isEqualTo("02:42:ac:11:00:99");
        dock.engine.containers().kill("one", "");
        dock.settle();
        assertThat(macAddressOf("one")).isEmpty();
        assertThat(containers.inspect("one", false).config().macAddress())
                .as("what older clients read is kept")
                .isEqualTo("02:42:ac:11:00:99");
    }

    @Test
    void a_start_that_fails_behind_its_networks_hides_the_mac_address_too() {
        askForMacAddress("one", "nope");
        refused(ErrorKind.INVALID_PARAMETER, TASK + "exec: \"nope\": executable file not found in $PATH");
        assertThat(macAddressOf("one")).isEmpty();
    }

    private void askForMacAddress(String name, String... command) {
        EndpointSettings asked =
                EndpointSettings.builder().macAddress("02:42:ac:11:00:99").build();
        containers.create(new CreateContainer(
                name,
                "",
                ContainerConfig.builder().image("box").cmd(List.of(command)).build(),
                HostConfig.NONE,
                new NetworkingConfig(new TreeMap<>(Map.of("bridge", asked)))));
    }

    private String macAddressOf(String name) {
        return containers
                .inspect(name, false)
                .network()
                .networks()
                .get("bridge")
                .macAddress();
    }

    @Test
    void a_file_that_is_not_executable_leaves_126() {
        dock.create("one", "/etc/passwd");
        refused(ErrorKind.INVALID_PARAMETER, TASK + "exec: \"/etc/passwd\": permission denied");
        assertThat(dock.state("one").exitCode()).isEqualTo(126);
    }

    @Test
    void an_unknown_user_leaves_128() throws InterruptedException {
        ContainerConfig config =
                ContainerConfig.builder().image("box").user("nobody-here").build();
        containers.create(new CreateContainer("one", "", config, null, null));
        String words = "unable to find user nobody-here: no matching entries in passwd file";
        refused(ErrorKind.SYSTEM, words);
        assertThat(dock.state("one").exitCode()).isEqualTo(128);
        assertThat(containers.await("one", WaitCondition.NOT_RUNNING)).isEqualTo(new WaitResult(128, words));
    }

    @Test
    void a_missing_program_is_told_before_a_missing_network() {
        dock.create("one", HostConfig.builder().networkMode("nope").build(), "missing");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageContaining("exec: \"missing\": executable file not found");
        assertThat(dock.engine.networks().inspect("bridge", "").endpoints()).isEmpty();
    }

    @Test
    void a_missing_network_is_found_at_the_start() {
        dock.create("one", HostConfig.builder().networkMode("nope").build(), "true");
        assertThat(dock.toldBy(() ->
                        refused(ErrorKind.NOT_FOUND, "failed to set up container networking: network nope not found")))
                .isEmpty();
        assertThat(dock.state("one").exitCode()).isEqualTo(128);
    }

    @Test
    void ports_of_containers_on_internal_networks_alone_are_not_published_and_so_not_taken() {
        dock.engine
                .networks()
                .create(CreateNetwork.builder("inside").internal(true).build());
        HostConfig inside = publishing("8080").toBuilder().networkMode("inside").build();
        dock.runExposing("one", inside, "sleep", "1000");
        dock.runExposing("two", inside, "sleep", "1000");
        assertThat(containers.inspect("one", false).network().ports()).isEmpty();
    }

    @Test
    void a_failed_start_keeps_the_last_exit_code() {
        dock.runExposing("one", publishing("8080"), "exit", "3");
        dock.runExposing("two", publishing("8080"), "sleep", "1000");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageContaining("Bind for 0.0.0.0:8080 failed: port is already allocated");
        assertThat(dock.state("one").exitCode()).isEqualTo(3);
        assertThat(dock.state("one").error()).contains("port is already allocated");
        assertThat(dock.status("one")).isEqualTo("exited");
    }

    @Test
    void ports_and_addresses_come_back_when_a_start_fails() {
        dock.createExposing("one", publishing("8080"), "nope");
        assertThatThrownBy(() -> dock.start("one")).isInstanceOf(EngineException.class);
        dock.runExposing("two", publishing("8080"), "sleep", "1000");
        assertThat(containers
                        .inspect("two", false)
                        .network()
                        .networks()
                        .get("bridge")
                        .ipAddress())
                .isEqualTo("172.17.0.2");
    }

    @Test
    void one_that_removes_itself_does_so_when_its_start_fails() {
        dock.create("one", HostConfig.builder().autoRemove(true).build(), "nope");
        assertThat(dock.toldBy(() -> assertThatThrownBy(() -> dock.start("one")).isInstanceOf(EngineException.class)))
                .containsExactly("network disconnect", "destroy");
        assertThatThrownBy(() -> dock.state("one")).hasMessage("No such container: one");
    }

    @Test
    void a_restarted_container_writes_into_the_same_files() {
        dock.run("one", "true");
        assertThat(dock.toldBy(() -> dock.start("one")))
                .containsExactly("network connect", "start", "network disconnect", "die 0");
    }

    @Test
    void volumes_are_mounted_before_the_network_and_let_go_after_it() {
        dock.create("one", HostConfig.builder().binds(List.of("vol:/v")).build(), "true");
        assertThat(dock.toldBy(() -> dock.start("one")))
                .containsExactly(
                        "volume mount", "network connect", "start", "network disconnect", "volume unmount", "die 0");
    }

    @Test
    void a_volume_whose_container_cannot_start_is_let_go() {
        dock.create("one", HostConfig.builder().binds(List.of("vol:/v")).build(), "nope");
        assertThat(dock.toldBy(() -> assertThatThrownBy(() -> dock.start("one")).isInstanceOf(EngineException.class)))
                .containsExactly("volume mount", "network disconnect", "volume unmount");
    }

    @Test
    void the_network_of_another_container_can_be_shared_while_that_runs() {
        dock.create("host", "sleep", "1000");
        dock.create("guest", HostConfig.builder().networkMode("container:host").build(), "sleep", "1000");
        assertThatThrownBy(() -> dock.start("guest"))
                .hasMessage("cannot join network namespace of a non running container: container host is created");
        dock.start("host");
        assertThat(dock.toldBy(() -> dock.start("guest"))).containsExactly("start");
        assertThat(containers.config("guest").hostname())
                .isEqualTo(containers.config("host").hostname());
        assertThat(containers.inspect("guest", false).hostConfig().networkMode())
                .isEqualTo("container:" + containers.inspect("host", false).id());
    }

    @Test
    void nobody_shares_the_network_of_itself_or_of_nobody() {
        dock.create("self", HostConfig.builder().networkMode("container:self").build(), "true");
        assertThatThrownBy(() -> dock.start("self")).hasMessage("cannot join own network namespace");
        dock.create("lost", HostConfig.builder().networkMode("container:gone").build(), "true");
        assertThatThrownBy(() -> dock.start("lost"))
                .hasMessage("joining network namespace of container: No such container: gone");
    }

    @Test
    void a_link_needs_a_container_that_runs() {
        dock.create("child", "sleep", "1000");
        dock.create("parent", HostConfig.builder().links(List.of("child:kid")).build(), "sleep", "1000");
        assertThatThrownBy(() -> dock.start("parent"))
                .hasMessage("Cannot link to a non running container: /child AS /parent/kid");
        dock.start("child");
        assertThat(dock.start("parent")).isEqualTo(Outcome.DONE);
    }

    @Test
    void the_files_of_the_network_are_in_the_container() {
        assertThat(read("/etc/hosts"))
                .endsWith("172.17.0.2\t" + containers.config("one").hostname() + "\n");
        assertThat(read("/etc/hostname")).isEqualTo(containers.config("one").hostname() + "\n");
        assertThat(read("/etc/resolv.conf")).contains("nameserver 192.0.2.53\n");
        assertThat(read("/proc/mounts"))
                .startsWith("overlay / overlay rw,relatime")
                .contains("/etc/hosts ext4 rw,relatime");
    }

    @Test
    void a_volume_keeps_what_is_written_while_the_container_is_replaced() {
        dock.custom = process -> {
            process.files().writeAll("/v/note", "kept".getBytes(StandardCharsets.UTF_8));
            return Exit.SUCCESS;
        };
        HostConfig host = HostConfig.builder().binds(List.of("vol:/v")).build();
        dock.run("writer", host, "custom");
        assertThat(dock.state("writer").exitCode()).isZero();
        List<String> seen = new ArrayList<>();
        dock.custom = process -> {
            seen.add(new String(process.files().readAll("/v/note"), StandardCharsets.UTF_8));
            return Exit.SUCCESS;
        };
        dock.run("reader", host, "custom");
        assertThat(seen).containsExactly("kept");
    }

    @Test
    void who_takes_too_much_memory_is_killed_and_the_engine_tells() {
        HostConfig host = HostConfig.builder()
                .resources(Resources.builder().memoryBytes(20 << 20).build())
                .build();
        dock.create("one", host, "greedy");
        assertThat(dock.toldBy(() -> dock.start("one")))
                .containsExactly("network connect", "start", "oom", "network disconnect", "die 137");
        assertThat(dock.state("one").outOfMemoryKilled()).isTrue();
    }

    private String read(String path) {
        List<String> seen = new ArrayList<>();
        dock.custom = process -> {
            seen.add(new String(process.files().readAll(path), StandardCharsets.UTF_8));
            return Exit.SUCCESS;
        };
        if (containers.list(ListOptions.ALL).isEmpty()) {
            dock.create("one", "custom");
        }
        dock.start("one");
        return seen.get(0);
    }

    private void refused(ErrorKind kind, String words) {
        assertThatThrownBy(() -> dock.start("one"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessage(words);
    }

    private HostConfig publishing(String port) {
        TreeMap<String, List<PortBinding>> bindings = new TreeMap<>();
        bindings.put("80/tcp", List.of(new PortBinding("", port)));
        return HostConfig.builder().portBindings(bindings).build();
    }

    @Test
    void what_is_bound_is_published_only_if_it_is_exposed() {
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .cmd(List.of("sleep", "1000"))
                .exposedPorts(new TreeSet<>(List.of("90/tcp")))
                .build();
        containers.create(new CreateContainer("one", "", config, publishing("8080"), null));
        dock.start("one");
        assertThat(containers.inspect("one", false).network().ports()).containsOnlyKeys("90/tcp");
    }
}
