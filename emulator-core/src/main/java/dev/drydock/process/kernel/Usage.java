package dev.drydock.process.kernel;

import java.time.Duration;

/**
 * What the processes of a container use, and have used.
 *
 * @param cpuTime of all processes that are or were there
 * @param memoryBytes now
 * @param peakMemoryBytes at most so far
 * @param processes that exist now, zombies included
 * @param outOfMemoryKills how many were killed for want of memory
 */
public record Usage(Duration cpuTime, long memoryBytes, long peakMemoryBytes, int processes, int outOfMemoryKills) {}
