package dev.drydock.network.fault;

/**
 * What is on its way between two.
 *
 * @param from name of a container; empty for the machine
 * @param to as {@code from}
 */
public record Packet(String from, String to) {

    /** Whether it concerns somebody. */
    public boolean concerns(String container) {
        return from.equals(container) || to.equals(container);
    }

    /** Both in words. */
    @Override
    public String toString() {
        return named(from) + " to " + named(to);
    }

    private static String named(String name) {
        return name.isEmpty() ? "the machine" : name;
    }
}
