package dev.drydock.userland.server.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Text with variables in it, such as {@code https://$host$request_uri}. */
final class Template {
    private final List<Part> parts;

    /** Plain text, or the name of a variable. */
    private record Part(String text, boolean isVariable) {}

    /** What a variable stands for in a request. */
    @FunctionalInterface
    interface Values {
        /** Null for a variable that has no value there. */
        @Nullable
        String of(String variable);
    }

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    static Template plain(String text) {
        return new Template(text.isEmpty() ? List.of() : List.of(new Part(text, false)));
    }

    /** @param directive which has the text */
    static Template of(String text, Directive directive) throws ConfigException {
        List<Part> parts = new ArrayList<>();
        int plain = 0;
        for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', plain)) {
            int start = dollar + 1;
            boolean braced = text.startsWith("{", start);
            int from = braced ? start + 1 : start;
            int end = from;
            while (end < text.length() && isOfName(text.charAt(end), end == from && !braced, text.charAt(from))) {
                end++;
            }
            if (end == from) {
                throw directive.wrong("invalid variable name");
            }
            if (braced && !text.startsWith("}", end)) {
                throw directive.wrong("the closing bracket in \"" + text.substring(from) + "\" variable is missing");
            }
            if (dollar > plain) {
                parts.add(new Part(text.substring(plain, dollar), false));
            }
            parts.add(new Part(text.substring(from, end), true));
            plain = braced ? end + 1 : end;
        }
        if (plain < text.length()) {
            parts.add(new Part(text.substring(plain), false));
        }
        return new Template(parts);
    }

    /** A name that begins with a digit is that digit alone. */
    private static boolean isOfName(char next, boolean first, char begin) {
        boolean digit = next >= '0' && next <= '9';
        boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_';
        return first ? digit || letter : (begin < '0' || begin > '9') && (digit || letter);
    }

    /** The names of its variables. */
    List<String> variables() {
        return parts.stream().filter(Part::isVariable).map(Part::text).toList();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** What has no value is left out. */
    String in(Values values) {
        return in(values, "", UnaryOperator.identity());
    }

    /**
     * @param missing what stands for a variable without a value
     * @param escape what is done with the value of each variable
     */
    String in(Values values, String missing, UnaryOperator<String> escape) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part.isVariable()) {
                String value = values.of(part.text());
                text.append(value == null ? missing : escape.apply(value));
            } else {
                text.append(part.text());
            }
        }
        return text.toString();
    }
}
