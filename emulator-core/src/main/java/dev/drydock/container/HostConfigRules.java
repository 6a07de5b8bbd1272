package dev.drydock.container;

import static dev.drydock.container.CreateErrors.invalid;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.PortBinding;
import dev.drydock.container.config.RestartPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** What the engine asks of {@link HostConfig}, in its order (28.5.2: runconfig, validateHostConfig, verifyPlatform…). */
final class HostConfigRules {
    private static final String LINKS_IN =
            "conflicting options: %s type %s can't be used with links." + " This would result in undefined behavior";
    private static final Pattern SHIM = Pattern.compile("[a-zA-Z0-9]+(?:[._-][a-zA-Z0-9]+)*(?:\\.[a-zA-Z0-9_-]+)+");
    private static final Set<String> RUNTIMES = Set.of("runc", "io.containerd.runc.v2");
    private static final Set<String> IPC_MODES = Set.of("", "none", "private", "host", "shareable");
    private static final String SHARED = "container:";

    private final ResourceRules resourceRules;
    private final MountRules mountRules;

    HostConfigRules(ResourceRules resourceRules, MountRules mountRules) {
        this.resourceRules = resourceRules;
        this.mountRules = mountRules;
    }

    /** What is refused already while the request is read. */
    static void checkRequest(ContainerConfig config, HostConfig host) {
        NetworkMode mode = new NetworkMode(host.networkMode());
        if (mode.text().equals("container") || mode.isContainer()) {
            checkSharedNetwork(mode, config, host);
        }
        if (host.utsMode().equals("host") && !config.hostname().isEmpty()) {
            throw invalid("conflicting options: hostname and the UTS mode");
        }
        if (mode.isHost() && isAny(host.links())) {
            throw invalid(LINKS_IN.formatted("host", "networking"));
        }
        if (!isDefaultIsolation(host.isolation())) {
            throw invalid("invalid isolation (" + host.isolation() + "): linux only supports 'default'");
        }
        ResourceRules.checkRequest(host.resources());
    }

    private static void checkSharedNetwork(NetworkMode mode, ContainerConfig config, HostConfig host) {
        if (mode.connectedContainer().isEmpty()) {
            throw invalid("invalid network mode: invalid container format container:<name|id>");
        }
        if (!config.hostname().isEmpty()) {
            throw invalid("conflicting options: hostname and the network mode");
        }
        if (isAny(host.links())) {
            throw invalid(LINKS_IN.formatted("container", "network"));
        }
        if (isAny(host.dns())) {
            throw invalid("conflicting options: dns and the network mode");
        }
        if (isAny(host.extraHosts())) {
            throw invalid("conflicting options: custom host-to-IP mapping and the network mode");
        }
        boolean publishes = host.portBindings() != null && !host.portBindings().isEmpty();
        if (publishes || host.publishAllPorts()) {
            throw invalid("conflicting options: port publishing and the container type network mode");
        }
        if (config.exposedPorts() != null && !config.exposedPorts().isEmpty()) {
            throw invalid("conflicting options: port exposing and the container type network mode");
        }
    }

    /**
     * Checks everything.
     *
     * @param warnings gets what was discarded
     * @return the configuration that is left
     */
    HostConfig check(HostConfig host, boolean update, List<String> warnings) {
        if (host.autoRemove() && !host.restartPolicy().isNone()) {
            throw invalid("can't create 'AutoRemove' container with restart policy");
        }
        for (MountRequest mount : orEmpty(host.mounts())) {
            if (mount.type().equals("image")) {
                warnings.add("Image mount is an experimental feature");
            }
            mountRules.check(mount, true);
        }
        orEmpty(host.extraHosts()).forEach(HostConfigRules::checkExtraHost);
        if (host.portBindings() != null) {
            checkPorts(host.portBindings());
        }
        checkRestartPolicy(host.restartPolicy());
        Capabilities.check("CapAdd", orEmpty(host.capAdd()));
        Capabilities.check("CapDrop", orEmpty(host.capDrop()));
        if (host.annotations() != null && host.annotations().containsKey("")) {
            throw invalid("invalid Annotations: the empty string is not permitted as an annotation key");
        }
        HostConfig left = host.toBuilder()
                .resources(resourceRules.check(host.resources(), update, warnings))
                .build();
        checkNamespaces(left);
        if (new NetworkMode(host.networkMode()).isHost()
                && host.portBindings() != null
                && !host.portBindings().isEmpty()) {
            warnings.add("Published ports are discarded when using host network mode");
        }
        return checkRuntime(left);
    }

