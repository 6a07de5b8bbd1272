package dev.drydock.process.procfs;

import dev.drydock.filesystem.SyntheticNode;
import dev.drydock.process.ProcessStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The control groups of a container as files: those of version 1, each controller with a hierarchy of its own, as the
 * machine has them on which Docker Engine 28.5.2 was asked. They tell; they cannot be written.
 */
final class CgroupControllers {
    /** In the order in which they are mounted; the hierarchies' numbers count from 1. */
    static final List<String> NAMES =
            List.of("cpu", "cpuacct", "cpuset", "memory", "devices", "freezer", "blkio", "pids", "systemd");

    /** {@code /proc/cgroups}. */
    static final String TABLE = table();

    private static final String SYSTEMD = "systemd";
    private static final long NO_LIMIT = 0x7ffffffffffff000L;
    private static final long DEFAULT_SHARES = 1024;
    private static final long DEFAULT_PERIOD = 100_000;

    private CgroupControllers() {}

    /** The option that names a controller when it is mounted. */
    static String option(String controller) {
        return controller.equals(SYSTEMD) ? "name=systemd" : controller;
    }

    /** {@code /proc/PID/cgroup}. */
    static String membership(String path) {
        StringBuilder text = new StringBuilder();
        for (int i = NAMES.size(); i > 0; i--) {
            text.append(i).append(':').append(option(NAMES.get(i - 1))).append(':');
            text.append(path).append('\n');
        }
        return text.append("0::").append(path).append('\n').toString();
    }

    private static String table() {
        StringBuilder text = new StringBuilder("#subsys_name\thierarchy\tnum_cgroups\tenabled\n");
        for (int i = 0; i < NAMES.size(); i++) {
            if (!NAMES.get(i).equals(SYSTEMD)) {
                text.append(NAMES.get(i)).append('\t').append(i + 1).append("\t1\t1\n");
            }
        }
        return text.toString();
    }

    /** Such as {@code 0-3}. */
    static String allProcessors(ProcessView view) {
        int last = view.machine().cpus() - 1;
        return last == 0 ? "0" : "0-" + last;
    }

    /** A controller's directory. */
    static FixedDirectory directory(String controller, MountSettings settings) {
        Map<String, SyntheticNode> files = new LinkedHashMap<>();
        text(files, "cgroup.procs", CgroupControllers::pids);
        text(files, "tasks", CgroupControllers::pids);
        switch (controller) {
            case "cpu" -> {
                setting(files, "cpu.cfs_period_us", settings, set -> or(set.cpuPeriodMicros(), DEFAULT_PERIOD));
                setting(files, "cpu.cfs_quota_us", settings, set -> or(set.cpuQuotaMicros(), -1));
                setting(files, "cpu.shares", settings, set -> or(set.cpuShares(), DEFAULT_SHARES));
            }
            case "cpuacct" ->
                number(files, "cpuacct.usage", view -> view.usage().cpuTime().toNanos());
            case "cpuset" -> {
                text(files, "cpuset.cpus", view -> processors(view, settings));
                text(files, "cpuset.effective_cpus", view -> processors(view, settings));
            }
            case "memory" -> memory(files, settings);
            case "pids" -> {
                number(files, "pids.current", view -> view.usage().processes());
                text(
                        files,
                        "pids.max",
                        view -> most(settings.cgroupSettings().get().processes()));
            }
            default -> {
                // What the other controllers do is not emulated; they only have members.
            }
        }
        return FixedDirectory.sysfs(files);
    }

    private static void memory(Map<String, SyntheticNode> files, MountSettings settings) {
        number(files, "memory.usage_in_bytes", view -> view.usage().memoryBytes());
        number(files, "memory.max_usage_in_bytes", view -> view.usage().peakMemoryBytes());
        setting(files, "memory.limit_in_bytes", settings, set -> or(set.memoryBytes(), NO_LIMIT));
        setting(files, "memory.soft_limit_in_bytes", settings, set -> or(set.memoryReservationBytes(), NO_LIMIT));
        setting(files, "memory.memsw.limit_in_bytes", settings, CgroupControllers::withSwap);
        text(
                files,
                "memory.oom_control",
                view -> "oom_kill_disable 0\nunder_oom 0\noom_kill "
                        + view.usage().outOfMemoryKills() + "\n");
    }

    private static long withSwap(CgroupSettings settings) {
        return settings.memorySwapBytes() > 0 ? settings.memorySwapBytes() : NO_LIMIT;
    }

    private static String processors(ProcessView view, MountSettings settings) {
        String chosen = settings.cgroupSettings().get().cpuset();
        return (chosen.isEmpty() ? allProcessors(view) : chosen) + "\n";
    }

    private static String most(long processes) {
        return (processes > 0 ? Long.toString(processes) : "max") + "\n";
    }

    private static long or(long set, long otherwise) {
        return set == 0 ? otherwise : set;
    }

    private static String pids(ProcessView view) {
        StringBuilder text = new StringBuilder();
        for (ProcessStatus process : view.processes()) {
            text.append(process.pid()).append('\n');
        }
        return text.toString();
    }

    private static void text(Map<String, SyntheticNode> files, String name, TextFile.Text text) {
        files.put(name, TextFile.proc(text).withMode(0644));
    }

    private static void number(Map<String, SyntheticNode> files, String name, ToLongFunction<ProcessView> number) {
        files.put(name, TextFile.proc(view -> number.applyAsLong(view) + "\n"));
    }

    private static void setting(
            Map<String, SyntheticNode> files,
            String name,
            MountSettings settings,
            ToLongFunction<CgroupSettings> setting) {
        text(files, name, view -> setting.applyAsLong(settings.cgroupSettings().get()) + "\n");
    }
}
