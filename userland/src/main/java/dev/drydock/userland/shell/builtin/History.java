package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code history}: the lines that were typed. BusyBox knows no options of it. */
final class History implements Builtin {
    private static final String NAME = "history";
    /** Of bash, all that reads or writes a file, or expands what it is given. */
    private static final String NOT_EMULATED = "anrwp";

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        if (!shell.dialect().isBash()) {
            list(shell, shell.history().size());
            return 0;
        }
        OptionLetters options = OptionLetters.read(shell, arguments, "cd:s" + NOT_EMULATED);
        if (options == null) {
            return 2;
        }
        for (char letter : options.letters()) {
            if (NOT_EMULATED.indexOf(letter) >= 0) {
                return refuse(shell, "-" + letter + ": not emulated");
            }
        }
        if (options.has('c')) {
            shell.history().clear();
        }
        if (options.has('s')) {
            add(shell, options.operands());
            return 0;
        }
        String place = options.value('d');
        if (place != null) {
            return delete(shell, place);
        }
        return options.has('c') ? 0 : latest(shell, options.operands());
    }

    private static void add(Shell shell, List<String> words) {
        if (!words.isEmpty()) {
            shell.history().add(String.join(" ", words));
        }
    }

    /** One line, or those from one to another, counted from 1, or below 0 from the end; backwards is nothing at all. */
    private static int delete(Shell shell, String places) throws IOException {
        int dash = places.indexOf('-', 1);
        String first = dash < 0 ? places : places.substring(0, dash);
        String last = dash < 0 ? places : places.substring(dash + 1);
        if (Numbers.parse(first).isEmpty() || Numbers.parse(last).isEmpty()) {
            return refuse(shell, outOfRange(places));
        }
        List<String> lines = shell.history();
        Integer from = place(first, lines.size());
        Integer to = place(last, lines.size());
        if (from == null || to == null) {
            return refuse(shell, outOfRange(from == null ? first : last));
        }
        if (from > to) {
            return 1;
        }
        lines.subList(from, to + 1).clear();
        return 0;
    }

    private static @Nullable Integer place(String text, int size) {
        long number = Numbers.parse(text).orElseThrow();
        long place = number < 0 ? size + number : number - 1;
        return place < 0 || place >= size ? null : (int) place;
    }

    private static String outOfRange(String place) {
        return place + ": history position out of range";
    }

    private static int latest(Shell shell, List<String> operands) throws IOException {
        int size = shell.history().size();
        if (operands.isEmpty()) {
            list(shell, size);
            return 0;
        }
        if (operands.size() > 1) {
            return refuse(shell, "too many arguments");
        }
        OptionalLong number = Numbers.parse(operands.get(0));
        if (number.isEmpty()) {
            return refuse(shell, operands.get(0) + ": numeric argument required");
        }
        list(shell, (int) Math.max(0, Math.min(size, number.getAsLong())));
        return 0;
    }

    private static void list(Shell shell, int count) throws IOException {
        List<String> lines = shell.history();
        boolean bash = shell.dialect().isBash();
        StringBuilder text = new StringBuilder();
        for (int i = lines.size() - count; i < lines.size(); i++) {
            text.append(String.format(bash ? "%5d  " : "%4d ", bash ? i + 1 : i))
                    .append(lines.get(i))
                    .append('\n');
        }
        shell.print(text.toString());
    }

    private static int refuse(Shell shell, String words) throws IOException {
        return shell.messages().builtinError(NAME, words, 1);
    }
}