    private static void checkNamespaces(HostConfig host) {
        if (!IPC_MODES.contains(host.ipcMode()) && !host.ipcMode().startsWith(SHARED)) {
            throw invalid("invalid IPC mode: " + host.ipcMode());
        }
        String pid = host.pidMode();
        boolean sharesPid = pid.startsWith(SHARED) && pid.length() > SHARED.length();
        if (!pid.isEmpty() && !pid.equals("host") && !sharesPid) {
            throw invalid("invalid PID mode: " + pid);
        }
        if (host.shmSizeBytes() < 0) {
            throw invalid("SHM size can not be less than 0");
        }
        if (!host.utsMode().isEmpty() && !host.utsMode().equals("host")) {
            throw invalid("invalid UTS mode: " + host.utsMode());
        }
        if (host.oomScoreAdj() < -1000 || host.oomScoreAdj() > 1000) {
            throw invalid("Invalid value " + host.oomScoreAdj() + ", range for oom score adj is [-1000, 1000]");
        }
    }

    private static HostConfig checkRuntime(HostConfig host) {
        String runtime = host.runtime().isEmpty() ? "runc" : host.runtime();
        if (!RUNTIMES.contains(runtime) && !SHIM.matcher(runtime).matches()) {
            throw invalid("unknown or invalid runtime name: " + runtime);
        }
        if (host.tmpfs() != null) {
            host.tmpfs().keySet().forEach(MountRules::checkTarget);
        }
        String cgroup = host.cgroupnsMode();
        if (!cgroup.isEmpty() && !cgroup.equals("private") && !cgroup.equals("host")) {
            throw invalid("invalid cgroup namespace mode: " + cgroup);
        }
        return host.toBuilder().runtime(runtime).build();
    }

    private static void checkExtraHost(String entry) {
        int colon = entry.indexOf(':');
        if (colon <= 0) {
            throw invalid("bad format for add-host: " + Quoted.of(entry));
        }
        String address = entry.substring(colon + 1);
        if (!address.equals("host-gateway") && !IpText.isAddress(address.strip())) {
            throw invalid("invalid IP address in add-host: " + Quoted.of(address));
        }
    }

    private static void checkPorts(SortedMap<String, List<PortBinding>> ports) {
        for (Map.Entry<String, List<PortBinding>> entry : ports.entrySet()) {
            String number = PortText.number(entry.getKey());
            if (PortText.parse(number).isEmpty()) {
                throw CreateErrors.invalidPort(number);
            }
            for (PortBinding binding : entry.getValue()) {
                if (PortText.parseRange(PortText.number(binding.hostPort())).isEmpty()) {
                    throw CreateErrors.invalidPort(binding.hostPort());
                }
            }
        }
    }

    static void checkRestartPolicy(RestartPolicy policy) {
        int retries = policy.maximumRetryCount();
        switch (policy.name()) {
            case "" -> {
                return;
            }
            case "always", "unless-stopped", "no" -> {
                if (retries != 0) {
                    throw invalid("invalid restart policy: maximum retry count can only be used with 'on-failure'"
                            + (retries < 0 ? " and cannot be negative" : ""));
                }
            }
            case "on-failure" -> {
                if (retries < 0) {
                    throw invalid("invalid restart policy: maximum retry count cannot be negative");
                }
            }
            default ->
                throw invalid("invalid restart policy: unknown policy '" + policy.name()
                        + "'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'");
        }
    }

    private static boolean isDefaultIsolation(String isolation) {
        return isolation.isEmpty() || isolation.equalsIgnoreCase("default");
    }

    private static boolean isAny(@org.jspecify.annotations.Nullable List<String> list) {
        return list != null && !list.isEmpty();
    }

    private static <T> List<T> orEmpty(@org.jspecify.annotations.Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
