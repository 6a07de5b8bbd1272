package dev.drydock.container;

/**
 * How many containers there are.
 *
 * @param running without those that are paused
 * @param stopped all others: created, exited, dead, between two runs
 */
public record ContainerCounts(int running, int paused, int stopped) {}
