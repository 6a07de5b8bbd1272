package dev.drydock.container;

import dev.drydock.filter.Filters;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports that one key of a list's filters asks for: {@code 80}, {@code 80/udp}, {@code 8000-8010/tcp} (28.5.2: portOp).
 */
final class PortFilter {
    private static final int HIGHEST = 65535;

    private final String key;
    private final List<Wanted> wanted = new ArrayList<>();

    PortFilter(String key, Filters filters) {
        this.key = key;
        filters.get(key).forEach(this::add);
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    boolean accepts(int port, String protocol) {
        return wanted.stream().anyMatch(each -> each.includes(port, protocol));
    }

    private void add(String value) {
        if (value.contains(":")) {
            throw QueryErrors.portFilterWithColon(key, value);
        }
        String number = PortText.number(value);
        if (number.isEmpty()) {
            throw QueryErrors.portFilter(key, value, "Empty string specified for ports.");
        }
        String[] ends = number.split("-", -1);
        int first = parse(value, ends[0]);
        int last = ends.length == 1 ? first : parse(value, ends[1]);
        if (last < first) {
            throw QueryErrors.portFilter(key, value, "Invalid range specified for the Port: " + number);
        }
        wanted.add(new Wanted(first, last, PortText.protocol(value)));
    }

    private int parse(String value, String number) {
        String failure = "strconv.ParseUint: parsing " + Quoted.of(number) + ": ";
        if (!number.matches("\\d+")) {
            throw QueryErrors.portFilter(key, value, failure + "invalid syntax");
        }
        String digits = number.replaceFirst("^0+(?=.)", "");
        if (digits.length() > 5 || Integer.parseInt(digits) > HIGHEST) {
            throw QueryErrors.portFilter(key, value, failure + "value out of range");
        }
        return Integer.parseInt(digits);
    }

    private record Wanted(int first, int last, String protocol) {
        boolean includes(int port, String protocolOfPort) {
            return first <= port && port <= last && protocol.equals(protocolOfPort);
        }
    }
}
