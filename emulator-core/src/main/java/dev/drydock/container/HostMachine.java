package dev.drydock.container;

import dev.drydock.layer.OverlayDirectories;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** Where the storage driver would keep its layers. */
    OverlayDirectories directories() {
        return new OverlayDirectories(rootDirectory + "/" + storageDriver);
    }

    private static Map<String, String> storage() {
        Map<String, String> status = new LinkedHashMap<>();
        status.put("Backing Filesystem", "extfs");
        status.put("Supports d_type", "true");
        status.put("Using metacopy", "false");
        status.put("Native Overlay Diff", "true");
        status.put("userxattr", "false");
        return Collections.unmodifiableMap(status);
    }

    /** Where the engine keeps the configurations of images, by their digits. */
    public String imageDirectory() {
        return rootDirectory + "/image/" + storageDriver + "/imagedb/content/sha256";
    }
}
