package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a built-in command, read as getopt does up to the first operand.
 *
 * @param letters the letters in order, each once for every time it was given
 * @param values what followed each letter that takes something; an empty text for the others
 * @param operands what is left
 */
record OptionLetters(List<Character> letters, List<String> values, List<String> operands) {
    static final int USAGE = 2;

    /**
     * @param known the letters; a colon behind one that takes something
     * @return null after a complaint, if there is an unknown one
     */
    static @Nullable OptionLetters read(Shell shell, List<String> arguments, String known) throws IOException {
        String name = arguments.get(0);
        List<Character> letters = new ArrayList<>();
        List<String> values = new ArrayList<>();
        int next = 1;
        for (; next < arguments.size(); next++) {
            String argument = arguments.get(next);
            if (argument.equals("--")) {
                next++;
                break;
            }
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                break;
            }
            for (int i = 1; i < argument.length(); i++) {
                char letter = argument.charAt(i);
                int at = letter == ':' ? -1 : known.indexOf(letter);
                if (at < 0) {
                    invalid(shell, name, letter);
                    return null;
                }
                letters.add(letter);
                if (at + 1 == known.length() || known.charAt(at + 1) != ':') {
                    values.add("");
                    continue;
                }
                if (i + 1 < argument.length()) {
                    values.add(argument.substring(i + 1));
                } else if (++next < arguments.size()) {
                    values.add(arguments.get(next));
                } else {
                    missing(shell, name, letter);
                    return null;
                }
                break;
            }
        }
        return new OptionLetters(
                letters, values, arguments.subList(Math.min(next, arguments.size()), arguments.size()));
    }

    private static void invalid(Shell shell, String name, char letter) throws IOException {
        switch (shell.dialect()) {
            case BASH -> {
                shell.messages().builtinError(name, "-" + letter + ": invalid option", USAGE);
                usage(shell, name);
            }
            case DASH -> throw new Failure(name + ": Illegal option -" + letter, USAGE);
            case ASH -> throw new Failure(shell.messages().ofBuiltin(name, "illegal option -" + letter), USAGE);
        }
    }

    private static void missing(Shell shell, String name, char letter) throws IOException {
        if (shell.dialect().isBash()) {
            shell.messages().builtinError(name, "-" + letter + ": option requires an argument", USAGE);
            usage(shell, name);
            return;
        }
        String words = shell.dialect() == Dialect.DASH
                ? name + ": No arg for -" + letter + " option"
                : shell.messages().ofBuiltin(name, "no arg for -" + letter + " option");
        throw new Failure(words, USAGE);
    }

    /** bash's line of usage. */
    static void usage(Shell shell, String name) throws IOException {
        HelpTopic topic = HelpTopic.named(name);
        shell.messages().raw(name + ": usage: " + (topic == null ? name : topic.usage()) + "\n");
    }

    boolean has(char letter) {
        return letters.contains(letter);
    }

    /** What followed a letter the last time it was given, or null. */
    @Nullable
    String value(char letter) {
        int index = letters.lastIndexOf(letter);
        return index < 0 ? null : values.get(index);
    }
}
