package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.FunctionCall;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.pattern.ShellPattern;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Command;
import dev.drydock.userland.shell.syntax.Parser;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code compgen}: the names of a kind that begin with a word. */
final class Compgen implements Builtin {
    private static final Set<String> OPTIONS =
            Set.of("bashdefault", "default", "dirnames", "filenames", "noquote", "nosort", "nospace", "plusdirs");
    private static final Set<String> NOT_HERE = Set.of("binding", "hostname", "job", "running", "service", "stopped");
    private static final int USAGE = 2;

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "abcdefgjksuvo:A:G:W:F:C:X:P:S:");
        if (options == null) {
            return USAGE;
        }
        Set<String> actions = new TreeSet<>();
        for (int i = 0; i < options.letters().size(); i++) {
            char letter = options.letters().get(i);
            String value = options.values().get(i);
            String action = letter == 'A' ? value : Candidates.action(letter);
            if (letter == 'o' && !OPTIONS.contains(value)) {
                return shell.messages().builtinError("compgen", value + ": invalid option name", USAGE);
            }
            boolean absent = letter == 'j' || letter == 's' || letter == 'C' || NOT_HERE.contains(value);
            if (absent && letter != 'W') {
                return shell.messages().builtinError("compgen", "-" + letter + " " + value + ": not emulated", 1);
            }
            if (letter == 'A' && !Candidates.ACTIONS.contains(value)) {
                return shell.messages().builtinError("compgen", value + ": invalid action name", USAGE);
            }
            if (action != null) {
                actions.add(action);
            }
        }
        String word = options.operands().isEmpty() ? "" : options.operands().get(0);
        List<String> found = found(shell, options, actions, word);
        if (found.isEmpty()) {
            return options.letters().isEmpty() ? 0 : 1;
        }
        String before = orNothing(options, 'P');
        String after = orNothing(options, 'S');
        StringBuilder text = new StringBuilder();
        found.forEach(each -> text.append(before).append(each).append(after).append('\n'));
        shell.print(text.toString());
        return 0;
    }

    private static String orNothing(OptionLetters options, char letter) {
        String value = options.value(letter);
        return value == null ? "" : value;
    }

    private static boolean isFile(Shell shell, String path) {
        try {
            shell.files().linkStatus(ShellText.toJava(path));
            return true;
        } catch (IOException absent) {
            return false;
        }
    }

    private static List<String> found(Shell shell, OptionLetters options, Set<String> actions, String word)
            throws IOException {
        List<String> found = new ArrayList<>();
        Candidates candidates = new Candidates(shell, word);
        for (String action : Candidates.ACTIONS) {
            if (actions.contains(action)) {
                candidates.of(action).stream()
                        .filter(each -> each.startsWith(word))
                        .forEach(found::add);
            }
        }
        String glob = options.value('G');
        if (glob != null) {
            List<String> matching = shell.expander().fields(List.of(Parser.wholeWord(glob, shell.grammar())));
            found.addAll(matching.equals(List.of(glob)) && !isFile(shell, glob) ? List.of() : matching);
        }
        String words = options.value('W');
        if (words != null) {
            String trimmed = words.strip();
            for (String each : trimmed.isEmpty() ? List.<String>of() : expanded(shell, trimmed)) {
                if (each.startsWith(word)) {
                    found.add(each);
                }
            }
        }
        String function = options.value('F');
        if (function != null) {
            found.addAll(called(shell, function, word));
        }
        String filter = options.value('X');
        return filter == null ? found : filtered(shell, found, filter);
    }

    /** The words of a list, which is split and expanded as the words of a command are. */
    private static List<String> expanded(Shell shell, String list) throws IOException {
        Command command =
                Parser.of(": " + list.replace("\n", " "), 1, shell.grammar()).next();
        if (!(command instanceof Command.Simple simple)) {
            return List.of();
        }
        List<String> fields = shell.expander().fields(simple.words());
        return fields.subList(1, fields.size());
    }

    private static List<String> called(Shell shell, String name, String word) throws IOException {
        shell.messages().builtinError("compgen", "warning: -F option may not work as you expect", 0);
        Command.Function function = shell.functions().find(name);
        if (function == null) {
            return List.of();
        }
        shell.call(new FunctionCall(shell, function), List.of(name, "compgen", word, ""));
        Variable reply = shell.variables().find("COMPREPLY");
        List<String> values = reply == null ? List.of() : List.copyOf(reply.values());
        shell.variables().unset("COMPREPLY");
        return values;
    }

    private static List<String> filtered(Shell shell, List<String> found, String filter) {
        boolean kept = filter.startsWith("!");
        ShellPattern pattern = ShellPattern.of(
                shell.characters(),
                kept ? filter.substring(1) : filter,
                shell.options().shopt("extglob"));
        return found.stream()
                .filter(each -> pattern.matches(shell.characters().decode(each)) == kept)
                .toList();
    }
}
