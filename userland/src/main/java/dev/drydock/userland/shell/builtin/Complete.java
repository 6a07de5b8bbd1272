package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.CompletionRule;
import dev.drydock.userland.shell.state.CompletionRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code complete}: how the words of commands are completed. */
final class Complete implements Builtin {
    private static final String NAME = "complete";

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "prDEI" + CompletionOptions.LETTERS);
        if (options == null) {
            return OptionLetters.USAGE;
        }
        List<Character> own = List.of('p', 'r', 'D', 'E', 'I');
        List<String> names = names(options);
        if (options.has('r')) {
            return remove(shell, names);
        }
        if (options.has('p') || (names.isEmpty() && own.containsAll(options.letters()))) {
            return print(shell, names);
        }
        CompletionRule rule = CompletionOptions.rule(shell, NAME, without(options, own));
        if (rule == null) {
            return OptionLetters.USAGE;
        }
        if (names.isEmpty()) {
            OptionLetters.usage(shell, NAME);
            return OptionLetters.USAGE;
        }
        names.forEach(name -> shell.completions().put(name, rule));
        return 0;
    }

    /** What the rule is for: of -D, -E and -I the first that is given, else the operands. */
    static List<String> names(OptionLetters options) {
        for (char letter : List.of('D', 'E', 'I')) {
            if (options.has(letter)) {
                return List.of(String.valueOf(CompletionRules.PLACES.get(letter)));
            }
        }
        return options.operands();
    }

    private static OptionLetters without(OptionLetters options, List<Character> own) {
        List<Character> letters = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < options.letters().size(); i++) {
            if (!own.contains(options.letters().get(i))) {
                letters.add(options.letters().get(i));
                values.add(options.values().get(i));
            }
        }
        return new OptionLetters(letters, values, options.operands());
    }

    private static int remove(Shell shell, List<String> names) throws IOException {
        if (names.isEmpty()) {
            shell.completions().clear();
        }
        int status = 0;
        for (String name : names) {
            if (!shell.completions().remove(name)) {
                status = none(shell, NAME, name);
            }
        }
        return status;
    }

    private static int print(Shell shell, List<String> names) throws IOException {
        if (names.isEmpty()) {
            StringBuilder text = new StringBuilder();
            shell.completions().all().forEach((name, rule) -> text.append(CompletionRuleText.of(name, rule)));
            shell.print(text.toString());
        }
        int status = 0;
        for (String name : names) {
            CompletionRule rule = shell.completions().find(name);
            if (rule == null) {
                status = none(shell, NAME, name);
            } else {
                shell.print(CompletionRuleText.of(name, rule));
            }
        }
        return status;
    }

    static int none(Shell shell, String command, String name) throws IOException {
        return shell.messages().builtinError(command, name + ": no completion specification", 1);
    }
}
