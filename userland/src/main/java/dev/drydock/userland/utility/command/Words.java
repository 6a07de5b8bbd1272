package dev.drydock.userland.utility.command;

/**
 * A message as both flavours word it. In the templates {@code %s} stands for the argument as it is, {@code %q} for it in
 * quotes that a shell understands, {@code %n} for the same but only where a shell would need them, {@code %l} for it in the
 * locale's quotes (gnulib's {@code quoteaf}, {@code quotef} and {@code quote}), and {@code %-} for an argument that is left
 * out. An argument that is an exception stands
 * for its strerror text.
 */
public interface Words {

    /** The template of GNU and its companions. */
    String gnu();

    /** The template of BusyBox. */
    String busybox();

    default String in(Flavour flavour) {
        return flavour.isGnu() ? gnu() : busybox();
    }

    /** A message that only one flavour has, or that both word alike. */
    static Words of(String template) {
        return new Pair(template, template);
    }

    static Words of(String gnu, String busybox) {
        return new Pair(gnu, busybox);
    }

    /** Both templates. */
    record Pair(String gnu, String busybox) implements Words {}
}
