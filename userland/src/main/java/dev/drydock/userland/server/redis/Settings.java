package dev.drydock.userland.server.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All settings of redis 7.0.15 with their values. One that has no meaning here can be set; one that has, and is not emulated,
 * cannot be anything but what it is by default.
 */
final class Settings {
    private static final Set<String> NUMBERS = Set.of("port", "databases", "tcp-backlog", "maxclients");
    private static final Set<String> EMULATED = Set.of(
            "port",
            "databases",
            "bind",
            "protected-mode",
            "requirepass",
            "save",
            "dir",
            "dbfilename",
            "loglevel",
            "logfile",
            "maxclients",
            "set-proc-title",
            "always-show-logo",
            "appendonly",
            "appendfilename",
            "appenddirname");
    /** How fast or with how much memory things are done, and what replicas would do. */
    private static final Pattern WITHOUT_MEANING =
            Pattern.compile("maxmemory.*|tcp-.*|hz|dynamic-hz|rdb.*|stop-writes-.*"
                    + "|.*-(listpack|ziplist|intset|sparse|node)-.*|.*-max-.*|list-compress-depth|active.*|lazyfree-.*|slowlog-.*|latency-.*"
                    + "|client-.*|jemalloc-.*|oom-score-.*|disable-thp|io-threads.*|repl-.*|replica-.*|slave-.*|min-replicas-.*"
                    + "|min-slaves-.*|lfu-.*|crash-.*|appendfsync|no-appendfsync-.*|auto-aof-.*|aof-.*"
                    + "|lua-time-limit|busy-reply-threshold|shutdown-timeout|proc-title-template|pidfile|supervised");

    private static final Set<String> AT_START_ONLY = Set.of(
            "databases",
            "logfile",
            "tcp-backlog",
            "daemonize",
            "appendonly",
            "appendfilename",
            "appenddirname",
            "always-show-logo");
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,18})(b|k|kb|m|mb|g|gb)?", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> defaults;
    private boolean savesGiven;

    /** A value that cannot be. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** So many changes in so much time are saved. */
    record SavePoint(long seconds, long changes) {}

    Settings() {
        for (String line : CommandTable.lines("settings")) {
            String[] words = line.split(" ", 2);
            values.put(words[0], words.length == 1 ? "" : words[1]);
        }
        defaults = Map.copyOf(values);
    }

    /** Where files are written. */
    void startIn(String directory) {
        values.put("dir", directory);
    }

    Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    boolean isOn(String name) {
        return text(name).equals("yes");
    }

    List<SavePoint> savePoints() {
        List<SavePoint> points = new ArrayList<>();
        String[] words = text("save").split(" ");
        for (int i = 0; i + 1 < words.length; i += 2) {
            points.add(new SavePoint(Long.parseLong(words[i]), Long.parseLong(words[i + 1])));
        }
        return points;
    }

    /** What is said at the start: a name and its values. */
    void give(List<String> words) throws Refused {
        String name = words.get(0).toLowerCase(Locale.ROOT);
        List<String> given = words.subList(1, words.size());
        if (!values.containsKey(name)) {
            throw new Refused("Bad directive or wrong number of arguments");
        }
        if (given.isEmpty()) {
            throw new Refused("wrong number of arguments");
        }
        String value = String.join(" ", given);
        if (name.equals("save")) {
            String before = savesGiven ? text("save") : "";
            savesGiven = true;
            put(name, value.isEmpty() ? "" : (before + " " + value).strip());
        } else {
            put(name, value);
        }
    }

    /** While the server runs. */
    void change(String name, String value) throws Refused {
        if (AT_START_ONLY.contains(name)) {
            throw new Refused("can't set immutable config");
        }
        if (Set.of("port", "bind").contains(name) && !value.equals(text(name))) {
            throw new Refused("changing it is not emulated");
        }
        put(name, value);
    }

    private void put(String name, String value) throws Refused {
        String usual = defaults.getOrDefault(name, "");
        if (NUMBERS.contains(name) && !value.matches("\\d{1,9}")) {
            throw new Refused("argument couldn't be parsed into an integer");
        }
        if (name.equals("port") && Integer.parseInt(value) > 65_535) {
            throw new Refused("argument must be between 0 and 65535 inclusive");
        }
        if (Set.of("yes", "no").contains(usual) && !Set.of("yes", "no").contains(value)) {
            throw new Refused("argument must be 'yes' or 'no'");
        }
        if (name.equals("loglevel")
                && !Set.of("debug", "verbose", "notice", "warning").contains(value)) {
            throw new Refused("argument(s) must be one of the following: debug, verbose, notice, warning");
        }
        if (name.equals("save") && !value.matches("|\\d{1,9} \\d{1,9}( \\d{1,9} \\d{1,9})*")) {
            throw new Refused("Invalid save parameters");
        }
        if (!EMULATED.contains(name) && !WITHOUT_MEANING.matcher(name).matches() && !value.equals(usual)) {
            throw new Refused("'" + name + "' is not emulated");
        }
        values.put(name, name.equals("maxmemory") ? Long.toString(memory(value)) : value);
    }

    private static long memory(String text) throws Refused {
        Matcher matcher = MEMORY.matcher(text);
        if (!matcher.matches()) {
            throw new Refused("argument must be a memory value");
        }
        String unit = matcher.group(2) == null ? "b" : matcher.group(2).toLowerCase(Locale.ROOT);
        long size = switch (unit) {
            case "k" -> 1000;
            case "kb" -> 1024;
            case "m" -> 1_000_000;
            case "mb" -> 1L << 20;
            case "g" -> 1_000_000_000;
            case "gb" -> 1L << 30;
            default -> 1;
        };
        return Long.parseLong(matcher.group(1)) * size;
    }
}
