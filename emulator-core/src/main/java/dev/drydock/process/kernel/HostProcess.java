package dev.drydock.process.kernel;

import dev.drydock.process.ProcessStatus;

/**
 * A process of a container as the host sees it ({@code docker top}).
 *
 * @param hostPid its number on the host, unique in the engine
 * @param hostParentPid its parent's number there; for a process without a parent in the container that of the container's
 *     shim
 * @param memoryBytes what it holds
 * @param status as seen in the container
 */
public record HostProcess(int hostPid, int hostParentPid, long memoryBytes, ProcessStatus status) {}
