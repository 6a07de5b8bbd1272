package dev.drydock.userland.server.nginx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param line its first line
 * @param method empty if the first line is none
 * @param target what it asks for, as it was written; empty if that is not known
 * @param path decoded and without dots; empty if it cannot be understood
 * @param arguments behind the question mark; null if there is none
 * @param version {@code 9}, {@code 10}, {@code 11}: of HTTP, times ten
 * @param fields its headers, in the order in which they came
 * @param length of its first line and its headers, in bytes
 * @param refusal the status that it is refused with before anybody looks for what it wants; 0 for none
 */
record Request(
        String line,
        String method,
        String target,
        String path,
        @Nullable String arguments,
        int version,
        Fields fields,
        long length,
        int refusal) {
    /** What nginx calls a head that is too long, inside. */
    static final int HEAD_TOO_LARGE = 494;
    /** A client that left before its request was whole. */
    static final int LEFT = 400;

    private static final Pattern WHOLE_ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://([^/?]*).*");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    /** A header as it was written. */
    record Field(String name, String value) {}

    /** Headers, by lower-case names and in order. */
    static final class Fields {
        static final Fields NONE = new Fields(List.of());
        /** Those that add up when they come again, and what stands between them; of others the first one counts. */
        private static final Map<String, String> SEVERAL = Map.of("cookie", "; ", "x-forwarded-for", ", ");

        private final List<Field> all;
        private final Map<String, String> byName = new LinkedHashMap<>();

        Fields(List<Field> all) {
            this.all = List.copyOf(all);
            for (Field each : all) {
                String lower = each.name().toLowerCase(Locale.ROOT);
                String mark = SEVERAL.get(lower);
                byName.merge(lower, each.value(), (before, more) -> mark == null ? before : before + mark + more);
            }
        }

        List<Field> all() {
            return all;
        }
    }

    static Request refused(String line, int status) {
        return new Request(line, "", "", "", null, 10, Fields.NONE, 0, status);
    }

    String header(String name) {
        return fields.byName.getOrDefault(name, "");
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean hasHeader(String name) {
        return fields.byName.containsKey(name);
    }

    /** The host that it names, in lower case and without a port: in its first line, else in its header. */
    String host() {
        Matcher whole = WHOLE_ADDRESS.matcher(target);
        String host =
                PORT.matcher(whole.matches() ? whole.group(1) : header("host")).replaceFirst("");
        return (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).toLowerCase(Locale.ROOT);
    }

    /** Whether the client would send another request over the same connection. */
    boolean keepsAlive() {
        String wish = header("connection").toLowerCase(Locale.ROOT);
        boolean goesOn = version >= 11 || (version == 10 && wish.contains("keep-alive"));
        return refusal == 0 && goesOn && !wish.contains("close");
    }
}
