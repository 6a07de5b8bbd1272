package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.CompletionRule;
import java.io.IOException;
import java.util.List;

/** {@code compgen}: the names of a kind that begin with a word. */
final class Compgen implements Builtin {
    private static final String NAME = "compgen";

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, CompletionOptions.LETTERS);
        if (options == null) {
            return OptionLetters.USAGE;
        }
        CompletionRule rule = CompletionOptions.rule(shell, NAME, options);
        if (rule == null) {
            return OptionLetters.USAGE;
        }
        for (char letter : List.of('F', 'C')) {
            if (rule.value(letter) != null) {
                shell.messages().builtinError(NAME, "warning: -" + letter + " option may not work as you expect", 0);
            }
        }
        String word = options.operands().isEmpty() ? "" : options.operands().get(0);
        List<String> found = new RuleCandidates(shell, rule).of(NAME, word, "");
        if (found.isEmpty()) {
            return options.letters().isEmpty() ? 0 : 1;
        }
        StringBuilder text = new StringBuilder();
        found.forEach(each -> text.append(each).append('\n'));
        shell.print(text.toString());
        return 0;
    }
}
