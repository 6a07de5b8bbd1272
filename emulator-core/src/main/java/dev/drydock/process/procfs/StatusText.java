package dev.drydock.process.procfs;

import dev.drydock.filesystem.Credentials;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.ProcessStatus;
import java.time.Duration;
import java.util.StringJoiner;

/** The three tellings of how a process is: {@code stat} and {@code statm} for programs, {@code status} for people. */
final class StatusText {
    private static final int PAGE = 4096;
    private static final int TICKS_A_SECOND = 100;
    private static final long NANOS_A_TICK = 1_000_000_000L / TICKS_A_SECOND;
    private static final int TERMINAL_MAJOR = 136;
    private static final int PRIORITY = 20;
    private static final int SIGCHLD = 17;
    private static final long NO_LIMIT = -1;

    private final MountSettings.Security security;

    /** @param security of the container */
    StatusText(MountSettings.Security security) {
        this.security = security;
    }

    /** Ticks of a hundredth of a second. */
    static long ticks(Duration time) {
        return time.toNanos() / NANOS_A_TICK;
    }

    /** The fields of {@code proc_pid_stat(5)}; what is not emulated is 0. */
    static String stat(ProcessDetails process, MachineStatus machine) {
        ProcessStatus status = process.status();
        StringJoiner fields = new StringJoiner(" ", "", "\n");
        fields.add(Integer.toString(status.pid()))
                .add("(" + status.name() + ")")
                .add(Character.toString(status.state()))
                .add(Integer.toString(status.parentPid()))
                .add(Integer.toString(status.processGroup()))
                .add(Integer.toString(status.session()))
                .add(Integer.toString(terminalNumber(status.terminal())))
                .add(Integer.toString(process.foregroundGroup()));
        zeros(fields, 5);
        fields.add(Long.toString(ticks(status.cpuTime())));
        zeros(fields, 3);
        fields.add(Integer.toString(PRIORITY + status.niceness()))
                .add(Integer.toString(status.niceness()))
                .add("1")
                .add("0");
        fields.add(Long.toString(ticks(Duration.between(machine.booted(), status.started()))));
        fields.add(Long.toString(process.memoryBytes()));
        fields.add(Long.toString(process.memoryBytes() / PAGE));
        fields.add(Long.toUnsignedString(NO_LIMIT));
        zeros(fields, 5);
        fields.add(Long.toString(process.signals().pending()))
                .add(Long.toString(process.signals().blocked()))
                .add(Long.toString(process.signals().ignored()))
                .add(Long.toString(process.signals().caught()));
        zeros(fields, 3);
        fields.add(Integer.toString(SIGCHLD));
        zeros(fields, 14);
        return fields.toString();
    }

    private static void zeros(StringJoiner fields, int count) {
        for (int i = 0; i < count; i++) {
            fields.add("0");
        }
    }

    private static int terminalNumber(String terminal) {
        return terminal.startsWith("pts/") ? (TERMINAL_MAJOR << 8) | Integer.parseInt(terminal.substring(4)) : 0;
    }

    static String statm(ProcessDetails process) {
        long pages = process.memoryBytes() / PAGE;
        return pages + " " + pages + " 0 0 0 " + pages + " 0\n";
    }

    String status(ProcessDetails process) {
        ProcessStatus status = process.status();
        Credentials who = process.credentials();
        StringBuilder text = new StringBuilder();
        line(text, "Name", status.name());
        line(text, "Umask", String.format("%04o", process.umask()));
        line(text, "State", status.state() + " (" + stateWord(status.state()) + ")");
        line(text, "Tgid", status.pid());
        line(text, "Ngid", 0);
        line(text, "Pid", status.pid());
        line(text, "PPid", status.parentPid());
        line(text, "TracerPid", 0);
        line(text, "Uid", fourTimes(who.uid()));
        line(text, "Gid", fourTimes(who.gid()));
        line(text, "FDSize", Math.max(64, Integer.highestOneBit(highestDescriptor(process)) * 2));
        StringBuilder groups = new StringBuilder();
        who.groups().stream().sorted().forEach(group -> groups.append(group).append(' '));
        line(text, "Groups", groups);
        line(text, "NStgid", status.pid());
        line(text, "NSpid", status.pid());
        line(text, "NSpgid", status.processGroup());
        line(text, "NSsid", status.session());
        line(text, "Kthread", 0);
        for (String name : new String[] {"VmPeak", "VmSize", "VmHWM", "VmRSS"}) {
            line(text, name, kilobytes(process.memoryBytes()));
        }
        line(text, "VmSwap", kilobytes(0));
        line(text, "Threads", 1);
        signals(text, process.signals());
        capabilities(text, who);
        line(text, "NoNewPrivs", security.noNewPrivileges() ? 1 : 0);
        return text.toString();
    }

    private static void signals(StringBuilder text, ProcessDetails.SignalSets signals) {
        line(text, "SigPnd", hex(0));
        line(text, "ShdPnd", hex(signals.pending()));
        line(text, "SigBlk", hex(signals.blocked()));
        line(text, "SigIgn", hex(signals.ignored()));
        line(text, "SigCgt", hex(signals.caught()));
    }

    private static void capabilities(StringBuilder text, Credentials who) {
        long bounds = who.bounds().bits();
        long effective = who.isRoot() ? bounds : 0;
        line(text, "CapInh", hex(0));
        line(text, "CapPrm", hex(effective));
        line(text, "CapEff", hex(effective));
        line(text, "CapBnd", hex(bounds));
        line(text, "CapAmb", hex(0));
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(":\t").append(value).append('\n');
    }

    private static int highestDescriptor(ProcessDetails process) {
        return process.descriptors().isEmpty() ? 0 : process.descriptors().lastKey();
    }

    private static String fourTimes(int id) {
        return id + "\t" + id + "\t" + id + "\t" + id;
    }

    private static String kilobytes(long bytes) {
        return String.format("%8d kB", bytes / 1024);
    }

    private static String hex(long bits) {
        return String.format("%016x", bits);
    }

    private static String stateWord(char state) {
        return switch (state) {
            case 'R' -> "running";
            case 'S' -> "sleeping";
            case 'D' -> "disk sleep";
            case 'T' -> "stopped";
            case 'Z' -> "zombie";
            default -> "unknown";
        };
    }
}
