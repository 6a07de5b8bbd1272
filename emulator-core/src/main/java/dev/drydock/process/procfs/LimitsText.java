package dev.drydock.process.procfs;

/** {@code /proc/PID/limits}: no limits but those of every process are emulated, so that all show the same. */
final class LimitsText {
    static final String TABLE = line("Limit", "Soft Limit", "Hard Limit", "Units")
            + unlimited("Max cpu time", "seconds")
            + unlimited("Max file size", "bytes")
            + unlimited("Max data size", "bytes")
            + line("Max stack size", "8388608", "unlimited", "bytes")
            + line("Max core file size", "0", "unlimited", "bytes")
            + unlimited("Max resident set", "bytes")
            + unlimited("Max processes", "processes")
            + line("Max open files", "1048576", "1048576", "files")
            + line("Max locked memory", "8388608", "8388608", "bytes")
            + unlimited("Max address space", "bytes")
            + unlimited("Max file locks", "locks")
            + unlimited("Max pending signals", "signals")
            + line("Max msgqueue size", "819200", "819200", "bytes")
            + line("Max nice priority", "0", "0", "")
            + line("Max realtime priority", "0", "0", "")
            + unlimited("Max realtime timeout", "us");

    private LimitsText() {}

    private static String unlimited(String name, String unit) {
        return line(name, "unlimited", "unlimited", unit);
    }

    private static String line(String name, String soft, String hard, String unit) {
        return String.format("%-25s %-20s %-20s %-10s\n", name, soft, hard, unit);
    }
}
