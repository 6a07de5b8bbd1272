package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.IpamConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CreateTest {
    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void a_name_belongs_to_one() {
        String id = dock.create("one", "true");
        assertThatThrownBy(() -> dock.create("/one", "true"))
                .hasMessage("Conflict. The container name \"/one\" is already in use by container \"" + id
                        + "\". You have to remove (or rename) that container to be able to reuse that name.");
    }

    @Test
    void a_refused_container_leaves_its_name_free_and_no_volume_in_use() {
        HostConfig twice =
                HostConfig.builder().binds(List.of("vol:/v", "other:/v")).build();
        assertThatThrownBy(() -> dock.create("one", twice, "true")).hasMessage("Duplicate mount point: /v");
        assertThat(dock.create("one", "true")).isNotEmpty();
        dock.engine.volumes().remove("vol", false);
        assertThat(dock.told()).containsExactly("volume create", "destroy", "create", "volume destroy");
    }

    @Test
    void whose_processes_or_memory_are_to_be_shared_must_be_there_unless_no_label_is_needed() {
        HostConfig processes = HostConfig.builder().pidMode("container:gone").build();
        HostConfig memory = HostConfig.builder().ipcMode("container:gone").build();
        for (HostConfig host : List.of(processes, memory)) {
            assertThatThrownBy(() -> dock.create("one", host, "true"))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER))
                    .hasMessage("No such container: gone");
        }
        assertThat(dock.told()).isEmpty();
        HostConfig privileged = processes.toBuilder().privileged(true).build();
        assertThat(dock.create("one", privileged, "true")).isNotEmpty();
    }

    @Test
    void an_address_is_checked_even_if_its_network_is_not_there_yet() {
        EndpointSettings wrong = EndpointSettings.builder()
                .ipamConfig(new IpamConfig("nope", "", null))
                .build();
        assertThatThrownBy(() -> containers.create(new CreateContainer(
                        "one",
                        "",
                        ContainerConfig.builder().image("box").build(),
                        HostConfig.NONE,
                        new NetworkingConfig(new TreeMap<>(Map.of("later", wrong))))))
                .hasMessage("invalid config for network later: invalid endpoint settings:\ninvalid IPv4 address: nope");
    }

    @Test
    void what_is_wrong_with_several_networks_is_told_as_a_list_of_lists() {
        EndpointSettings wrong = EndpointSettings.builder()
                .ipamConfig(new IpamConfig("nope", "no", null))
                .build();
        assertThatThrownBy(() -> containers.create(new CreateContainer(
                        "one",
                        "",
                        ContainerConfig.builder().image("box").build(),
                        HostConfig.NONE,
                        new NetworkingConfig(new TreeMap<>(Map.of("later", wrong, "never", wrong))))))
                .hasMessage("* invalid config for network later: invalid endpoint settings:\n"
                        + "\t* invalid IPv4 address: nope\n\t* invalid IPv6 address: no\n"
                        + "* invalid config for network never: invalid endpoint settings:\n"
                        + "\t* invalid IPv4 address: nope\n\t* invalid IPv6 address: no");
    }

    @Test
    void the_address_of_the_interface_on_its_own_network_is_shown_as_the_containers() {
        EndpointSettings asked =
                EndpointSettings.builder().macAddress("02:42:00:00:00:09").build();
        containers.create(new CreateContainer(
                "one",
                "",
                ContainerConfig.builder().image("box").build(),
                HostConfig.builder().networkMode("later").build(),
                new NetworkingConfig(new TreeMap<>(Map.of("later", asked)))));
        assertThat(containers.inspect("one", false).config().macAddress()).isEqualTo("02:42:00:00:00:09");
    }

    @Test
    void one_without_a_name_gets_two_words() {
        dock.create("", "true");
        assertThat(containers.list(ListOptions.ALL).get(0).names())
                .singleElement()
                .asString()
                .matches("/[a-z]+_[a-z]+");
    }

    @Test
    void names_have_two_characters_at_least() {
        assertThatThrownBy(() -> dock.create("x", "true"))
                .hasMessage("Invalid container name (x), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
    }

    @Test
    void the_image_fills_what_was_left_open() {
        containers.create(CreateContainer.of("one", "data"));
        ContainerConfig config = containers.config("one");
        assertThat(config.entrypoint()).containsExactly("sleep");
        assertThat(config.cmd()).containsExactly("1000");
        assertThat(config.env()).containsExactly("PATH=/bin", "FROM=image");
        assertThat(config.stopSignal()).isEqualTo("SIGINT");
        assertThat(config.labels()).isEqualTo(Map.of("of", "image"));
        assertThat(config.exposedPorts()).containsExactly("80/tcp");
        assertThat(config.volumes()).containsExactly("/data");
    }

    @Test
    void what_was_asked_for_wins_over_the_image() {
        ContainerConfig asked = ContainerConfig.builder()
                .image("data")
                .env(List.of("FROM=client", "MORE=1"))
                .labels(new TreeMap<>(Map.of("of", "client")))
                .exposedPorts(new TreeSet<>(List.of("81/udp")))
                .stopSignal("TERM")
                .build();
        containers.create(new CreateContainer("one", "", asked, null, null));
        ContainerConfig config = containers.config("one");
        assertThat(config.env()).containsExactly("FROM=client", "MORE=1", "PATH=/bin");
        assertThat(config.labels()).isEqualTo(Map.of("of", "client"));
        assertThat(config.exposedPorts()).containsExactly("80/tcp", "81/udp");
        assertThat(config.stopSignal()).isEqualTo("TERM");
    }

    @Test
    void an_own_entrypoint_hides_the_images_command() {
        ContainerConfig own = ContainerConfig.builder()
                .image("data")
                .entrypoint(List.of("true"))
                .build();
        containers.create(new CreateContainer("one", "", own, null, null));
        assertThat(containers.config("one").cmd()).isNull();
        ContainerConfig empty =
                ContainerConfig.builder().image("data").entrypoint(List.of("")).build();
        assertThatThrownBy(() -> containers.create(new CreateContainer("two", "", empty, null, null)))
                .hasMessage("no command specified");
    }

    @Test
    void the_machine_fills_what_was_left_open() {
        dock.create("one", "true");
        HostConfig host = containers.inspect("one", false).hostConfig();
        assertThat(host.networkMode()).isEqualTo("bridge");
        assertThat(host.shmSizeBytes()).isEqualTo(64 << 20);
        assertThat(host.ipcMode()).isEqualTo("private");
        assertThat(host.cgroupnsMode()).isEqualTo("host");
        assertThat(host.runtime()).isEqualTo("runc");
        assertThat(host.restartPolicy().name()).isEqualTo("no");
        assertThat(host.maskedPaths()).contains("/proc/kcore");
    }

    @Test
    void the_privileged_see_everything() {
        dock.create("one", HostConfig.builder().privileged(true).build(), "true");
        HostConfig host = containers.inspect("one", false).hostConfig();
        assertThat(host.maskedPaths()).isNull();
        assertThat(host.readonlyPaths()).isNull();
        assertThat(host.securityOpt()).containsExactly("label=disable");
    }

    @Test
    void an_image_of_another_platform_is_not_found() {
        assertThatThrownBy(() -> containers.create(new CreateContainer(
                        "one",
                        "linux/arm64",
                        ContainerConfig.builder().image("box").build(),
                        null,
                        null)))
                .hasMessage("image with reference box was found but its platform (linux/amd64) does not match the"
                        + " specified platform (linux/arm64)");
    }

    @Test
    void this_disk_keeps_no_quotas_and_the_storage_has_no_other_option() {
        refusesStorage("size", "--storage-opt is supported only for overlay over xfs with 'pquota' mount option");
        refusesStorage("speed", "Unknown option speed");
        assertThat(containers.list(ListOptions.ALL)).isEmpty();
    }

    private void refusesStorage(String option, String words) {
        HostConfig host = HostConfig.builder()
                .storageOpt(new TreeMap<>(Map.of(option, "1G")))
                .build();
        assertThatThrownBy(() -> dock.create("one", host, "true")).hasMessage(words);
    }

    @Test
    void a_network_asked_for_by_nothing_is_refused() {
        TreeMap<String, EndpointSettings> endpoints = new TreeMap<>();
        endpoints.put("bridge", null);
        ContainerConfig config = ContainerConfig.builder().image("box").build();
        assertThatThrownBy(() -> containers.create(
                        new CreateContainer("one", "", config, null, new NetworkingConfig(endpoints))))
                .hasMessage("invalid config for network bridge: EndpointsConfig is nil");
    }

    @Test
    void the_working_directory_is_made() {
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .workingDir("/new/./place/")
                .build();
        containers.create(new CreateContainer("one", "", config, null, null));
        assertThat(containers.config("one").workingDir()).isEqualTo("/new/place");
        assertThat(containers.changes("one")).extracting(FileChange::path).containsExactly("/new", "/new/place");
        ContainerConfig file = config.toBuilder().workingDir("/etc/passwd").build();
        assertThatThrownBy(() -> containers.create(new CreateContainer("two", "", file, null, null)))
                .hasMessage("Cannot mkdir: /etc/passwd is not a directory");
    }

    @Test
    void the_same_seed_gives_the_same_ids_and_names() {
        try (Dock other = new Dock()) {
            assertThat(other.create("", "true")).isEqualTo(dock.create("", "true"));
            assertThat(other.engine.containers().list(ListOptions.ALL).get(0).names())
                    .isEqualTo(containers.list(ListOptions.ALL).get(0).names());
        }
    }

    @Test
    void renaming_moves_the_name() {
        String id = dock.create("one", "true");
        dock.create("other", "true");
        assertThat(dock.toldBy(() -> containers.rename("one", "/two"))).containsExactly("rename /one");
        assertThat(containers.inspect("two", false).id()).isEqualTo(id);
        assertThatThrownBy(() -> containers.inspect("one", false)).hasMessage("No such container: one");
        assertThatThrownBy(() -> containers.rename("two", "other"))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("Error when allocating new name: Conflict. The container name \"/other\"");
        assertThatThrownBy(() -> containers.rename("two", "two"))
                .hasMessage("Renaming a container with the same name as its current name");
        assertThatThrownBy(() -> containers.rename("two", "x"))
                .hasMessage("Error when allocating new name: Invalid container name (/x), only"
                        + " [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
        assertThatThrownBy(() -> containers.rename("two", "")).hasMessage("Neither old nor new names may be empty");
    }

    @Test
    void a_container_is_found_by_id_then_name_then_beginning_of_its_id() {
        String id = dock.create("one", "true");
        String named = dock.create(id.substring(0, 12), "true");
        assertThat(containers.inspect(id, false).id()).isEqualTo(id);
        assertThat(containers.inspect(id.substring(0, 12), false).id()).isEqualTo(named);
        assertThat(containers.inspect(id.substring(0, 13), false).id()).isEqualTo(id);
    }
}
