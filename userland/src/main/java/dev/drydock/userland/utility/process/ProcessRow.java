package dev.drydock.userland.utility.process;

import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A process as {@code ps} and {@code top} show it, with what they work out. */
final class ProcessRow {
    private final ProcessStatus status;
    private final Accounts accounts;
    private final Instant now;
    private final ProcessMemory memory;
    private final long machineBytes;
    private final boolean foreground;

    private ProcessRow(
            ProcessStatus status,
            Accounts accounts,
            Instant now,
            ProcessMemory memory,
            long machineBytes,
            boolean fore) {
        this.status = status;
        this.accounts = accounts;
        this.now = now;
        this.memory = memory;
        this.machineBytes = machineBytes;
        this.foreground = fore;
    }

    /** All processes of the container, in order of pid. */
    static List<ProcessRow> all(Invocation call) {
        Accounts accounts = Accounts.read(call.files());
        Instant now = call.process().clock().now();
        long machineBytes = call.process().machine().memoryTotalBytes();
        Terminal terminal = call.process().terminal().orElse(null);
        String terminalName = terminal == null ? "" : terminal.name().replace("/dev/", "");
        List<ProcessRow> rows = new ArrayList<>();
        for (ProcessStatus status : call.process().processes()) {
            boolean fore = terminal != null
                    && status.terminal().equals(terminalName)
                    && terminal.foregroundGroup() == status.processGroup();
            rows.add(new ProcessRow(
                    status, accounts, now, ProcessMemory.of(call.files(), status.pid()), machineBytes, fore));
        }
        return rows;
    }

    ProcessStatus status() {
        return status;
    }

    ProcessMemory memory() {
        return memory;
    }

    String user() {
        return accounts.userName(status.uid());
    }

    /** A name that is too long for its column is shown as a number. */
    String user(int width) {
        String name = user();
        return name.length() > width ? name.substring(0, width - 1) + "+" : name;
    }

    String group() {
        return accounts.groupName(status.gid());
    }

    /** {@code S}, {@code Ss+} and the like. */
    String state() {
        String served = status.niceness() == 0 ? "" : status.niceness() > 0 ? "N" : "<";
        return status.state() + served + (status.session() == status.pid() ? "s" : "") + (foreground ? "+" : "");
    }

    /** Its letter; in the third place, whether it is nicer or less nice than others. */
    String busyBoxState() {
        int niceness = status.niceness();
        return status.state() + (niceness == 0 ? "" : niceness > 0 ? " N" : " <");
    }

    /** The command line; a process without one (a zombie) shows its name in brackets. */
    String command() {
        if (status.arguments().isEmpty() || status.state() == 'Z') {
            return "[" + status.name() + "]" + (status.state() == 'Z' ? " <defunct>" : "");
        }
        return String.join(" ", status.arguments());
    }

    Duration elapsed() {
        Duration elapsed = Duration.between(status.started(), now);
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }

    Instant now() {
        return now;
    }

    /** Share of a processor since it started, in percent. */
    double cpuShare() {
        long millis = elapsed().toMillis();
        return millis == 0 ? 0 : 100.0 * status.cpuTime().toMillis() / millis;
    }

    double memoryShare() {
        return machineBytes == 0 ? 0 : 100.0 * memory.residentBytes() / machineBytes;
    }
}
