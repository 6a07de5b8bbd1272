package dev.drydock.userland.shell.builtin;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.shell.history.History;
import dev.drydock.userland.shell.history.HistoryExpansion;
import dev.drydock.userland.shell.history.HistoryFile;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.interp.Unwinding;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** {@code history}: the lines that were typed. BusyBox knows no options of it. */
final class HistoryCommand implements Builtin {
    private static final String NAME = "history";
    private static final String WITH_FILES = "anrw";

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        HistoryTable table = new HistoryTable(shell);
        if (!shell.dialect().isBash()) {
            table.print(shell.history().size());
            return 0;
        }
        OptionLetters options = OptionLetters.read(shell, arguments, "acd:npsrw");
        if (options == null) {
            return OptionLetters.USAGE;
        }
        List<Character> files = options.letters().stream()
                .filter(letter -> WITH_FILES.indexOf(letter) >= 0)
                .distinct()
                .toList();
        if (files.size() > 1) {
            return refuse(shell, "cannot use more than one of -anrw");
        }
        if (options.has('c')) {
            shell.history().clear();
        }
        if (options.has('s')) {
            if (!options.operands().isEmpty()) {
                shell.recorder().push(String.join(" ", options.operands()));
            }
            return 0;
        }
        if (options.has('p')) {
            return expand(shell, options.operands());
        }
        String place = options.value('d');
        if (place != null) {
            return delete(shell, place);
        }
        if (!files.isEmpty()) {
            return file(shell, files.get(0), options.operands());
        }
        return options.has('c') ? 0 : latest(shell, table, options.operands());
    }

    /** What lines would become at a terminal, without being run; this command itself is not in the history then. */
    private static int expand(Shell shell, List<String> lines) throws IOException {
        shell.recorder().forgetRunning();
        int status = 0;
        for (String line : lines) {
            try {
                HistoryExpansion.Result result =
                        HistoryExpansion.of(shell.history().texts(), line);
                shell.print(result.line() + "\n");
            } catch (HistoryExpansion.Refusal refusal) {
                status = refuse(shell, line + ": history expansion failed");
            }
        }
        return status;
    }

    /** Reads or writes a file; bash does not say why it could not. */
    private static int file(Shell shell, char letter, List<String> operands) throws IOException {
        String path = operands.isEmpty() ? shell.variables().value("HISTFILE") : operands.get(0);
        if (path == null || path.isEmpty()) {
            return 0;
        }
        boolean times = shell.variables().value("HISTTIMEFORMAT") != null;
        HistoryFile file = new HistoryFile(
                shell.files(),
                path,
                shell.history(),
                times,
                shell.process().clock().now());
        try {
            switch (letter) {
                case 'a' -> file.append();
                case 'w' -> file.write();
                default -> file.read(letter == 'n');
            }
            return 0;
        } catch (ErrnoException refused) {
            return 1;
        }
    }

    /** One line, or those from one to another, by number, or below 0 from the end; backwards is nothing at all. */
    private static int delete(Shell shell, String places) throws IOException {
        int dash = places.indexOf('-', 1);
        String first = dash < 0 ? places : places.substring(0, dash);
        String last = dash < 0 ? places : places.substring(dash + 1);
        if (Numbers.parse(first).isEmpty() || Numbers.parse(last).isEmpty()) {
            return refuse(shell, outOfRange(places));
        }
        History history = shell.history();
        int from = place(first, history);
        int to = place(last, history);
        if (from < 0 || to < 0) {
            return refuse(shell, outOfRange(from < 0 ? first : last));
        }
        if (from > to) {
            return 1;
        }
        history.remove(from, to + 1);
        return 0;
    }

    /** Where a line is, from 0; below 0 for one that is not there. */
    private static int place(String text, History history) {
        long number = Numbers.parse(text).orElseThrow();
        long place = number < 0 ? history.size() + number : number - history.first();
        return place >= history.size() ? -1 : (int) Math.max(-1, place);
    }

    private static String outOfRange(String place) {
        return place + ": history position out of range";
    }

    private static int latest(Shell shell, HistoryTable table, List<String> operands) throws IOException {
        int size = shell.history().size();
        if (operands.isEmpty()) {
            table.print(size);
            return 0;
        }
        if (operands.size() > 1) {
            throw new Unwinding.Discard(refuse(shell, "too many arguments"));
        }
        OptionalLong number = Numbers.parse(operands.get(0));
        if (number.isEmpty()) {
            return refuse(shell, operands.get(0) + ": numeric argument required");
        }
        table.print((int) Math.max(0, Math.min(size, Math.abs(number.getAsLong()))));
        return 0;
    }

    private static int refuse(Shell shell, String words) throws IOException {
        return shell.messages().builtinError(NAME, words, 1);
    }
}
