package dev.drydock.api.route;

import dev.drydock.api.wire.ContainerRequests.Creation;
import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.Healthcheck;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.json.GoText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the API means by a wish for a container: fields that it does not have yet are ignored, and defaults that
 * changed later are as they were (engine 28.5.2, the create handler of its router). Used for one request.
 */
final class CreateCompatibility {
    private static final String SYSCTLS_OF_ENDPOINT = "com.docker.network.endpoint.sysctls";

    private final ApiVersion version;
    private final List<String> warnings = new ArrayList<>();

    CreateCompatibility(ApiVersion version) {
        this.version = version;
    }

    /** What is to be told with the answer, after an {@link #adapt}. */
    List<String> warnings() {
        return warnings;
    }

    /**
     * The same wish in the terms of the newest version.
     *
     * @param creation has a config
     * @throws dev.drydock.error.EngineException invalid parameter
     */
    Creation adapt(Creation creation) {
        ContainerConfig config = Objects.requireNonNull(creation.config());
        HostConfig host = Objects.requireNonNullElseGet(
                creation.hostConfig(), () -> HostConfig.builder().build());
        NetworkingConfig given = Objects.requireNonNullElse(creation.networkingConfig(), NetworkingConfig.NONE);
        Endpoints endpoints = new Endpoints(version, given.endpointsOrEmpty());
        host = withDefaultNetwork(host, endpoints);
        host = adaptHost(host);
        if (version.isBefore("1.44")) {
            config = withoutStartInterval(config);
            endpoints.refuseSeveral();
        }
        if (version.isBefore("1.48")) {
            endpoints.replaceAll(
                    endpoint -> endpoint.toBuilder().gatewayPriority(0).build());
        }
        warnAboutVolumeDriver(host);
        config = version.isBefore("1.52")
                ? moveMacAddress(config, host, endpoints)
                : config.toBuilder().macAddress("").build();
        host = moveInterfaceSysctls(host, endpoints);
        warnAboutEmptyBindings(host);
        return new Creation(config, host, new NetworkingConfig(endpoints.all()));
    }

    private static HostConfig withDefaultNetwork(HostConfig host, Endpoints endpoints) {
        if (!host.networkMode().isEmpty() && !host.networkMode().equals("default")) {
            return host;
        }
        endpoints.rename("default", "bridge");
        return host.toBuilder().networkMode("bridge").build();
    }

    private HostConfig adaptHost(HostConfig host) {
        HostConfig.Builder adapted = host.toBuilder();
        Resources.Builder resources = host.resources().toBuilder();
        if (version.isBefore("1.25")) {
            adapted.autoRemove(false);
        }
        if (version.isBefore("1.40") || version.isAtLeast("1.52")) {
            resources.kernelMemoryTcpBytes(0);
        }
        if (version.isBefore("1.40")) {
            if (host.ipcMode().isEmpty()) {
                adapted.ipcMode("shareable");
            }
        }
        if (version.isBefore("1.41") && host.cgroupnsMode().isEmpty()) {
            adapted.cgroupnsMode("host");
        }
        if (version.isBefore("1.42")) {
            adapted.consoleSize(ConsoleSize.NONE);
        } else {
            resources.kernelMemoryBytes(0);
        }
        if (version.isBefore("1.43")) {
            adapted.annotations(null);
        }
        Long pidsLimit = host.resources().pidsLimit();
        if (pidsLimit != null && pidsLimit <= 0) {
            resources.pidsLimit(null);
        }
        return adapted.mounts(new MountCompatibility(version).adapt(host.mounts()))
                .resources(resources.build())
                .build();
    }

    private static ContainerConfig withoutStartInterval(ContainerConfig config) {
        Healthcheck check = config.healthcheck();
        if (check == null) {
            return config;
        }
        return config.toBuilder()
                .healthcheck(new Healthcheck(
                        check.test(),
                        check.interval(),
                        check.timeout(),
                        check.startPeriod(),
                        Duration.ZERO,
                        check.retries()))
                .build();
    }

    private void warnAboutVolumeDriver(HostConfig host) {
        if (host.volumeDriver().isEmpty() || version.isBefore("1.48") || host.mounts() == null) {
            return;
        }
        boolean ambiguous = host.mounts().stream()
                .filter(mount -> mount.type().equals("volume"))
                .anyMatch(mount -> mount.volumeOptions() == null
                        || mount.volumeOptions().driverConfig() == null
                        || mount.volumeOptions().driverConfig().name().isEmpty());
        if (ambiguous) {
            warnings.add("WARNING: the container-wide volume-driver configuration is ignored for volumes specified via"
                    + " 'mount'. Use '--mount type=volume,volume-driver=...' instead");
        }
    }

