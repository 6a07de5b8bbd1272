package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.history.History;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.List;

/** {@code fc}: lists old commands, runs one again with other words, or lets an editor have them first (POSIX, fc). */
final class FixCommand implements Builtin {
    private static final String NAME = "fc";
    private static final String OUT_OF_RANGE = "history specification out of range";
    private static final String NOT_FOUND = "no command found";
    private static final int LISTED = 15;

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        int end = 1;
        while (end < arguments.size() && !arguments.get(end).matches("-\\d+")) {
            end++;
        }
        OptionLetters options = OptionLetters.read(shell, arguments.subList(0, end), "e:lnrs");
        if (options == null) {
            return OptionLetters.USAGE;
        }
        List<String> operands = new java.util.ArrayList<>(options.operands());
        operands.addAll(arguments.subList(end, arguments.size()));
        if (options.has('s') || "-".equals(options.value('e'))) {
            return again(shell, operands);
        }
        if (shell.history().size() == 0) {
            return 0;
        }
        return options.has('l') ? list(shell, options, operands) : edit(shell, options, operands);
    }

    /** Runs an old command again, in which texts stand for others; it takes this one's place in the history. */
    private static int again(Shell shell, List<String> operands) throws IOException {
        int next = 0;
        while (next < operands.size() && operands.get(next).indexOf('=') >= 0) {
            next++;
        }
        int place = new HistoryPlaces(shell, false).of(next < operands.size() ? operands.get(next) : null);
        if (place < 0 || place >= shell.history().size()) {
            return refuse(shell, NOT_FOUND);
        }
        String command = shell.history().texts().get(place);
        for (String change : operands.subList(0, next)) {
            int sign = change.indexOf('=');
            if (sign > 0) {
                command = command.replace(change.substring(0, sign), change.substring(sign + 1));
            }
        }
        shell.messages().raw(command + "\n");
        shell.recorder().push(command);
        return shell.runner().evaluate(command, NAME);
    }

    private static int list(Shell shell, OptionLetters options, List<String> operands) throws IOException {
        HistoryPlaces places = new HistoryPlaces(shell, true);
        int from = operands.isEmpty() ? Math.max(0, places.last() - LISTED) : places.of(operands.get(0));
        int to = operands.size() > 1
                ? places.of(operands.get(1))
                : Math.max(from == places.very() ? from : 0, places.last());
        if (from < 0 || to < 0) {
            return refuse(shell, NOT_FOUND);
        }
        boolean backwards = options.has('r') != from > to;
        HistoryTable table = new HistoryTable(shell);
        History history = shell.history();
        StringBuilder text = new StringBuilder();
        int low = Math.min(from, to);
        int high = Math.max(from, to);
        for (int i = low; i <= high; i++) {
            int place = backwards ? low + high - i : i;
            History.Line line = history.lines().get(place);
            text.append(options.has('n') ? "" : String.valueOf(place + history.first()))
                    .append(shell.isPosix() ? "\t" : "\t ")
                    .append(table.time(line))
                    .append(line.text())
                    .append('\n');
        }
        shell.print(text.toString());
        return 0;
    }

    private static int edit(Shell shell, OptionLetters options, List<String> operands) throws IOException {
        HistoryPlaces places = new HistoryPlaces(shell, false);
        int from = operands.isEmpty() ? places.last() : places.of(operands.get(0));
        int to = operands.size() > 1 ? places.of(operands.get(1)) : from;
        shell.recorder().forgetRunning();
        if (from < 0 || to < 0) {
            return refuse(shell, NOT_FOUND);
        }
        if (Math.max(from, to) >= shell.history().size()) {
            return refuse(shell, OUT_OF_RANGE);
        }
        StringBuilder text = new StringBuilder();
        boolean backwards = options.has('r') != from > to;
        int low = Math.min(from, to);
        int high = Math.max(from, to);
        for (int i = low; i <= high; i++) {
            text.append(shell.history().texts().get(backwards ? low + high - i : i))
                    .append('\n');
        }
        String directory = shell.variables().valueOr("TMPDIR", "/tmp");
        String file =
                directory + "/bash-fc." + Long.toString(shell.process().random().nextLong() >>> 1, 36);
        shell.files().writeAll(ShellText.toJava(file), ShellText.bytes(text.toString()));
        shell.files().changeMode(ShellText.toJava(file), 0600);
        try {
            String editor = options.value('e');
            String standard = shell.isPosix() ? "${FCEDIT:-ed}" : "${FCEDIT:-${EDITOR:-vi}}";
            int status = shell.runner().evaluate((editor == null ? standard : editor) + " " + file, NAME);
            if (status != 0) {
                return 1;
            }
            return shell.runner().typed(ShellText.of(shell.files().readAll(ShellText.toJava(file))));
        } finally {
            shell.files().unlink(ShellText.toJava(file));
        }
    }

    private static int refuse(Shell shell, String words) throws IOException {
        return shell.messages().builtinError(NAME, words, 1);
    }
}
