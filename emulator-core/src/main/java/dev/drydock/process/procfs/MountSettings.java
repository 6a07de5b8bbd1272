package dev.drydock.process.procfs;

import java.time.InstantSource;
import java.util.Map;
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
 * @param sharedMemoryBytes size of {@code /dev/shm}
 * @param clock dates files
 */
public record MountSettings(
        String cgroup,
        Supplier<CgroupSettings> cgroupSettings,
        Security security,
        Map<String, String> sysctls,
        boolean console,
        long sharedMemoryBytes,
        InstantSource clock) {

    /** The engine's own size of {@code /dev/shm}. */
    public static final long DEFAULT_SHARED_MEMORY_BYTES = 64L << 20;

    public MountSettings {
        sysctls = new TreeMap<>(sysctls);
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
                clock);
    }

    public MountSettings withConsole(boolean other) {
        return new MountSettings(cgroup, cgroupSettings, security, sysctls, other, sharedMemoryBytes, clock);
    }

    public MountSettings withSecurity(Security other) {
        return new MountSettings(cgroup, cgroupSettings, other, sysctls, console, sharedMemoryBytes, clock);
    }

    public MountSettings withSysctls(Map<String, String> other) {
        return new MountSettings(cgroup, cgroupSettings, security, other, console, sharedMemoryBytes, clock);
    }

    public MountSettings withSharedMemoryBytes(long other) {
        return new MountSettings(cgroup, cgroupSettings, security, sysctls, console, other, clock);
    }

    public MountSettings withCgroupSettings(Supplier<CgroupSettings> other) {
        return new MountSettings(cgroup, other, security, sysctls, console, sharedMemoryBytes, clock);
    }

    /**
     * What processes may do.
     *
     * @param privileged whether {@code /sys} and all of {@code /proc} can be seen and written
     * @param capabilities the bounding set; capability 0 is the lowest bit. Root has all of them, others none
     * @param oomScoreAdjust {@code --oom-score-adj}
     */
    public record Security(boolean privileged, long capabilities, int oomScoreAdjust) {
        /** The fourteen capabilities that the engine gives to a container. */
        public static final Security DEFAULT = new Security(false, 0xa80425fbL, 0);
    }
}
