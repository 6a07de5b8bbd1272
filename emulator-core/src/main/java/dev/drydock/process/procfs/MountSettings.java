package dev.drydock.process.procfs;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What the standard mounts of a container, and what is seen in them, depend on.
 *
 * @param cgroup path of its control group on the host: {@code /docker/} and its id
 * @param cgroupSettings asked for each time, since they can be changed while it runs
 * @param security what its processes may do
 * @param sysctls {@code --sysctl}: values by dotted name
 * @param console whether its first process has a terminal, which is then seen as {@code /dev/console}, too
 * @param sharedMemoryBytes size of {@code /dev/shm}; 0 for none
 * @param masked paths of {@code /proc} and {@code /sys} that are hidden
 * @param readOnly those that cannot be written
 * @param clock dates files
 */
public record MountSettings(
        String cgroup,
        Supplier<CgroupSettings> cgroupSettings,
        Security security,
        Map<String, String> sysctls,
        boolean console,
        long sharedMemoryBytes,
        Set<String> masked,
        Set<String> readOnly,
        InstantSource clock) {

    /** The engine's own size of {@code /dev/shm}. */
    public static final long DEFAULT_SHARED_MEMORY_BYTES = 64L << 20;

    private static final Set<String> MASKED =
            Set.of("/proc/acpi", "/proc/interrupts", "/proc/keys", "/proc/timer_list", "/sys/firmware");
    private static final Set<String> READ_ONLY = Set.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys");

    public MountSettings {
        sysctls = new TreeMap<>(sysctls);
        masked = Set.copyOf(masked);
        readOnly = Set.copyOf(readOnly);
    }

    /** An ordinary container without a terminal and without limits. */
    public static MountSettings of(String containerId, InstantSource clock) {
        return new MountSettings(
                "/docker/" + containerId,
                () -> CgroupSettings.UNLIMITED,
                Security.DEFAULT,
                Map.of(),
                false,
                DEFAULT_SHARED_MEMORY_BYTES,
                MASKED,
                READ_ONLY,
                clock);
    }

    public MountSettings withCgroup(String other) {
        return new MountSettings(
                other, cgroupSettings, security, sysctls, console, sharedMemoryBytes, masked, readOnly, clock);
    }

    public MountSettings withConsole(boolean other) {
        return new MountSettings(
                cgroup, cgroupSettings, security, sysctls, other, sharedMemoryBytes, masked, readOnly, clock);
    }

    public MountSettings withSecurity(Security other) {
        return new MountSettings(
                cgroup, cgroupSettings, other, sysctls, console, sharedMemoryBytes, masked, readOnly, clock);
    }

    public MountSettings withSysctls(Map<String, String> other) {
        return new MountSettings(
                cgroup, cgroupSettings, security, other, console, sharedMemoryBytes, masked, readOnly, clock);
    }

    /** Other paths than those that the engine hides and protects by itself. */
    public MountSettings withRestricted(Set<String> hidden, Set<String> notWritten) {
        return new MountSettings(
                cgroup, cgroupSettings, security, sysctls, console, sharedMemoryBytes, hidden, notWritten, clock);
    }

    public MountSettings withSharedMemoryBytes(long other) {
        return new MountSettings(cgroup, cgroupSettings, security, sysctls, console, other, masked, readOnly, clock);
    }

    public MountSettings withCgroupSettings(Supplier<CgroupSettings> other) {
        return new MountSettings(cgroup, other, security, sysctls, console, sharedMemoryBytes, masked, readOnly, clock);
    }

    /**
     * What processes may do.
     *
     * @param privileged whether {@code /sys} and all of {@code /proc} can be seen and written
     * @param oomScoreAdjust {@code --oom-score-adj}
     * @param noNewPrivileges {@code --security-opt no-new-privileges}
     */
    public record Security(boolean privileged, int oomScoreAdjust, boolean noNewPrivileges) {
        /** What an ordinary container has. */
        public static final Security DEFAULT = new Security(false, 0, false);
    }
}
