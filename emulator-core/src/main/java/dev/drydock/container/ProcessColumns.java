package dev.drydock.container;

import dev.drydock.process.ProcessStatus;
import dev.drydock.process.kernel.HostProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The columns of {@code ps} on the engine's host (procps-ng 4.0.4), which {@code docker top} shows: title and how a cell is
 * worded. Numbers of processes are those on the host.
 */
@SuppressWarnings("ImmutableEnumChecker") // The cells are lambdas without state, which the checker cannot see.
enum ProcessColumns {
    UID("UID", (process, now) -> user(process)),
    USER("USER", (process, now) -> user(process)),
    NUMERIC_UID("UID", (process, now) -> Integer.toString(process.status().uid())),
    NUMERIC_GID("GID", (process, now) -> Integer.toString(process.status().gid())),
    PID("PID", (process, now) -> Integer.toString(process.hostPid())),
    PPID("PPID", (process, now) -> Integer.toString(process.hostParentPid())),
    PGID("PGID", (process, now) -> onHost(process, process.status().processGroup())),
    SID("SID", (process, now) -> onHost(process, process.status().session())),
    C("C", (process, now) -> Long.toString((long) Math.min(99, cpuShare(process, now)))),
    CPU("%CPU", (process, now) -> String.format(Locale.ROOT, "%.1f", cpuShare(process, now))),
    MEMORY("%MEM", (process, now) -> "0.0"),
    VSZ("VSZ", (process, now) -> Long.toString(process.memoryBytes() / 1024)),
    RSS("RSS", (process, now) -> Long.toString(process.memoryBytes() / 1024)),
    STIME("STIME", (process, now) -> started(process, now)),
    START("START", (process, now) -> started(process, now)),
    STARTED("STARTED", (process, now) -> Times.CLOCK.format(process.status().started())),
    ELAPSED(
            "ELAPSED",
            (process, now) -> elapsed(Duration.between(process.status().started(), now))),
    TTY("TTY", (process, now) -> process.status().terminal()),
    TT("TT", (process, now) -> process.status().terminal()),
    TIME("TIME", (process, now) -> cpuTime(process.status().cpuTime())),
    BSD_TIME("TIME", (process, now) -> bsdTime(process.status().cpuTime())),
    STAT("STAT", (process, now) -> stat(process.status())),
    STATE("S", (process, now) -> String.valueOf(process.status().state())),
    NICE("NI", (process, now) -> "0"),
    PRIORITY("PRI", (process, now) -> "19"),
    THREADS("NLWP", (process, now) -> "1"),
    SZ("SZ", (process, now) -> Long.toString(process.memoryBytes() / 4096)),
    RSZ("RSZ", (process, now) -> Long.toString(process.memoryBytes() / 1024)),
    RUSER("RUSER", (process, now) -> user(process)),
    RUID("RUID", (process, now) -> Integer.toString(process.status().uid())),
    RGID("RGID", (process, now) -> Integer.toString(process.status().gid())),
    COMM("COMMAND", (process, now) -> process.status().name()),
    SHORT_CMD("CMD", (process, now) -> process.status().name()),
    ARGS("COMMAND", (process, now) -> String.join(" ", process.status().arguments())),
    CMD("CMD", (process, now) -> String.join(" ", process.status().arguments()));

    /** {@code ps -ef}. */
    static final List<ProcessColumns> FULL = List.of(UID, PID, PPID, C, STIME, TTY, TIME, CMD);
    /** {@code ps -j}. */
    static final List<ProcessColumns> JOBS = List.of(PID, PGID, SID, TTY, TIME, SHORT_CMD);
    /** {@code ps u}. */
    static final List<ProcessColumns> USER_ORIENTED =
            List.of(USER, PID, CPU, MEMORY, VSZ, RSS, TTY, STAT, START, BSD_TIME, ARGS);
    /** {@code ps x}. */
    static final List<ProcessColumns> BSD = List.of(PID, TTY, STAT, BSD_TIME, ARGS);
    /** {@code ps} alone. */
    static final List<ProcessColumns> PLAIN = List.of(PID, TTY, TIME, SHORT_CMD);

    /** What {@code -o} calls them. */
    static final Map<String, ProcessColumns> SPECIFIERS = Map.ofEntries(
            Map.entry("user", USER),
            Map.entry("uname", USER),
            Map.entry("euser", USER),
            Map.entry("uid", NUMERIC_UID),
            Map.entry("euid", NUMERIC_UID),
            Map.entry("gid", NUMERIC_GID),
            Map.entry("egid", NUMERIC_GID),
            Map.entry("pid", PID),
            Map.entry("ppid", PPID),
            Map.entry("pgid", PGID),
            Map.entry("pgrp", PGID),
            Map.entry("sid", SID),
            Map.entry("sess", SID),
            Map.entry("c", C),
            Map.entry("pcpu", CPU),
            Map.entry("%cpu", CPU),
            Map.entry("pmem", MEMORY),
            Map.entry("%mem", MEMORY),
            Map.entry("vsz", VSZ),
            Map.entry("vsize", VSZ),
            Map.entry("rss", RSS),
            Map.entry("rssize", RSS),
            Map.entry("rsz", RSZ),
            Map.entry("start_time", START),
            Map.entry("ucomm", COMM),
            Map.entry("stime", STIME),
            Map.entry("start", STARTED),
            Map.entry("etime", ELAPSED),
            Map.entry("tty", TT),
            Map.entry("tt", TT),
            Map.entry("tname", TTY),
            Map.entry("time", TIME),
            Map.entry("cputime", TIME),
            Map.entry("stat", STAT),
            Map.entry("s", STATE),
            Map.entry("state", STATE),
            Map.entry("ni", NICE),
            Map.entry("nice", NICE),
            Map.entry("pri", PRIORITY),
            Map.entry("nlwp", THREADS),
            Map.entry("thcount", THREADS),
            Map.entry("sz", SZ),
            Map.entry("ruser", RUSER),
            Map.entry("ruid", RUID),
            Map.entry("rgid", RGID),
            Map.entry("comm", COMM),
            Map.entry("ucmd", SHORT_CMD),
            Map.entry("args", ARGS),
            Map.entry("command", ARGS),
            Map.entry("cmd", CMD));

