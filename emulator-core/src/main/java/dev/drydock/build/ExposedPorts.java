package dev.drydock.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Ports as {@code EXPOSE} takes them: {@code [[ip:]host:]port[-port][/protocol]} (28.5.2: nat.ParsePortSpecs). */
final class ExposedPorts {
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
    private static final int LARGEST = 65535;

    private ExposedPorts() {}

    /**
     * Each port of a range, as {@code 80/tcp}.
     *
     * @throws dev.drydock.error.EngineException invalid parameter
     */
    static List<String> parse(String text) {
        String[] parts = text.split(":", -1);
        String last = parts[parts.length - 1];
        int slash = last.indexOf('/');
        String ports = slash < 0 ? last : last.substring(0, slash);
        String given = slash < 0 ? "" : last.substring(slash + 1);
        String protocol = given.isEmpty() ? "tcp" : given;
        if (ports.isEmpty()) {
            throw BuildErrors.noPort(text);
        }
        int[] range = range(ports);
        if (range.length == 0) {
            throw BuildErrors.invalidPort(ports);
        }
        if (parts.length > 1 && !parts[parts.length - 2].isEmpty() && range(parts[parts.length - 2]).length == 0) {
            throw BuildErrors.invalidHostPort(parts[parts.length - 2]);
        }
        if (!PROTOCOLS.contains(protocol.toLowerCase(Locale.ROOT))) {
            throw BuildErrors.invalidProtocol(protocol);
        }
        List<String> all = new ArrayList<>();
        for (int port = range[0]; port <= range[1]; port++) {
            all.add(port + "/" + protocol.toLowerCase(Locale.ROOT));
        }
        return all;
    }

    /** First and last; empty if it is none. */
    private static int[] range(String text) {
        if (!text.matches("[0-9]{1,9}(-[0-9]{1,9})?")) {
            return new int[0];
        }
        int dash = text.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : Integer.parseInt(text.substring(dash + 1));
        return first > LARGEST || last > LARGEST || last < first ? new int[0] : new int[] {first, last};
    }
}
