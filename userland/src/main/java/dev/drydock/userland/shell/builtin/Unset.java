package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.ReadOnlyException;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.syntax.Parser;
import java.io.IOException;
import java.util.List;

/** {@code unset}. */
final class Unset implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options =
                OptionLetters.read(shell, arguments, shell.dialect().isBash() ? "fvn" : "fv");
        if (options == null) {
            return 2;
        }
        int status = 0;
        for (String name : options.operands()) {
            if (options.has('f')) {
                shell.functions().remove(name);
                continue;
            }
            try {
                status = Math.max(status, variable(shell, name, options));
            } catch (ReadOnlyException error) {
                if (!shell.dialect().isBash()) {
                    throw new Failure(shell.messages().ofBuiltin("unset", error.name() + ": is read only"), 2);
                }
                status = shell.messages().builtinError("unset", name + ": cannot unset: readonly variable", 1);
            }
        }
        return status;
    }

    private static int variable(Shell shell, String name, OptionLetters options) throws IOException {
        int bracket = name.indexOf('[');
        if (bracket > 0 && name.endsWith("]") && shell.dialect().isBash()) {
            element(shell, name.substring(0, bracket), name.substring(bracket + 1, name.length() - 1));
            return 0;
        }
        if (!Names.isName(name)) {
            if (!shell.dialect().isBash()) {
                throw new Failure(shell.messages().ofBuiltin("unset", name + ": bad variable name"), 2);
            }
            return options.has('v')
                    ? shell.messages().builtinError("unset", "`" + name + "': not a valid identifier", 1)
                    : 0;
        }
        String target = options.has('n') ? name : shell.variables().target(name);
        boolean found = shell.variables().unset(target);
        if (!found && !options.has('v') && shell.dialect().isBash()) {
            shell.functions().remove(name);
        }
        return 0;
    }

    private static void element(Shell shell, String name, String subscript) throws IOException {
        Variable variable = shell.variables().find(name);
        if (variable == null) {
            return;
        }
        if (!variable.isAssociative() && (subscript.equals("@") || subscript.equals("*"))) {
            shell.variables().unset(name);
            return;
        }
        String key = shell.expander()
                .arithmetic()
                .elements()
                .key(name, variable, Parser.wholeWord(subscript, shell.grammar()));
        shell.variables().put(name, variable.withoutElement(key));
    }
}
