package dev.drydock.process.procfs;

import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;

/** {@code /proc/PID/limits}. */
final class LimitsText {
    private static final String LINE = "%-25s %-20s %-20s %-10s\n";

    private LimitsText() {}

    static String table(ResourceLimits limits) {
        StringBuilder text = new StringBuilder(String.format(LINE, "Limit", "Soft Limit", "Hard Limit", "Units"));
        for (ResourceLimit each : ResourceLimit.values()) {
            ResourceLimits.Range range = limits.of(each);
            text.append(String.format(LINE, name(each), shown(range.soft()), shown(range.hard()), unit(each)));
        }
        return text.toString();
    }

    private static String shown(long value) {
        return value == ResourceLimits.UNLIMITED ? "unlimited" : Long.toString(value);
    }

    private static String name(ResourceLimit limit) {
        return switch (limit) {
            case CPU -> "Max cpu time";
            case FSIZE -> "Max file size";
            case DATA -> "Max data size";
            case STACK -> "Max stack size";
            case CORE -> "Max core file size";
            case RSS -> "Max resident set";
            case NPROC -> "Max processes";
            case NOFILE -> "Max open files";
            case MEMLOCK -> "Max locked memory";
            case AS -> "Max address space";
            case LOCKS -> "Max file locks";
            case SIGPENDING -> "Max pending signals";
            case MSGQUEUE -> "Max msgqueue size";
            case NICE -> "Max nice priority";
            case RTPRIO -> "Max realtime priority";
            case RTTIME -> "Max realtime timeout";
        };
    }

    private static String unit(ResourceLimit limit) {
        return switch (limit) {
            case CPU -> "seconds";
            case FSIZE, DATA, STACK, CORE, RSS, MEMLOCK, AS, MSGQUEUE -> "bytes";
            case NPROC -> "processes";
            case NOFILE -> "files";
            case LOCKS -> "locks";
            case SIGPENDING -> "signals";
            case NICE, RTPRIO -> "";
            case RTTIME -> "us";
        };
    }
}