    /** Columns that {@code ps} has and that are not emulated. */
    static final Set<String> NOT_EMULATED = Set.of(
            "addr",
            "ag_id",
            "ag_nice",
            "blocked",
            "bsdstart",
            "bsdtime",
            "caps",
            "caught",
            "cgname",
            "cgroup",
            "cgroupns",
            "class",
            "cls",
            "cp",
            "cuc",
            "cuu",
            "drs",
            "egroup",
            "eip",
            "environ",
            "esp",
            "etimes",
            "exe",
            "f",
            "fgid",
            "fgroup",
            "flag",
            "flags",
            "fname",
            "fuid",
            "fuser",
            "group",
            "ignored",
            "ipcns",
            "label",
            "lsession",
            "lstart",
            "luid",
            "lwp",
            "lxc",
            "machine",
            "maj_flt",
            "min_flt",
            "mntns",
            "netns",
            "numa",
            "opri",
            "ouid",
            "pending",
            "pidns",
            "policy",
            "psr",
            "pss",
            "rbytes",
            "rchars",
            "rgroup",
            "rops",
            "rtprio",
            "sched",
            "seat",
            "sgi_p",
            "sgid",
            "sgroup",
            "sig",
            "sigmask",
            "size",
            "slice",
            "spid",
            "stackp",
            "suid",
            "supgid",
            "supgrp",
            "suser",
            "svgid",
            "svuid",
            "tgid",
            "thcgr",
            "tid",
            "timens",
            "times",
            "tpgid",
            "trs",
            "tsid",
            "tsig",
            "unit",
            "userns",
            "uss",
            "utsns",
            "uunit",
            "wbytes",
            "wcbytes",
            "wchan",
            "wchars",
            "wops");

    /** The users of a Debian host; a number stands for anybody else. */
    private static final Map<Integer, String> HOST_USERS = Map.ofEntries(
            Map.entry(0, "root"),
            Map.entry(1, "daemon"),
            Map.entry(2, "bin"),
            Map.entry(3, "sys"),
            Map.entry(4, "sync"),
            Map.entry(5, "games"),
            Map.entry(6, "man"),
            Map.entry(7, "lp"),
            Map.entry(8, "mail"),
            Map.entry(9, "news"),
            Map.entry(10, "uucp"),
            Map.entry(13, "proxy"),
            Map.entry(33, "www-data"),
            Map.entry(34, "backup"),
            Map.entry(38, "list"),
            Map.entry(39, "irc"),
            Map.entry(65534, "nobody"));

    private final String title;
    private final BiFunction<HostProcess, Instant, String> cell;

    ProcessColumns(String title, BiFunction<HostProcess, Instant, String> cell) {
        this.title = title;
        this.cell = cell;
    }

    String title() {
        return title;
    }

    String cell(HostProcess process, Instant now) {
        return cell.apply(process, now);
    }

    private static String user(HostProcess process) {
        int uid = process.status().uid();
        return HOST_USERS.getOrDefault(uid, Integer.toString(uid));
    }

    /** Numbers in a container and on the host differ by the same amount for all its processes. */
    private static String onHost(HostProcess process, int pid) {
        return Integer.toString(pid + process.hostPid() - process.status().pid());
    }

    private static double cpuShare(HostProcess process, Instant now) {
        long lived = Duration.between(process.status().started(), now).toMillis();
        return lived <= 0 ? 0 : 100.0 * process.status().cpuTime().toMillis() / lived;
    }

    private static String started(HostProcess process, Instant now) {
        Instant started = process.status().started();
        DateTimeFormatter format = Duration.between(started, now).toHours() < 24 ? Times.MINUTE : Times.DAY;
        return format.format(started);
    }

    private static String stat(ProcessStatus status) {
        return status.state() + (status.session() == status.pid() ? "s" : "");
    }

    private static String cpuTime(Duration time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String bsdTime(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private static String elapsed(Duration time) {
        String clock = time.toHours() == 0
                ? String.format(Locale.ROOT, "%02d:%02d", time.toMinutes(), time.toSecondsPart())
                : String.format(
                        Locale.ROOT, "%02d:%02d:%02d", time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
        return time.toDays() == 0 ? clock : time.toDays() + "-" + clock;
    }

    /** The engine's host keeps UTC. An enum's constants cannot use its own static fields. */
    private static final class Times {
        static final DateTimeFormatter MINUTE =
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
        static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("MMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
        static final DateTimeFormatter CLOCK =
                DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
