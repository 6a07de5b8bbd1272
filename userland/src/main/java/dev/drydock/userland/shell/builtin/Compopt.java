package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.CompletionRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code compopt}: changes the options of a rule of completion, or of the one whose function runs. */
final class Compopt implements Builtin {
    private static final String NAME = "compopt";

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        Map<String, Boolean> changes = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>(arguments.subList(0, 1));
        int next = 1;
        for (; next + 1 < arguments.size() && arguments.get(next).matches("[-+]o"); next += 2) {
            String option = arguments.get(next + 1);
            if (!CompletionOptions.NAMES.contains(option)) {
                return shell.messages().builtinError(NAME, option + ": invalid option name", OptionLetters.USAGE);
            }
            changes.put(option, arguments.get(next).startsWith("-"));
        }
        rest.addAll(arguments.subList(next, arguments.size()));
        OptionLetters options = OptionLetters.read(shell, rest, "DEI");
        if (options == null) {
            return OptionLetters.USAGE;
        }
        List<String> names = Complete.names(options);
        if (names.isEmpty()) {
            CompletionRule current = shell.completions().current();
            if (current == null) {
                return shell.messages().builtinError(NAME, "not currently executing completion function", 1);
            }
            if (changes.isEmpty()) {
                shell.print(shown(current, "compopt"));
            }
            shell.completions().current(changed(current, changes));
            return 0;
        }
        int status = 0;
        for (String name : names) {
            CompletionRule rule = shell.completions().find(name);
            if (rule == null) {
                status = Complete.none(shell, NAME, name);
            } else if (changes.isEmpty()) {
                shell.print(shown(rule, name));
            } else {
                shell.completions().put(name, changed(rule, changes));
            }
        }
        return status;
    }

    private static CompletionRule changed(CompletionRule rule, Map<String, Boolean> changes) {
        CompletionRule changed = rule;
        for (Map.Entry<String, Boolean> change : changes.entrySet()) {
            changed = changed.with(change.getKey(), change.getValue());
        }
        return changed;
    }

    private static String shown(CompletionRule rule, String name) {
        StringBuilder text = new StringBuilder(NAME);
        CompletionOptions.NAMES.forEach(option ->
                text.append(rule.options().contains(option) ? " -o " : " +o ").append(option));
        return text.append(' ').append(name).append('\n').toString();
    }
}
