package dev.drydock.userland.utility.process;

import dev.drydock.process.ProcessStatus;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of procps' {@code ps}.
 *
 * @param right whether the cells stand at the right
 */
record PsColumn(String header, int width, boolean right, Function<ProcessRow, String> cell) {

    private static final Map<String, PsColumn> ALL = columns();

    static Optional<PsColumn> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    PsColumn titled(String title) {
        return new PsColumn(title, Math.max(width, title.length()), right, cell);
    }

    private static Map<String, PsColumn> columns() {
        Map<String, PsColumn> all = new LinkedHashMap<>();
        number(all, "PID", 5, status -> status.pid(), "pid", "tgid");
        number(all, "PPID", 5, status -> status.parentPid(), "ppid");
        number(all, "PGID", 5, status -> status.processGroup(), "pgid", "pgrp");
        number(all, "SID", 5, status -> status.session(), "sid", "sess", "session");
        number(all, "UID", 5, status -> status.uid(), "uid", "euid");
        number(all, "RUID", 5, status -> status.uid(), "ruid");
        number(all, "GID", 5, status -> status.gid(), "gid", "egid");
        number(all, "RGID", 5, status -> status.gid(), "rgid");
        number(all, "NI", 3, status -> status.niceness(), "ni", "nice");
        number(all, "PRI", 3, status -> 19 - status.niceness(), "pri");
        number(all, "NLWP", 4, status -> 1, "nlwp", "thcount");
        left(all, "USER", 8, row -> row.user(8), "user", "uname");
        left(all, "EUSER", 8, row -> row.user(8), "euser");
        left(all, "RUSER", 8, row -> row.user(8), "ruser");
        left(all, "GROUP", 8, ProcessRow::group, "group");
        left(all, "EGROUP", 8, ProcessRow::group, "egroup");
        left(all, "RGROUP", 8, ProcessRow::group, "rgroup");
        left(all, "STAT", 4, ProcessRow::state, "stat");
        left(all, "S", 1, row -> String.valueOf(row.status().state()), "s", "state");
        left(all, "TT", 8, row -> row.status().terminal(), "tt");
        left(all, "TTY", 8, row -> row.status().terminal(), "tty", "tname");
        left(all, "COMMAND", 15, row -> named(row), "comm", "ucomm");
        left(all, "CMD", 15, row -> named(row), "ucmd");
        left(all, "COMMAND", 27, ProcessRow::command, "args", "command");
        left(all, "CMD", 27, ProcessRow::command, "cmd");
        right(all, "%CPU", 4, row -> percent(row.cpuShare()), "pcpu", "%cpu");
        right(all, "%MEM", 4, row -> percent(row.memoryShare()), "pmem", "%mem");
        right(all, "C", 2, row -> Long.toString(Math.min(99, (long) row.cpuShare())), "c");
        right(all, "VSZ", 6, row -> Long.toString(row.memory().virtualBytes() >> 10), "vsz", "vsize");
        right(all, "RSS", 5, row -> Long.toString(row.memory().residentBytes() >> 10), "rss", "rssize", "rsz");
        right(all, "SZ", 6, row -> Long.toString(row.memory().virtualBytes() >> 12), "sz");
        right(all, "TIME", 8, row -> time(row.status().cpuTime()), "time", "cputime");
        right(all, "TIME", 6, row -> bsdTime(row.status().cpuTime()), "bsdtime");
        right(all, "START", 6, row -> started(row, true), "bsdstart");
        right(all, "START", 5, row -> started(row, false), "start_time");
        left(all, "STIME", 5, row -> started(row, false), "stime");
        right(all, "STARTED", 8, row -> format("%H:%M:%S", row.status().started()), "start");
        right(
                all,
                "STARTED",
                24,
                row -> format("%a %b %e %H:%M:%S %Y", row.status().started()),
                "lstart");
        right(all, "ELAPSED", 11, row -> elapsed(row.elapsed()), "etime");
        right(all, "ELAPSED", 7, row -> Long.toString(row.elapsed().toSeconds()), "etimes");
        left(all, "WCHAN", 6, row -> "-", "wchan");
        right(all, "F", 1, row -> "4", "f", "flag", "flags");
        left(all, "CLS", 3, row -> "TS", "cls", "class", "policy");
        return all;
    }

    private static void number(
            Map<String, PsColumn> all,
            String header,
            int width,
            Function<ProcessStatus, Integer> value,
            String... names) {
        right(all, header, width, row -> Integer.toString(value.apply(row.status())), names);
    }

    private static void left(
            Map<String, PsColumn> all, String header, int width, Function<ProcessRow, String> cell, String... names) {
        for (String name : names) {
            all.put(name, new PsColumn(header, width, false, cell));
        }
    }

    private static void right(
            Map<String, PsColumn> all, String header, int width, Function<ProcessRow, String> cell, String... names) {
        for (String name : names) {
            all.put(name, new PsColumn(header, width, true, cell));
        }
    }

    private static String named(ProcessRow row) {
        return row.status().name() + (row.status().state() == 'Z' ? " <defunct>" : "");
    }

    private static String percent(double share) {
        return share >= 100
                ? Long.toString((long) share)
                : String.format(Locale.ROOT, "%.1f", Math.floor(share * 10) / 10);
    }

    private static String time(Duration time) {
        String clock = String.format("%02d:%02d:%02d", time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
        return time.toDays() == 0 ? clock : time.toDays() + "-" + clock;
    }

    static String bsdTime(Duration time) {
        return String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** The hour of today, the day of this year, or the year. */
    private static String started(ProcessRow row, boolean wide) {
        Instant started = row.status().started();
        String year = format("%Y", started);
        if (!year.equals(format("%Y", row.now()))) {
            return wide ? format("%b %d", started) : year;
        }
        boolean recent =
                wide ? row.elapsed().toHours() < 24 : format("%j", started).equals(format("%j", row.now()));
        return format(recent ? "%H:%M" : wide ? "%b %d" : "%b%d", started);
    }

    private static String format(String format, Instant instant) {
        return TimeFormat.format(format, instant, TimeZones.Zone.UTC);
    }

    static String elapsed(Duration time) {
        String clock = String.format("%02d:%02d", time.toMinutesPart(), time.toSecondsPart());
        if (time.toHours() == 0) {
            return clock;
        }
        String hours = String.format("%02d:", time.toHoursPart()) + clock;
        return time.toDays() == 0 ? hours : time.toDays() + "-" + hours;
    }
}
