package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.history.History;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.text.ShellText;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Old lines as they are listed: numbered from 1, in BusyBox from 0, and in bash with their time if HISTTIMEFORMAT asks for it. */
final class HistoryTable {
    private final Shell shell;

    HistoryTable(Shell shell) {
        this.shell = shell;
    }

    /** Prints the last lines. */
    void print(int count) throws IOException {
        History history = shell.history();
        List<History.Line> lines = history.lines();
        boolean bash = shell.dialect().isBash();
        StringBuilder text = new StringBuilder();
        for (int i = lines.size() - count; i < lines.size(); i++) {
            text.append(String.format(bash ? "%5d  " : "%4d ", bash ? i + history.first() : i))
                    .append(bash ? time(lines.get(i)) : "")
                    .append(lines.get(i).text())
                    .append('\n');
        }
        shell.print(text.toString());
    }

    /** What stands before a line for its time; {@code ??} if that is not known. */
    String time(History.Line line) {
        String format = shell.variables().valueOr("HISTTIMEFORMAT", "");
        if (format.isEmpty()) {
            return "";
        }
        if (line.seconds() == History.Line.UNKNOWN) {
            return "??";
        }
        return ShellText.ofJava(TimeFormat.format(
                ShellText.toJava(format), Instant.ofEpochSecond(line.seconds()), TimeZones.of(shell.process())));
    }
}
