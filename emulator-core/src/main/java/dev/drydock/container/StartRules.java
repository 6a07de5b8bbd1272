package dev.drydock.container;

import dev.drydock.container.config.DeviceMapping;
import dev.drydock.container.config.DeviceRequest;
import dev.drydock.container.config.HostConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a configuration keeps a container from being started: what the machine does not have, in the engine's words, and
 * what is not emulated, by its name.
 */
final class StartRules {
    private static final String SHARED = "container:";
    private static final Set<String> RUNTIMES = Set.of("", "runc", "io.containerd.runc.v2");

    private final ContainerStore store;

    StartRules(ContainerStore store) {
        this.store = store;
    }

    /** @throws StartRefusal if the runtime could not set what is asked for */
    void check(Container container) throws StartRefusal {
        HostConfig host = container.hostConfig();
        long shares = host.resources().cpuShares();
        if (shares < 0) {
            throw StartErrors.negativeCpuShares(shares);
        }
        if (!CpuShares.isAllowed(shares)) {
            throw new StartRefusal(StartFailure.ofTask(
                    "error setting cgroup config for procHooks process: " + CpuShares.refusal(shares)));
        }
        checkProcesses(host.pidMode());
        checkDevices(host);
        checkPaths("masked", host.maskedPaths(), HostDefaults.MASKED);
        checkPaths("read-only", host.readonlyPaths(), HostDefaults.READ_ONLY);
        if (!RUNTIMES.contains(host.runtime())) {
            throw StartErrors.noRuntime(host.runtime());
        }
    }

    private void checkProcesses(String mode) {
        if (mode.startsWith(SHARED)) {
            Container other = store.find(mode.substring(SHARED.length()));
            throw ContainerErrors.notEmulated("sharing the processes of container " + other.name());
        }
        if (!mode.isEmpty()) {
            throw ContainerErrors.notEmulated("the PID mode " + mode);
        }
    }

    /** The machine has no devices but those that every container has anyway, and these only under their own names. */
    private static void checkDevices(HostConfig host) {
        List<DeviceRequest> requests = host.resources().deviceRequests();
        if (requests != null && !requests.isEmpty()) {
            throw StartErrors.noDeviceDriver(requests.get(0));
        }
        List<DeviceMapping> devices = host.resources().devices();
        if (devices == null) {
            return;
        }
        for (DeviceMapping device : devices) {
            if (!device.pathOnHost().matches("/dev/(null|zero|full|u?random|tty)")) {
                throw StartErrors.noDevice(device.pathOnHost());
            }
            if (!device.pathOnHost().equals(device.pathInContainer())) {
                throw ContainerErrors.notEmulated(
                        "the device " + device.pathOnHost() + " as " + device.pathInContainer());
            }
        }
    }

    /** The usual ones, or fewer. */
    private static void checkPaths(String kind, @Nullable List<String> asked, List<String> usual) {
        Set<String> other = new HashSet<>(asked == null ? List.of() : asked);
        other.removeAll(Set.copyOf(usual));
        if (!other.isEmpty()) {
            throw ContainerErrors.notEmulated(
                    "the " + kind + " path " + other.iterator().next());
        }
    }
}
