package dev.drydock.process.procfs;

import java.util.List;
import java.util.Map;

/** {@code /proc/PID/limits}: those of every process, but for what a container was given ({@code --ulimit}). */
public final class LimitsText {
    private static final long UNLIMITED = -1;
    private static final Pair NONE = new Pair(UNLIMITED, UNLIMITED);

    private static final List<Line> LINES = List.of(
            new Line("cpu", "Max cpu time", "seconds", NONE),
            new Line("fsize", "Max file size", "bytes", NONE),
            new Line("data", "Max data size", "bytes", NONE),
            new Line("stack", "Max stack size", "bytes", new Pair(8_388_608, UNLIMITED)),
            new Line("core", "Max core file size", "bytes", new Pair(0, UNLIMITED)),
            new Line("rss", "Max resident set", "bytes", NONE),
            new Line("nproc", "Max processes", "processes", NONE),
            new Line("nofile", "Max open files", "files", new Pair(1_048_576, 1_048_576)),
            new Line("memlock", "Max locked memory", "bytes", new Pair(8_388_608, 8_388_608)),
            new Line("as", "Max address space", "bytes", NONE),
            new Line("locks", "Max file locks", "locks", NONE),
            new Line("sigpending", "Max pending signals", "signals", NONE),
            new Line("msgqueue", "Max msgqueue size", "bytes", new Pair(819_200, 819_200)),
            new Line("nice", "Max nice priority", "", new Pair(0, 0)),
            new Line("rtprio", "Max realtime priority", "", new Pair(0, 0)),
            new Line("rttime", "Max realtime timeout", "us", NONE));

    private LimitsText() {}

    /**
     * A limit; -1 for none.
     *
     * @param soft the one that counts
     * @param hard how far a process may raise it
     */
    public record Pair(long soft, long hard) {}

    private record Line(String key, String name, String unit, Pair usual) {
        String text(Pair limit) {
            return String.format("%-25s %-20s %-20s %-10s\n", name, shown(limit.soft), shown(limit.hard), unit);
        }

        private static String shown(long value) {
            return value == UNLIMITED ? "unlimited" : Long.toString(value);
        }
    }

    /** @param given by the names that {@code --ulimit} has for them */
    static String table(Map<String, Pair> given) {
        StringBuilder text = new StringBuilder(
                String.format("%-25s %-20s %-20s %-10s\n", "Limit", "Soft Limit", "Hard Limit", "Units"));
        for (Line line : LINES) {
            text.append(line.text(given.getOrDefault(line.key, line.usual)));
        }
        return text.toString();
    }
}
