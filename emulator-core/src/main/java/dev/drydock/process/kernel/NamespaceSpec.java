package dev.drydock.process.kernel;

import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.FileContext;
import dev.drydock.network.NetworkView;
import dev.drydock.process.ResourceLimits;

/**
 * What surrounds the processes of a container.
 *
 * @param files the container's files as root sees them from {@code /}; each process gets a fork of it
 * @param hostname that {@code hostname} prints and {@code HOSTNAME} tells
 * @param bounds the capabilities that root has in it
 * @param limits of the whole container
 * @param processLimits that each process begins with
 * @param outOfMemory run each time when a process has been killed for want of memory, before its end is told; by its own
 *     thread, without locks
 */
public record NamespaceSpec(
        FileContext files,
        String hostname,
        NetworkView network,
        Limits limits,
        CapabilitySet bounds,
        ResourceLimits processLimits,
        Runnable outOfMemory) {}
