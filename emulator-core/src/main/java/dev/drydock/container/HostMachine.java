package dev.drydock.container;

import java.util.Map;
import java.util.SortedMap;

/**
 * The machine that the engine believes to run on. Never read from the real one, so that two runs agree.
 *
 * @param name host name
 * @param kernelVersion as {@code uname -r}
 * @param kernelBuild as {@code uname -v}
 * @param operatingSystem in words
 * @param architecture as {@code uname -m}
 * @param cpus at least 1
 * @param memoryBytes whole memory
 * @param rootDirectory where the engine keeps its things
 * @param cgroupVersion 1 or 2
 * @param storageDriver of images and containers
 * @param storageStatus what info shows of it, in order
 */
public record HostMachine(
        String name,
        String kernelVersion,
        String kernelBuild,
        String operatingSystem,
        String architecture,
        int cpus,
        long memoryBytes,
        String rootDirectory,
        int cgroupVersion,
        String storageDriver,
        Map<String, String> storageStatus) {

    /** A small machine as recorded: 2 CPUs, cgroup v1, overlay2. */
    public static final HostMachine DEFAULT = new HostMachine(
            "drydock",
            "6.18.44",
            "#1 SMP PREEMPT_DYNAMIC",
            "Debian GNU/Linux forky/sid",
            "x86_64",
            2,
            25_276_510_208L,
            "/var/lib/docker",
            1,
            "overlay2",
            storage());

    private static SortedMap<String, String> storage() {
        SortedMap<String, String> status = new java.util.TreeMap<>();
        status.put("Backing Filesystem", "extfs");
        return java.util.Collections.unmodifiableSortedMap(status);
    }
}
