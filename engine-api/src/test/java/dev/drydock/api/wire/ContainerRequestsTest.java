package dev.drydock.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.api.exchange.Request;
import dev.drydock.api.wire.ContainerRequests.Creation;
import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainerRequestsTest {

    @Test
    void fields_are_found_in_any_case_of_letters_and_unknown_ones_are_ignored() {
        ContainerConfig config = config("{\"iMAGE\":\"alpine\",\"Nope\":[1,{\"x\":2}],\"TTY\":true}");

        assertThat(config.image()).isEqualTo("alpine");
        assertThat(config.tty()).isTrue();
    }

    @Test
    void the_last_of_several_fields_of_one_name_counts() {
        assertThat(config("{\"Image\":\"a\",\"image\":\"b\"}").image()).isEqualTo("b");
    }

    @Test
    void a_text_is_taken_for_a_command_of_one_word_but_not_for_an_environment() {
        assertThat(config("{\"Cmd\":\"echo a\"}").cmd()).containsExactly("echo a");
        assertThat(config("{\"Entrypoint\":\"sh\"}").entrypoint()).containsExactly("sh");
        assertThat(host("{\"CapAdd\":\"ALL\"}").capAdd()).containsExactly("ALL");
    }

    @Test
    void what_is_null_or_absent_is_told_from_what_is_empty() {
        assertThat(config("{\"Image\":\"a\"}").cmd()).isNull();
        assertThat(config("{\"Cmd\":null}").cmd()).isNull();
        assertThat(config("{\"Cmd\":[]}").cmd()).isEmpty();
        assertThat(config("{\"Labels\":{}}").labels()).isEmpty();
        assertThat(host("{}").binds()).isNull();
        assertThat(host("{\"Binds\":[]}").binds()).isEmpty();
        assertThat(host("{\"Init\":false}").init()).isFalse();
        assertThat(host("{}").init()).isNull();
    }

    @Test
    void without_any_of_its_fields_there_is_no_config() {
        assertThat(create("{}").config()).isNull();
        assertThat(create("null").config()).isNull();
        assertThat(create("{\"HostConfig\":{}}").config()).isNull();
        assertThat(create("{\"Image\":null}").config()).isNotNull();
        assertThat(create("{\"Image\":\"a\"}").hostConfig()).isNull();
        assertThat(create("{\"Image\":\"a\"}").networkingConfig()).isNull();
    }

    @Test
    void a_console_size_may_lack_numbers_or_have_too_many() {
        assertThat(host("{\"ConsoleSize\":[24]}").consoleSize()).isEqualTo(new ConsoleSize(24, 0));
        assertThat(host("{\"ConsoleSize\":[1,2,3]}").consoleSize()).isEqualTo(new ConsoleSize(1, 2));
    }

    @Test
    void numbers_without_a_sign_keep_all_their_bits() {
        assertThat(host("{\"IOMaximumIOps\":18446744073709551615}").resources().ioMaximumIops())
                .isEqualTo(-1L);
    }

    /** What inspect writes of a configuration is read back as the same. */
    @Test
    void a_configuration_survives_the_way_out_and_in() {
        String document = """
                {"Hostname":"h","Domainname":"d","User":"u:g","AttachStdin":true,"AttachStdout":true,"AttachStderr":true,\
                "ExposedPorts":{"80/tcp":{},"90/udp":{}},"Tty":true,"OpenStdin":true,"StdinOnce":true,"Env":["A=1","B"],\
                "Cmd":["a","b"],"Healthcheck":{"Test":["CMD","x"],"Interval":1,"Timeout":2,"StartPeriod":3,\
                "StartInterval":4,"Retries":5},"ArgsEscaped":true,"Image":"i","Volumes":{"/v":{}},"WorkingDir":"/w",\
                "Entrypoint":["e"],"NetworkDisabled":true,"MacAddress":"m","OnBuild":["o"],"Labels":{"k":"v"},\
                "StopSignal":"SIGINT","StopTimeout":0,"Shell":["s"]}\
                """;
        ContainerConfig config = config(document);

        assertThat(text(JsonWriter.object(out -> ContainerConfigJson.write(out, config, true))))
                .isEqualTo(document + "\n");
    }

    @Test
    void a_host_configuration_survives_the_way_out_and_in() {
        String document = """
                {"Binds":["/a:/b"],"ContainerIDFile":"f","LogConfig":{"Type":"t","Config":{"k":"v"}},"NetworkMode":"n",\
                "PortBindings":{"80/tcp":[{"HostIp":"i","HostPort":"p"}]},"RestartPolicy":{"Name":"r",\
                "MaximumRetryCount":1},"AutoRemove":true,"VolumeDriver":"d","VolumesFrom":["v"],"ConsoleSize":[1,2],\
                "Annotations":{"a":"b"},"CapAdd":["c"],"CapDrop":["e"],"CgroupnsMode":"g","Dns":["h"],"DnsOptions":["i"],\
                "DnsSearch":["j"],"ExtraHosts":["k"],"GroupAdd":["l"],"IpcMode":"m","Cgroup":"n","Links":["o"],\
                "OomScoreAdj":2,"PidMode":"p","Privileged":true,"PublishAllPorts":true,"ReadonlyRootfs":true,\
                "SecurityOpt":["q"],"StorageOpt":{"r":"s"},"Tmpfs":{"t":"u"},"UTSMode":"v","UsernsMode":"w","ShmSize":3,\
                "Sysctls":{"x":"y"},"Runtime":"z","Isolation":"a","CpuShares":4,"Memory":5,"NanoCpus":6,\
                "CgroupParent":"b","BlkioWeight":7,"BlkioWeightDevice":[{"Path":"c","Weight":8}],\
                "BlkioDeviceReadBps":[{"Path":"d","Rate":9}],"BlkioDeviceWriteBps":[],"BlkioDeviceReadIOps":null,\
                "BlkioDeviceWriteIOps":null,"CpuPeriod":10,"CpuQuota":11,"CpuRealtimePeriod":12,"CpuRealtimeRuntime":13,\
                "CpusetCpus":"e","CpusetMems":"f","Devices":[{"PathOnHost":"g","PathInContainer":"h",\
                "CgroupPermissions":"i"}],"DeviceCgroupRules":["j"],"DeviceRequests":[{"Driver":"k","Count":-1,\
                "DeviceIDs":["l"],"Capabilities":[["m","n"]],"Options":{"o":"p"}}],"KernelMemory":14,\
                "KernelMemoryTCP":15,"MemoryReservation":16,"MemorySwap":-1,"MemorySwappiness":17,"OomKillDisable":false,\
                "PidsLimit":18,"Ulimits":[{"Name":"q","Hard":19,"Soft":20}],"CpuCount":21,"CpuPercent":22,\
                "IOMaximumIOps":18446744073709551615,"IOMaximumBandwidth":23,"Mounts":[{"Type":"bind","Source":"r",\
                "Target":"s","ReadOnly":true,"Consistency":"t","BindOptions":{"Propagation":"u","NonRecursive":true,\
                "CreateMountpoint":true,"ReadOnlyNonRecursive":true,"ReadOnlyForceRecursive":true},"VolumeOptions":{\
                "NoCopy":true,"Labels":{"v":"w"},"Subpath":"x","DriverConfig":{"Name":"y","Options":{"z":"a"}}},\
                "ImageOptions":{"Subpath":"b"},"TmpfsOptions":{"SizeBytes":24,"Mode":1023,"Options":[["c"],["d","e"]]},\
                "ClusterOptions":{}}],"MaskedPaths":["f"],"ReadonlyPaths":[],"Init":true}\
                """;
        HostConfig host = host(document);

        assertThat(text(JsonWriter.object(out -> HostConfigJson.write(out, host))))
                .isEqualTo(document + "\n");
    }

    @Test
    void networks_are_read_by_name_also_without_settings() {
        Creation creation = create(
                "{\"NetworkingConfig\":{\"EndpointsConfig\":{\"b\":null,\"a\":{\"Aliases\":[\"x\"],\"IPAMConfig\":"
                        + "{\"IPv4Address\":\"1.2.3.4\"},\"DriverOpts\":{\"k\":\"v\"}}}}}");

        assertThat(Objects.requireNonNull(creation.networkingConfig()).endpointsOrEmpty())
                .containsOnlyKeys("a", "b")
                .containsEntry("b", null)
                .hasEntrySatisfying(
                        "a", endpoint -> assertThat(endpoint.aliases()).isEqualTo(List.of("x")));
    }

    private static Creation create(String document) {
        return ContainerRequests.create(Request.json("POST", "/", document));
    }

    private static ContainerConfig config(String document) {
        return Objects.requireNonNull(create(document).config());
    }

    private static HostConfig host(String document) {
        return Objects.requireNonNull(
                create("{\"HostConfig\":" + document + "}").hostConfig());
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }
}
