package dev.drydock.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a process can be limited in (getrlimit(2)), in the order of {@code /proc/PID/limits}. */
public enum ResourceLimit {
    CPU,
    FSIZE,
    DATA,
    STACK,
    CORE,
    RSS,
    NPROC,
    NOFILE,
    MEMLOCK,
    AS,
    LOCKS,
    SIGPENDING,
    MSGQUEUE,
    NICE,
    RTPRIO,
    RTTIME;

    /** That which {@code --ulimit} calls by a name, such as {@code nofile}. */
    public static Optional<ResourceLimit> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
