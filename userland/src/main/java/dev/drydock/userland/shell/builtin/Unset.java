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
import java.util.TreeMap;

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
                status = shell.messages().builtinError("unset", error.name() + ": cannot unset: readonly variable", 1);
            }
        }
        return status;
    }

    private static int variable(Shell shell, String name, OptionLetters options) throws IOException {
        int bracket = name.indexOf('[');
        if (bracket > 0 && name.endsWith("]") && shell.dialect().isBash()) {
            return element(shell, name.substring(0, bracket), name.substring(bracket + 1, name.length() - 1));
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

    /** Forgets an element: of a variable that is no array, there is only element 0, which is all of it. */
    private static int element(Shell shell, String name, String subscript) throws IOException {
        Variable variable = shell.variables().find(name);
        if (variable == null || subscript.isEmpty()) {
            return 0;
        }
        boolean all = !variable.isAssociative() && (subscript.equals("@") || subscript.equals("*"));
        if (all && variable.isArray()) {
            shell.variables().put(name, variable.withElements(new TreeMap<>()));
            return 0;
        }
        String key = all
                ? ""
                : shell.expander()
                        .arithmetic()
                        .elements()
                        .possibleKey(variable, Parser.wholeWord(subscript, shell.grammar()));
        if (!variable.isArray() && !"0".equals(key)) {
            return shell.messages().builtinError("unset", name + ": not an array variable", 1);
        }
        if (key == null) {
            return shell.messages().builtinError("unset", "[" + subscript + "]: bad array subscript", 1);
        }
        if (variable.isArray()) {
            shell.variables().put(name, variable.withoutElement(key));
        } else {
            shell.variables().unset(name);
        }
        return 0;
    }
}
