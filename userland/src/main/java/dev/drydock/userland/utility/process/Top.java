package dev.drydock.userland.utility.process;

import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Terminal;
import dev.drydock.process.TerminalSettings;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.machine.Memory;
import dev.drydock.userland.utility.machine.Uptime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code top}: the processes, again and again. The only key that is read is q. */
final class Top {
    static final Command COMMAND = Command.named("top", call -> new Top(call).run())
            .gnu("b c d= n= !H !i !o= p= !s u= !U= w? h v 1")
            .busybox("b n= d= m H");
    private static final int PRIORITY = 20;
    private static final Words BAD_NUMBER = Words.of("bad iterations argument '%s'", "invalid number '%s'");
    private static final Words BAD_DELAY = Words.of("bad delay interval '%s'", "invalid number '%s'");
    private static final Words NO_TERMINAL = Words.of("failed tty get", "no terminal");

    private final Invocation call;
    private boolean batch;
    private boolean commandLines;
    private long left = Long.MAX_VALUE;
    private Duration delay;
    private @Nullable List<String> pids;
    private @Nullable String user;

    private Top(Invocation call) {
        this.call = call;
        this.delay = Duration.ofSeconds(call.isGnu() ? 3 : 5);
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "b" -> batch = true;
                case "c" -> commandLines = true;
                case "d" -> delay = seconds(option.argument());
                case "n" -> left = count(option.argument());
                case "p" -> pids = List.of(option.argument().split(","));
                case "u" -> user = option.argument();
                case "h" -> call.parse(List.of("--help"));
                case "v" -> call.parse(List.of("--version"));
                default -> {}
            }
        }
        Terminal terminal = call.process().terminal().orElse(null);
        boolean onScreen = call.process().descriptor(1).isTerminal() && terminal != null;
        if (!batch && !onScreen && call.isGnu()) {
            throw call.fail(NO_TERMINAL);
        }
        return batch || terminal == null || !onScreen ? nextBatch() : new Screen(terminal).next();
    }

    private long count(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(BAD_NUMBER, text);
        }
        return Long.parseLong(text);
    }

    private Duration seconds(String text) {
        if (!text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            throw call.fail(BAD_DELAY, text);
        }
        return Duration.ofMillis((long) (Double.parseDouble(text) * 1000));
    }

    private Exit nextBatch() {
        picture().forEach(call.out()::line);
        if (call.isGnu() && left > 1) {
            call.out().line("");
        }
        call.out().flush();
        left--;
        return left <= 0 ? Exit.SUCCESS : Exit.after(delay, process -> nextBatch());
    }

    /** Shows itself on a terminal until q is typed. */
    private final class Screen {
        private final Terminal terminal;
        private final TerminalSettings before;

        Screen(Terminal terminal) {
            this.terminal = terminal;
            this.before = terminal.settings();
        }

        Exit next() throws IOException {
            terminal.configure(before.withCanonical(false).withEcho(false));
            try {
                while (left-- > 0) {
                    show();
                    if (quits()) {
                        break;
                    }
                }
            } finally {
                terminal.configure(before);
            }
            call.out().text("\n").flush();
            return Exit.SUCCESS;
        }

        private void show() {
            Terminal.WindowSize size = terminal.windowSize();
            int rows = size.rows() > 0 ? size.rows() : 24;
            int columns = size.columns() > 0 ? size.columns() : 80;
            StringBuilder text = new StringBuilder("\033[H\033[J");
            List<String> lines = picture();
            for (int i = 0; i < Math.min(lines.size(), rows - 1); i++) {
                String line = lines.get(i);
                boolean header = line.contains("PID");
                String cut = line.length() > columns ? line.substring(0, columns) : line;
                text.append(header ? "\033[7m" : "")
                        .append(cut)
                        .append(header ? "\033[m" : "")
                        .append('\n');
            }
            call.out().text(text.toString()).flush();
        }

        private boolean quits() throws IOException {
            if (call.process().awaitReadable(List.of(terminal), delay).isEmpty()) {
                return false;
            }
            byte[] key = new byte[1];
            return terminal.read(key, 0, 1) < 0 || key[0] == 'q' || key[0] == 3;
        }
    }

    private List<ProcessRow> rows() {
        List<ProcessRow> rows = new ArrayList<>(ProcessRow.all(call));
        List<String> wanted = pids;
        rows.removeIf(row -> (wanted != null
                        && !wanted.contains(Integer.toString(row.status().pid())))
                || (user != null && !row.user().equals(user)));
        rows.sort(Comparator.comparingDouble(ProcessRow::cpuShare)
                .reversed()
                .thenComparingInt(row -> row.status().pid()));
        return rows;
    }

    private List<String> picture() {
        return call.isGnu() ? gnu(rows()) : busyBox(rows());
    }

    private List<String> gnu(List<ProcessRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("top -" + Uptime.line(call));
        lines.add(String.format(
                "Tasks: %3d total, %3d running, %3d sleeping, %3d stopped, %3d zombie",
                rows.size(), in(rows, 'R'), in(rows, 'S') + in(rows, 'D'), in(rows, 'T'), in(rows, 'Z')));
        lines.add("%Cpu(s):  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st ");
        Memory memory = Memory.of(call);
        lines.add(String.format(
                Locale.ROOT,
                "MiB Mem : %8.1f total, %8.1f free, %8.1f used, %8.1f buff/cache     ",
                mebi(memory.totalBytes()),
                mebi(memory.freeBytes()),
                mebi(memory.usedBytes()),
                mebi(memory.buffersBytes() + memory.cachedBytes())));
        lines.add(String.format(
                Locale.ROOT,
                "MiB Swap: %8.1f total, %8.1f free, %8.1f used. %8.1f avail Mem ",
                0.0,
                0.0,
                0.0,
                mebi(memory.availableBytes())));
        lines.add("");
        lines.add("  PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND");
        for (ProcessRow row : rows) {
            ProcessStatus status = row.status();
            lines.add(String.format(
                    Locale.ROOT,
                    "%5d %-8s %3d %3d %7d %6d %6d %c %5.1f %5.1f %9s %s",
                    status.pid(),
                    row.user(8),
                    PRIORITY + status.niceness(),
                    status.niceness(),
                    row.memory().virtualBytes() >> 10,
                    row.memory().residentBytes() >> 10,
                    0,
                    status.state(),
                    row.cpuShare(),
                    row.memoryShare(),
                    hundredths(status.cpuTime()),
                    commandLines ? row.command() : status.name()));
        }
        return lines;
    }

    private static String hundredths(Duration time) {
        return String.format("%d:%02d.%02d", time.toMinutes(), time.toSecondsPart(), time.toMillisPart() / 10);
    }

    private static long in(List<ProcessRow> rows, char state) {
        return rows.stream().filter(row -> row.status().state() == state).count();
    }

    private static double mebi(long bytes) {
        return bytes / 1048576.0;
    }

    private List<String> busyBox(List<ProcessRow> rows) {
        List<String> lines = new ArrayList<>();
        Memory memory = Memory.of(call);
        lines.add("Mem: " + ((memory.totalBytes() - memory.freeBytes()) >> 10) + "K used, " + (memory.freeBytes() >> 10)
                + "K free, " + (memory.sharedBytes() >> 10) + "K shrd, " + (memory.buffersBytes() >> 10) + "K buff, "
                + (memory.cachedBytes() >> 10) + "K cached");
        lines.add("CPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq");
        lines.add("Load average: " + String.join(" ", Uptime.load(call)) + " " + in(rows, 'R') + "/" + rows.size() + " "
                + call.process().pid());
        lines.add("  PID  PPID USER     STAT   VSZ %VSZ %CPU COMMAND");
        long total = Math.max(1, memory.totalBytes());
        for (ProcessRow row : rows) {
            ProcessStatus status = row.status();
            lines.add(String.format(
                    "%5d %5d %-8.8s %-4s %6s %3d%% %3d%% %s",
                    status.pid(),
                    status.parentPid(),
                    row.user(),
                    status.state() + "   ",
                    FourDigits.of(row.memory().virtualBytes() >> 10),
                    row.memory().virtualBytes() * 100 / total,
                    Math.round(row.cpuShare()),
                    BusyBoxPs.command(status)));
        }
        return lines;
    }
}
