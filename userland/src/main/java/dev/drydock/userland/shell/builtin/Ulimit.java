package dev.drydock.userland.shell.builtin;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ResourceLimits;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ulimit}: shows and sets the limits of the shell, which those that it starts begin with. */
final class Ulimit implements Builtin {
    private static final String UNLIMITED = "unlimited";
    /** What bash shows for a pipe: PIPE_BUF. */
    private static final int PIPE_BYTES = 4096;

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        Dialect dialect = shell.dialect();
        StringBuilder known = new StringBuilder("HSa");
        LimitNames.of(dialect).forEach(entry -> known.append(entry.letter()));
        List<String> words = parted(dialect, arguments);
        if (dialect == Dialect.ASH && refusesLetter(shell, words, known.toString())) {
            return 1;
        }
        OptionLetters options = OptionLetters.read(shell, words, known.toString());
        if (options == null) {
            return 2;
        }
        boolean hard = options.has('H');
        if (options.has('a')) {
            StringBuilder all = new StringBuilder();
            for (LimitNames.Entry entry : LimitNames.of(dialect)) {
                all.append(label(dialect, entry))
                        .append(value(shell, entry, hard))
                        .append('\n');
            }
            shell.print(all.toString());
            return 0;
        }
        List<LimitNames.Entry> wanted = wanted(dialect, options);
        if (options.operands().isEmpty()) {
            show(shell, wanted, hard);
            return 0;
        }
        if (dialect == Dialect.DASH && options.operands().size() > 1) {
            return shell.messages().builtinError("ulimit", "too many arguments", 2);
        }
        LimitNames.Entry entry = wanted.get(wanted.size() - 1);
        boolean soft = options.has('S');
        int status = set(shell, entry, options.operands().get(0), new Which(!hard || soft, hard || !soft));
        List<String> more = options.operands().subList(1, options.operands().size());
        if (status == 0 && dialect.isBash() && !more.isEmpty() && more.get(0).startsWith("-")) {
            List<String> rest = new ArrayList<>(more);
            rest.add(0, arguments.get(0));
            return run(shell, rest);
        }
        return status;
    }

    /** BusyBox leaves the letters to the getopt of its library. */
    private static boolean refusesLetter(Shell shell, List<String> words, String known) throws IOException {
        for (String word : words.subList(1, words.size())) {
            if (!word.startsWith("-") || word.equals("--")) {
                return false;
            }
            for (int i = 1; i < word.length(); i++) {
                if (known.indexOf(word.charAt(i)) < 0) {
                    shell.messages().raw("ulimit: invalid option -- '" + word.charAt(i) + "'\n");
                    return true;
                }
            }
        }
        return false;
    }

    /** Which of the two sides of a limit. */
    private record Which(boolean soft, boolean hard) {}

    /** What stands directly behind the letter of a limit is its value: to bash anything, to the others a number. */
    private static List<String> parted(Dialect dialect, List<String> arguments) {
        List<String> parted = new ArrayList<>();
        for (String argument : arguments) {
            int letter = 1;
            while (letter < argument.length() && "HS".indexOf(argument.charAt(letter)) >= 0) {
                letter++;
            }
            boolean hasValue = argument.startsWith("-")
                    && letter + 1 < argument.length()
                    && argument.charAt(letter) != 'a'
                    && (dialect.isBash() || isNumber(argument, letter + 1));
            parted.add(hasValue ? argument.substring(0, letter + 1) : argument);
            if (hasValue) {
                parted.add(argument.substring(letter + 1));
            }
        }
        return parted;
    }

    private static boolean isNumber(String text, int from) {
        return text.substring(from).chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private static List<LimitNames.Entry> wanted(Dialect dialect, OptionLetters options) {
        List<LimitNames.Entry> wanted = new ArrayList<>();
        for (char letter : options.letters()) {
            LimitNames.of(dialect).stream()
                    .filter(entry -> entry.letter() == letter)
                    .forEach(wanted::add);
        }
        if (wanted.isEmpty()) {
            LimitNames.of(dialect).stream()
                    .filter(entry -> entry.letter() == 'f')
                    .forEach(wanted::add);
        }
        return wanted;
    }

    private static void show(Shell shell, List<LimitNames.Entry> wanted, boolean hard) throws IOException {
        boolean several = wanted.size() > 1 && shell.dialect() == Dialect.BASH;
        for (LimitNames.Entry entry : several ? wanted : wanted.subList(wanted.size() - 1, wanted.size())) {
            shell.print((several ? label(shell.dialect(), entry) : "") + value(shell, entry, hard) + "\n");
        }
    }

    private static String label(Dialect dialect, LimitNames.Entry entry) {
        return switch (dialect) {
            case DASH -> String.format("%-20s ", entry.name());
            case ASH -> String.format("%-32s(-%c) ", entry.name(), entry.letter());
            case BASH -> {
                String unit = "(" + entry.unit() + "-" + entry.letter() + ")";
                yield String.format("%-20s%20s ", entry.name(), unit);
            }
        };
    }

    private static String value(Shell shell, LimitNames.Entry entry, boolean hard) {
        if (entry.limit() == null) {
            return Integer.toString(PIPE_BYTES / entry.factor());
        }
        ResourceLimits.Range range = shell.process().limits().of(entry.limit());
        long value = hard ? range.hard() : range.soft();
        return value == ResourceLimits.UNLIMITED ? UNLIMITED : Long.toString(value / entry.factor());
    }

    private static int set(Shell shell, LimitNames.Entry entry, String text, Which which) throws IOException {
        if (entry.limit() == null) {
            return refused(shell, entry, "Invalid argument");
        }
        ResourceLimits.Range before = shell.process().limits().of(entry.limit());
        Long value = parse(shell.dialect(), text, before, entry.factor());
        if (value == null) {
            return switch (shell.dialect()) {
                case BASH -> shell.messages().builtinError("ulimit", text + ": invalid number", 1);
                case DASH -> shell.messages().builtinError("ulimit", "bad number", 2);
                case ASH -> said(shell, "invalid number '" + text + "'");
            };
        }
        try {
            shell.process()
                    .limit(
                            entry.limit(),
                            new ResourceLimits.Range(
                                    which.soft() ? value : before.soft(), which.hard() ? value : before.hard()));
            return 0;
        } catch (ErrnoException refused) {
            return refused(shell, entry, refused.words());
        }
    }

    private static @Nullable Long parse(Dialect dialect, String text, ResourceLimits.Range before, int factor) {
        if (text.equals(UNLIMITED)) {
            return ResourceLimits.UNLIMITED;
        }
        if (dialect == Dialect.BASH && text.equals("hard")) {
            return before.hard();
        }
        if (dialect == Dialect.BASH && text.equals("soft")) {
            return before.soft();
        }
        return text.matches("\\d{1,15}") ? (Long) (Long.parseLong(text) * factor) : null;
    }

    private static int said(Shell shell, String words) throws IOException {
        shell.messages().named(words);
        return 1;
    }

    private static int refused(Shell shell, LimitNames.Entry entry, String words) throws IOException {
        return switch (shell.dialect()) {
            case BASH -> shell.messages().builtinError("ulimit", entry.name() + ": cannot modify limit: " + words, 1);
            case DASH -> shell.messages().builtinError("ulimit", "error setting limit (" + words + ")", 2);
            case ASH -> said(shell, "error setting limit: " + words);
        };
    }
}
