package dev.drydock.userland.utility.scheduling;

import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of {@code prlimit}. */
enum LimitColumn {
    RESOURCE(false),
    DESCRIPTION(false),
    SOFT(true),
    HARD(true),
    UNITS(false);

    /** What is shown if nothing is asked for. */
    static final List<LimitColumn> USUAL = List.of(values());

    private final boolean right;

    LimitColumn(boolean right) {
        this.right = right;
    }

    /** Whether it stands at the right of its room. */
    boolean isRight() {
        return right;
    }

    static Optional<LimitColumn> named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(each -> each.name().equals(upper)).findFirst();
    }

    String of(ResourceLimit limit, ResourceLimits limits) {
        return switch (this) {
            case RESOURCE -> limit.name();
            case DESCRIPTION -> description(limit);
            case SOFT -> shown(limits.of(limit).soft());
            case HARD -> shown(limits.of(limit).hard());
            case UNITS -> unit(limit);
        };
    }

    static String shown(long value) {
        return value == ResourceLimits.UNLIMITED ? "unlimited" : Long.toString(value);
    }

    private static String description(ResourceLimit limit) {
        return switch (limit) {
            case AS -> "address space limit";
            case CORE -> "max core file size";
            case CPU -> "CPU time";
            case DATA -> "max data size";
            case FSIZE -> "max file size";
            case LOCKS -> "max number of file locks held";
            case MEMLOCK -> "max locked-in-memory address space";
            case MSGQUEUE -> "max bytes in POSIX mqueues";
            case NICE -> "max nice prio allowed to raise";
            case NOFILE -> "max number of open files";
            case NPROC -> "max number of processes";
            case RSS -> "max resident set size";
            case RTPRIO -> "max real-time priority";
            case RTTIME -> "timeout for real-time tasks";
            case SIGPENDING -> "max number of pending signals";
            case STACK -> "max stack size";
        };
    }

    private static String unit(ResourceLimit limit) {
        return switch (limit) {
            case AS, CORE, DATA, FSIZE, MEMLOCK, MSGQUEUE, RSS, STACK -> "bytes";
            case CPU -> "seconds";
            case LOCKS -> "locks";
            case NOFILE -> "files";
            case NPROC -> "processes";
            case RTTIME -> "microsecs";
            case SIGPENDING -> "signals";
            case NICE, RTPRIO -> "";
        };
    }
}
