package dev.drydock.process;

import java.time.Instant;

/**
 * The emulated machine under the container.
 *
 * @param kernelRelease as {@code uname -r}
 * @param architecture as {@code uname -m}: {@code x86_64}
 */
public record MachineStatus(
        String kernelRelease,
        String kernelVersion,
        String architecture,
        int cpus,
        long memoryTotalBytes,
        long memoryUsedBytes,
        Instant booted) {}
