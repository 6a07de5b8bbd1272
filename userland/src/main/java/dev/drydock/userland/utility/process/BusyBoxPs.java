package dev.drydock.userland.utility.process;

import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code ps} of BusyBox, as it is built for a desktop: columns by {@code -o}, every process always. */
final class BusyBoxPs {
    private static final Words BAD_COLUMN = Words.of("bad -o argument '%s', supported arguments: %s");
    private static final String NAMES =
            "user,group,comm,args,pid,ppid,pgid,etime,nice,rgroup,ruser,time,tty,vsz,sid,stat,rss";
    private static final int UNLIMITED = 1 << 15;

    private final Invocation call;

    BusyBoxPs(Invocation call) {
        this.call = call;
    }

    private record Column(String name, String header, int width) {}

    Exit run() throws IOException {
        List<Column> columns = new ArrayList<>();
        for (Option option : call.options()) {
            if (option.key().equals("o")) {
                for (String word : option.argument().split(",", -1)) {
                    columns.add(column(word));
                }
            }
        }
        if (columns.isEmpty()) {
            columns.addAll(List.of(column("pid"), column("user"), column("args")));
        }
        int width = width();
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            header.append(i == 0 ? "" : " ")
                    .append(i + 1 == columns.size() ? column.header() : left(column.header(), column.width()));
        }
        if (!header.toString().isBlank()) {
            call.out().line(cut(header.toString(), width));
        }
        for (ProcessRow row : ProcessRow.all(call)) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                line.append(i == 0 ? "" : " ").append(cell(column, row, i + 1 == columns.size()));
            }
            call.out().line(cut(line.toString(), width));
        }
        return Exit.SUCCESS;
    }

    private int width() throws IOException {
        boolean terminal = call.writesToTerminal();
        int columns = call.process()
                .terminal()
                .map(Terminal::windowSize)
                .map(Terminal.WindowSize::columns)
                .orElse(0);
        return terminal ? (columns > 0 ? columns : 80) - 1 : UNLIMITED;
    }

    private static String cut(String line, int width) {
        return line.length() > width ? line.substring(0, width) : line;
    }

    private Column column(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (!List.of(NAMES.split(",")).contains(name)) {
            throw call.fail(BAD_COLUMN, name, NAMES);
        }
        String header = switch (name) {
            case "comm", "args" -> "COMMAND";
            case "etime" -> "ELAPSED";
            case "nice" -> "NI";
            case "tty" -> "TT";
            default -> name.toUpperCase(Locale.ROOT);
        };
        int width = switch (name) {
            case "user", "group", "ruser", "rgroup" -> 8;
            case "comm" -> 16;
            case "etime" -> 7;
            case "time", "tty" -> 6;
            case "vsz", "stat", "rss" -> 4;
            case "args" -> 0;
            default -> 5;
        };
        String title = equals < 0 ? header : word.substring(equals + 1);
        return new Column(name, title, Math.max(width, title.length()));
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String cell(Column column, ProcessRow row, boolean last) {
        ProcessStatus status = row.status();
        int width = column.width();
        return switch (column.name()) {
            case "pid" -> right(Integer.toString(status.pid()), width);
            case "ppid" -> right(Integer.toString(status.parentPid()), width);
            case "pgid" -> right(Integer.toString(status.processGroup()), width);
            case "sid" -> right(Integer.toString(status.session()), width);
            case "nice" -> right(Integer.toString(status.niceness()), width);
            case "vsz" -> right(FourDigits.of(row.memory().virtualBytes() >> 10), width);
            case "rss" -> right(FourDigits.of(row.memory().residentBytes() >> 10), width);
            case "etime" -> right(PsColumn.elapsed(row.elapsed()), width);
            case "time" -> right(PsColumn.bsdTime(status.cpuTime()), width);
            case "user", "ruser" -> padded(row.user(), width, last);
            case "group", "rgroup" -> padded(row.group(), width, last);
            case "comm" -> padded(status.name(), width, last);
            case "tty" -> padded(tty(status.terminal()), width, last);
            case "stat" -> padded(row.busyBoxState(), width, last);
            default -> command(status);
        };
    }

    private static String padded(String text, int width, boolean last) {
        return last ? text : left(text.length() > width ? text.substring(0, width) : text, width);
    }

    /** {@code major,minor}. */
    private static String tty(String terminal) {
        return terminal.startsWith("pts/") ? "136," + terminal.substring(4) : "?";
    }

    /** The command line, after the name in braces where it is another; a process without one in brackets. */
    static String command(ProcessStatus status) {
        if (status.arguments().isEmpty() || status.state() == 'Z') {
            return "[" + status.name() + "]";
        }
        String first = status.arguments().get(0);
        String base = first.substring(first.lastIndexOf('/') + 1);
        String plain = base.startsWith("-") ? base.substring(1) : base;
        boolean same = plain.startsWith(status.name()) || base.startsWith(status.name());
        return (same ? "" : "{" + status.name() + "} ") + String.join(" ", status.arguments());
    }
}
