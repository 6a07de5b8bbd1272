package dev.drydock.network.fault;

/**
 * A question for a name.
 *
 * @param asker name of the container that asks; empty for the machine
 * @param name as it was asked for
 */
public record Lookup(String asker, String name) {}
