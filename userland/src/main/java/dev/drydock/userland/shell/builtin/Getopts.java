package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** {@code getopts}. Where it is within a word of several letters stands in a variable of its own. */
final class Getopts implements Builtin {
    /** Cannot be a variable's name in a script, so it is in nobody's way. */
    private static final String PLACE = "getopts place";

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        if (arguments.size() < 3) {
            if (shell.dialect().isBash()) {
                OptionLetters.usage(shell, "getopts");
                return 2;
            }
            String usage = shell.dialect() == Dialect.DASH
                    ? "Usage: getopts optstring var [arg...]"
                    : "usage: getopts optstring var [arg]";
            throw new Failure(shell.messages().ofBuiltin("getopts", usage), 2);
        }
        String known = arguments.get(1);
        String name = arguments.get(2);
        List<String> words = arguments.size() > 3
                ? arguments.subList(3, arguments.size())
                : shell.parameters().values();
        OptionalLong number = Numbers.parse(shell.variables().valueOr("OPTIND", "1"));
        int index = number.isPresent() && number.getAsLong() > 0 ? (int) number.getAsLong() : 1;
        String place = shell.variables().valueOr(PLACE, "");
        int within = 1;
        if (place.startsWith(index + ":")) {
            String[] parts = place.split(":");
            index = Integer.parseInt(parts[1]);
            within = Integer.parseInt(parts[2]);
        }
        String word = index <= words.size() ? words.get(index - 1) : "";
        boolean none = word.length() < 2 || word.charAt(0) != '-' || word.equals("--");
        if (within >= word.length() || (within == 1 && none)) {
            if (word.equals("--") && within == 1) {
                index++;
            }
            shell.variables().set(name, "?");
            shell.variables().set("OPTIND", Integer.toString(index));
            shell.variables().unset(PLACE);
            if (shell.dialect() != Dialect.DASH) {
                shell.variables().unset("OPTARG");
            }
            return 1;
        }
        return option(shell, known, name, words, index, within);
    }

    private static int option(Shell shell, String known, String name, List<String> words, int index, int within)
            throws IOException {
        String word = words.get(index - 1);
        char letter = word.charAt(within);
        boolean silent = known.startsWith(":");
        int at = letter != ':'
                ? known.indexOf(letter)
                : silent && !shell.dialect().isBash() ? 0 : -1;
        boolean lastLetter = within + 1 == word.length();
        int next = lastLetter ? index + 1 : index;
        int nextWithin = lastLetter ? 1 : within + 1;
        String result = String.valueOf(letter);
        String argument = shell.dialect().isBash() ? null : "";
        if (at < 0) {
            result = "?";
            argument = silent ? String.valueOf(letter) : null;
            if (!silent) {
                say(shell, "illegal option -- ", "Illegal option -", "", letter);
            }
        } else if (at + 1 < known.length() && known.charAt(at + 1) == ':') {
            nextWithin = 1;
            next = index + 1;
            if (!lastLetter) {
                argument = word.substring(within + 1);
            } else if (index < words.size()) {
                argument = words.get(index);
                next = index + 2;
            } else {
                result = silent ? ":" : "?";
                argument = silent ? String.valueOf(letter) : null;
                if (!silent) {
                    say(shell, "option requires an argument -- ", "No arg for -", " option", letter);
                }
            }
        }
        if (argument == null) {
            shell.variables().unset("OPTARG");
        } else {
            shell.variables().set("OPTARG", argument);
        }
        shell.variables().set(name, result);
        int shown = nextWithin > 1 && !shell.dialect().isBash() ? next + 1 : next;
        shell.variables().set("OPTIND", Integer.toString(shown));
        shell.variables().set(PLACE, shown + ":" + next + ":" + nextWithin);
        return 0;
    }

    private static void say(Shell shell, String bash, String ash, String ashEnd, char letter) throws IOException {
        boolean silent = shell.variables().valueOr("OPTERR", "1").equals("0");
        if (!silent || shell.dialect() == Dialect.DASH) {
            shell.messages()
                    .raw(
                            shell.dialect().isBash()
                                    ? shell.parameters().name() + ": " + bash + letter + "\n"
                                    : ash + letter + ashEnd + "\n");
        }
    }
}
