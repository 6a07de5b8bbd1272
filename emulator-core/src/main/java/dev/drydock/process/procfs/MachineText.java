package dev.drydock.process.procfs;

import dev.drydock.process.MachineStatus;
import dev.drydock.process.ProcessStatus;
import java.time.Duration;
import java.util.List;

/** What {@code /proc} tells of the machine as a whole. */
final class MachineText {
    static final String FILE_SYSTEMS =
            "nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\nnodev\tcgroup\nnodev\tdevpts\n\text4\nnodev\toverlay\nnodev\tmqueue\n";
    static final String SWAPS = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
    static final String DEVICES =
            "Character devices:\n  1 mem\n  5 /dev/tty\n  5 /dev/console\n  5 /dev/ptmx\n136 pts\n\nBlock devices:\n";

    private MachineText() {}

    static String version(ProcessView view) {
        MachineStatus machine = view.machine();
        return "Linux version " + machine.kernelRelease() + " (drydock) " + machine.kernelVersion() + "\n";
    }

    static String memory(ProcessView view) {
        MachineStatus machine = view.machine();
        long total = machine.memoryTotalBytes();
        long free = Math.max(0, total - machine.memoryUsedBytes());
        StringBuilder text = new StringBuilder();
        kilobytes(text, "MemTotal", total);
        kilobytes(text, "MemFree", free);
        kilobytes(text, "MemAvailable", free);
        for (String name : List.of("Buffers", "Cached", "SwapCached", "SwapTotal", "SwapFree", "Shmem")) {
            kilobytes(text, name, 0);
        }
        return text.toString();
    }

    private static void kilobytes(StringBuilder text, String name, long bytes) {
        text.append(String.format("%-16s%8d kB\n", name + ":", bytes / 1024));
    }

    static String processors(ProcessView view) {
        int cpus = view.machine().cpus();
        StringBuilder text = new StringBuilder();
        for (int cpu = 0; cpu < cpus; cpu++) {
            text.append("processor\t: ").append(cpu).append('\n');
            text.append("model name\t: Drydock\n");
            text.append("physical id\t: 0\n");
            text.append("siblings\t: ").append(cpus).append('\n');
            text.append("core id\t\t: ").append(cpu).append('\n');
            text.append("cpu cores\t: ").append(cpus).append("\n\n");
        }
        return text.toString();
    }

    static String uptime(ProcessView view) {
        Duration up = up(view);
        return seconds(up) + " " + seconds(idle(view, up)) + "\n";
    }

    private static String seconds(Duration time) {
        return String.format("%d.%02d", time.toSeconds(), time.toMillisPart() / 10);
    }

    /** Since the machine was booted. */
    private static Duration up(ProcessView view) {
        return Duration.between(view.machine().booted(), view.now());
    }

    private static Duration idle(ProcessView view, Duration up) {
        Duration idle =
                up.multipliedBy(view.machine().cpus()).minus(view.usage().cpuTime());
        return idle.isNegative() ? Duration.ZERO : idle;
    }

    /** How long queues have been is not counted; how many run is. */
    static String load(ProcessView view) {
        List<ProcessStatus> processes = view.processes();
        int last = processes.isEmpty() ? 0 : processes.get(processes.size() - 1).pid();
        return "0.00 0.00 0.00 " + running(processes) + "/" + processes.size() + " " + last + "\n";
    }

    private static long running(List<ProcessStatus> processes) {
        return processes.stream().filter(process -> process.state() == 'R').count();
    }

    static String statistics(ProcessView view) {
        int cpus = view.machine().cpus();
        Duration used = view.usage().cpuTime();
        Duration idle = idle(view, up(view));
        StringBuilder text = new StringBuilder("cpu  ").append(times(used, idle));
        for (int cpu = 0; cpu < cpus; cpu++) {
            text.append("cpu").append(cpu).append(' ').append(times(used.dividedBy(cpus), idle.dividedBy(cpus)));
        }
        text.append("btime ").append(view.machine().booted().getEpochSecond());
        text.append("\nprocs_running ").append(running(view.processes()));
        return text.append("\nprocs_blocked 0\n").toString();
    }

    private static String times(Duration used, Duration idle) {
        return StatusText.ticks(used) + " 0 0 " + StatusText.ticks(idle) + " 0 0 0 0 0 0\n";
    }
}
