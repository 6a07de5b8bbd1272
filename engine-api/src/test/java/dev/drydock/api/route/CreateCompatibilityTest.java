package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.api.exchange.Request;
import dev.drydock.api.wire.ContainerRequests;
import dev.drydock.api.wire.ContainerRequests.Creation;
import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The rules by version are those of the engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CreateCompatibilityTest {

    @Test
    void the_default_network_is_the_bridge() {
        assertThat(host("1.51", "{}").networkMode()).isEqualTo("bridge");
        assertThat(host("1.51", "{\"NetworkMode\":\"default\"}").networkMode()).isEqualTo("bridge");
        assertThat(host("1.51", "{\"NetworkMode\":\"none\"}").networkMode()).isEqualTo("none");
        assertThat(endpoints("1.51", "{}", "{\"default\":{\"Aliases\":[\"a\"]}}"))
                .containsOnlyKeys("bridge");
    }

    @Test
    void what_a_version_does_not_have_is_ignored() {
        String wishes = "{\"AutoRemove\":true,\"KernelMemory\":1,\"KernelMemoryTCP\":2,\"ConsoleSize\":[3,4],"
                + "\"Annotations\":{\"a\":\"b\"}}";

        assertThat(host("1.24", wishes).autoRemove()).isFalse();
        assertThat(host("1.25", wishes).autoRemove()).isTrue();
        assertThat(host("1.39", wishes).resources().kernelMemoryTcpBytes()).isZero();
        assertThat(host("1.40", wishes).resources().kernelMemoryTcpBytes()).isEqualTo(2);
        assertThat(host("1.41", wishes).resources().kernelMemoryBytes()).isEqualTo(1);
        assertThat(host("1.42", wishes).resources().kernelMemoryBytes()).isZero();
        assertThat(host("1.41", wishes).consoleSize()).isEqualTo(ConsoleSize.NONE);
        assertThat(host("1.42", wishes).consoleSize()).isEqualTo(new ConsoleSize(3, 4));
        assertThat(host("1.42", wishes).annotations()).isNull();
        assertThat(host("1.43", wishes).annotations()).containsEntry("a", "b");
    }

    @Test
    void defaults_that_changed_are_as_they_were() {
        assertThat(host("1.39", "{}").ipcMode()).isEqualTo("shareable");
        assertThat(host("1.40", "{}").ipcMode()).isEmpty();
        assertThat(host("1.40", "{}").cgroupnsMode()).isEqualTo("host");
        assertThat(host("1.41", "{}").cgroupnsMode()).isEmpty();
    }

    @Test
    void a_limit_of_processes_that_is_none_is_forgotten() {
        assertThat(host("1.51", "{\"PidsLimit\":-5}").resources().pidsLimit()).isNull();
        assertThat(host("1.51", "{\"PidsLimit\":0}").resources().pidsLimit()).isNull();
        assertThat(host("1.51", "{\"PidsLimit\":5}").resources().pidsLimit()).isEqualTo(5);
    }

    @Test
    void health_checks_had_no_start_interval() {
        String config = "{\"Healthcheck\":{\"StartInterval\":5,\"Interval\":6}}";
        assertThat(Objects.requireNonNull(config("1.43", config).healthcheck()).startInterval())
                .isZero();
        assertThat(Objects.requireNonNull(config("1.43", config).healthcheck()).interval())
                .isEqualTo(Duration.ofNanos(6));
        assertThat(Objects.requireNonNull(config("1.44", config).healthcheck()).startInterval())
                .isEqualTo(Duration.ofNanos(5));
    }

    @Test
    void options_of_another_type_of_mount_were_ignored_and_are_refused_now() {
        String mounts = "{\"Mounts\":[{\"Type\":\"bind\",\"VolumeOptions\":{\"NoCopy\":true}}]}";
        assertThat(Objects.requireNonNull(host("1.41", mounts).mounts()).get(0).volumeOptions())
                .isNull();
        assertThatThrownBy(() -> host("1.42", mounts))
                .hasMessage("VolumeOptions must not be specified on mount type \"bind\"");
        assertThatThrownBy(() -> host("1.51", "{\"Mounts\":[{\"Type\":\"volume\",\"BindOptions\":{}}]}"))
                .hasMessage("BindOptions must not be specified on mount type \"volume\"");
        assertThatThrownBy(() -> host("1.51", "{\"Mounts\":[{\"Type\":\"volume\",\"TmpfsOptions\":{}}]}"))
                .hasMessage("TmpfsOptions must not be specified on mount type \"volume\"");
    }

    @Test
    void mounts_that_are_newer_than_the_version_are_refused() {
        assertThatThrownBy(() -> host(
                        "1.43", "{\"Mounts\":[{\"Type\":\"bind\",\"BindOptions\":{\"ReadOnlyForceRecursive\":true}}]}"))
                .hasMessage("BindOptions.ReadOnlyForceRecursive needs API v1.44 or newer");
        assertThatThrownBy(() ->
                        host("1.44", "{\"Mounts\":[{\"Type\":\"volume\",\"VolumeOptions\":{\"Subpath\":\"x\"}}]}"))
                .hasMessage("VolumeOptions.Subpath needs API v1.45 or newer");
        assertThatThrownBy(() -> host("1.47", "{\"Mounts\":[{\"Type\":\"image\"}]}"))
                .hasMessage("Mount type \"Image\" needs API v1.48 or newer");
    }

    @Test
    void a_container_began_with_one_network() {
        assertThatThrownBy(() -> endpoints("1.43", "{}", "{\"b\":{},\"a\":{}}"))
                .hasMessage("Container cannot be created with multiple network endpoints: a, b");
        assertThat(endpoints("1.44", "{}", "{\"b\":{},\"a\":{}}")).containsOnlyKeys("a", "b");
    }

    @Test
    void the_priority_of_a_gateway_is_new() {
        assertThat(endpoints("1.47", "{}", "{\"a\":{\"GwPriority\":5}}")
                        .get("a")
                        .gatewayPriority())
                .isZero();
        assertThat(endpoints("1.48", "{}", "{\"a\":{\"GwPriority\":5}}")
                        .get("a")
                        .gatewayPriority())
                .isEqualTo(5);
    }

    @Test
    void the_mac_address_of_a_container_became_that_of_its_endpoint() {
        String document = "{\"Image\":\"i\",\"MacAddress\":\"02:42:00:00:00:09\"}";

        Adapted old = adapt("1.43", document);
        assertThat(old.endpoints().get("bridge").macAddress()).isEqualTo("02:42:00:00:00:09");
        assertThat(old.warnings()).isEmpty();
        assertThat(old.config().macAddress()).isEqualTo("02:42:00:00:00:09");

        Adapted now = adapt("1.51", document);
        assertThat(now.endpoints().get("bridge").macAddress()).isEqualTo("02:42:00:00:00:09");
        assertThat(now.config().macAddress()).isEmpty();
        assertThat(now.warnings())
                .containsExactly("The container-wide MacAddress field is now deprecated."
                        + " It should be specified in EndpointsConfig instead.");
    }

    @Test
    void a_mac_address_must_find_its_endpoint() {
        assertThatThrownBy(() -> adapt(
                        "1.51",
                        "{\"MacAddress\":\"a\",\"NetworkingConfig\":{\"EndpointsConfig\":{\"bridge\":"
                                + "{\"MacAddress\":\"b\"}}}}"))
                .hasMessageStartingWith("the container-wide MAC address must match the endpoint-specific MAC address");
        assertThatThrownBy(() ->
                        adapt("1.51", "{\"MacAddress\":\"a\",\"NetworkingConfig\":{\"EndpointsConfig\":{\"x\":{}}}}"))
                .hasMessage("unable to migrate container-wide MAC address to a specific network:"
                        + " HostConfig.NetworkMode must match the identity of a network in NetworkSettings.Networks");
        assertThatThrownBy(() -> adapt("1.43", "{\"MacAddress\":\"a\",\"HostConfig\":{\"NetworkMode\":\"host\"}}"))
                .hasMessage("conflicting options: mac-address and the network mode");
    }

    @Test
    void kernel_parameters_of_an_interface_became_those_of_its_endpoint() {
        String document = "{\"Image\":\"i\",\"HostConfig\":{\"Sysctls\":{\"net.ipv4.conf.eth0.forwarding\":\"1\","
                + "\"net.core.x\":\"2\"}}}";

        Adapted old = adapt("1.47", document);
        assertThat(old.host().sysctls()).containsOnlyKeys("net.core.x");
        assertThat(old.endpoints().get("bridge").driverOpts())
                .containsEntry("com.docker.network.endpoint.sysctls", "net.ipv4.conf.IFNAME.forwarding=1");
        assertThat(old.warnings())
                .containsExactly(
                        "Migrated sysctl \"net.ipv4.conf.eth0.forwarding\" to"
                                + " DriverOpts{\"com.docker.network.endpoint.sysctls\":\"net.ipv4.conf.IFNAME.forwarding=1\"}.");
        assertThatThrownBy(() -> adapt("1.48", document))
                .hasMessage("interface specific sysctl setting \"net.ipv4.conf.eth0.forwarding\" must be supplied using"
                        + " driver option 'com.docker.network.endpoint.sysctls'");
    }

    private record Adapted(Creation creation, List<String> warnings) {
        ContainerConfig config() {
            return Objects.requireNonNull(creation.config());
        }

        HostConfig host() {
            return Objects.requireNonNull(creation.hostConfig());
        }

        Map<String, EndpointSettings> endpoints() {
            return Objects.requireNonNull(
                    Objects.requireNonNull(creation.networkingConfig()).endpoints());
        }
    }

    private static Adapted adapt(String version, String document) {
        CreateCompatibility compatibility = new CreateCompatibility(new ApiVersion(version));
        Creation adapted = compatibility.adapt(ContainerRequests.create(Request.json("POST", "/", document)));
        return new Adapted(adapted, compatibility.warnings());
    }

    private static ContainerConfig config(String version, String config) {
        return adapt(version, config).config();
    }

    private static HostConfig host(String version, String host) {
        return adapt(version, "{\"Image\":\"i\",\"HostConfig\":" + host + "}").host();
    }

    private static Map<String, EndpointSettings> endpoints(String version, String host, String endpoints) {
        return adapt(
                        version,
                        "{\"Image\":\"i\",\"HostConfig\":" + host + ",\"NetworkingConfig\":{\"EndpointsConfig\":"
                                + endpoints + "}}")
                .endpoints();
    }
}
