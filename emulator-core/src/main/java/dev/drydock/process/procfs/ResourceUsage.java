package dev.drydock.process.procfs;

import java.time.Duration;

/**
 * What the processes of a container use, and have used.
 *
 * @param cpuTime of all processes that are or were there
 * @param memoryBytes now
 * @param peakMemoryBytes at most so far
 * @param processes that exist now
 * @param outOfMemoryKills how many were killed for want of memory
 */
public record ResourceUsage(
        Duration cpuTime, long memoryBytes, long peakMemoryBytes, int processes, int outOfMemoryKills) {}
