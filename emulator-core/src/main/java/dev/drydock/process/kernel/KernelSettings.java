package dev.drydock.process.kernel;

import dev.drydock.process.MachineStatus;
import dev.drydock.process.Programs;
import dev.drydock.time.EngineClock;

/**
 * What a kernel is made of.
 *
 * @param machine the machine as a whole; its used memory is what else uses it
 * @param numbers what its processes and pipes are counted by
 * @param seed of all processes' own sources of chance
 * @param oneAtATime whether programs take turns, so that the same run gives the same bytes in the same order: for a clock
 *     that is advanced by hand; else they run side by side
 * @param memoryBytes how much all containers together may hold of the JVM's memory before one of the largest is killed
 */
public record KernelSettings(
        EngineClock clock,
        Programs programs,
        MachineStatus machine,
        KernelNumbers numbers,
        long seed,
        boolean oneAtATime,
        long memoryBytes) {}
