package dev.drydock.network;

import java.util.List;

/**
 * The text of {@code /etc/hosts} as the engine writes it at a start, and as it changes it when a network is connected or
 * disconnected: what users wrote into it stays.
 */
public final class HostsFile {
    private static final String BASE = """
            127.0.0.1\tlocalhost
            ::1\tlocalhost ip6-localhost ip6-loopback
            fe00::\tip6-localnet
            ff00::\tip6-mcastprefix
            ff02::1\tip6-allnodes
            ff02::2\tip6-allrouters
            """;

    /** The emulated machine's own, which containers in its network begin with. */
    private static final String MACHINE = """
            127.0.0.1\tlocalhost
            ::1\t\tlocalhost ip6-localhost ip6-loopback
            ff02::1\t\tip6-allnodes
            ff02::2\t\tip6-allrouters

            """;

    private HostsFile() {}

    /** @param extra added hosts and links, then the container's own lines, in order */
    public static String of(Sandbox.Kind kind, List<HostsEntry> extra) {
        StringBuilder text = new StringBuilder(kind == Sandbox.Kind.HOST ? MACHINE : BASE);
        extra.forEach(entry -> text.append(entry.line()));
        return text.toString();
    }

    /** The text with one more line at the end. */
    public static String with(String text, HostsEntry entry) {
        return text + entry.line();
    }

    /** The text without a line; the same text if it is not there. */
    public static String without(String text, HostsEntry entry) {
        int start = text.startsWith(entry.line()) ? 0 : text.indexOf("\n" + entry.line()) + 1;
        boolean found = start > 0 || text.startsWith(entry.line());
        return found
                ? text.substring(0, start) + text.substring(start + entry.line().length())
                : text;
    }
}