    /** They are taken as any free port for the last time (engine 29.0.0). */
    private void warnAboutEmptyBindings(HostConfig host) {
        if (version.isBefore("1.52") || host.portBindings() == null) {
            return;
        }
        List<String> empty = host.portBindings().entrySet().stream()
                .filter(entry -> entry.getValue() == null || entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!empty.isEmpty()) {
            warnings.add("Following container port(s) have an empty list of port-bindings: " + String.join(", ", empty)
                    + ". Starting with API 1.53, such bindings will be discarded.");
        }
    }

    /** The address was the container's before it was an endpoint's (1.44). */
    private ContainerConfig moveMacAddress(ContainerConfig config, HostConfig host, Endpoints endpoints) {
        String address = config.macAddress();
        boolean ownNetwork =
                NetworkModes.isBridge(host.networkMode()) || NetworkModes.isUserDefined(host.networkMode());
        if (version.isBefore("1.44")) {
            if (address.isEmpty()) {
                endpoints.replaceAll(
                        endpoint -> endpoint.toBuilder().macAddress("").build());
                return config;
            }
            if (!ownNetwork) {
                throw RouteErrors.invalid("conflicting options: mac-address and the network mode");
            }
            String network = endpoints.keyFor(host.networkMode());
            endpoints.put(
                    network,
                    endpoints.get(network).toBuilder().macAddress(address).build());
            return config;
        }
        if (address.isEmpty()) {
            return config;
        }
        if (ownNetwork) {
            moveMacAddressToEndpoint(address, host, endpoints);
        }
        warnings.add("The container-wide MacAddress field is now deprecated."
                + " It should be specified in EndpointsConfig instead.");
        return config.toBuilder().macAddress("").build();
    }

    private static void moveMacAddressToEndpoint(String address, HostConfig host, Endpoints endpoints) {
        String network = endpoints.keyFor(
                host.networkMode(), "unable to migrate container-wide MAC address to a specific network: ");
        EndpointSettings endpoint = endpoints.get(network);
        if (!endpoint.macAddress().isEmpty() && !endpoint.macAddress().equals(address)) {
            throw RouteErrors.invalid("the container-wide MAC address must match the endpoint-specific MAC address for"
                    + " the main network, or be left empty");
        }
        endpoints.put(network, endpoint.toBuilder().macAddress(address).build());
    }

    /** Kernel parameters of an interface were the container's before they were an endpoint's (1.46). */
    private HostConfig moveInterfaceSysctls(HostConfig host, Endpoints endpoints) {
        SortedMap<String, String> sysctls = host.sysctls();
        if (!NetworkModes.isPrivate(host.networkMode()) || sysctls == null) {
            return host;
        }
        SortedMap<String, String> kept = new TreeMap<>(sysctls);
        List<String> moved = new ArrayList<>();
        List<String> options = new ArrayList<>();
        String network = null;
        for (Map.Entry<String, String> sysctl : sysctls.entrySet()) {
            String[] parts = sysctl.getKey().split("\\.", 5);
            if (parts.length < 5 || !parts[0].equals("net") || !parts[3].startsWith("eth")) {
                continue;
            }
            network = network == null ? networkForSysctl(sysctl.getKey(), host, endpoints) : network;
            if (!parts[3].equals("eth0")) {
                throw RouteErrors.unclassified("unable to determine network endpoint for sysctl " + sysctl.getKey()
                        + ", use driver option '" + SYSCTLS_OF_ENDPOINT + "' to set per-interface sysctls");
            }
            kept.remove(sysctl.getKey());
            moved.add(sysctl.getKey());
            options.add("net." + parts[1] + "." + parts[2] + ".IFNAME." + parts[4] + "=" + sysctl.getValue());
        }
        if (network == null) {
            return host;
        }
        addSysctlOption(network, String.join(",", moved), String.join(",", options), endpoints);
        return host.toBuilder().sysctls(kept).build();
    }

    private String networkForSysctl(String sysctl, HostConfig host, Endpoints endpoints) {
        if (version.isAtLeast("1.48")) {
            throw RouteErrors.unclassified("interface specific sysctl setting " + GoText.quote(sysctl)
                    + " must be supplied using driver option '" + SYSCTLS_OF_ENDPOINT + "'");
        }
        return endpoints.keyFor(host.networkMode(), "unable to find a network for sysctl " + sysctl + ": ");
    }

    private void addSysctlOption(String network, String moved, String option, Endpoints endpoints) {
        warnings.add("Migrated sysctl " + GoText.quote(moved) + " to DriverOpts{" + GoText.quote(SYSCTLS_OF_ENDPOINT)
                + ":" + GoText.quote(option) + "}.");
        EndpointSettings endpoint = endpoints.get(network);
        @Nullable SortedMap<String, String> given = endpoint.driverOpts();
        SortedMap<String, String> driverOptions = given == null ? new TreeMap<>() : new TreeMap<>(given);
        String old = driverOptions.get(SYSCTLS_OF_ENDPOINT);
        driverOptions.put(SYSCTLS_OF_ENDPOINT, old == null ? option : option + "," + old);
        endpoints.put(network, endpoint.toBuilder().driverOpts(driverOptions).build());
    }
}
