package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.ArrayText;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.state.Variable.Attribute;
import dev.drydock.userland.shell.syntax.CommandPrinter;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code export} and {@code readonly}. */
final class Marking implements Builtin {
    private final Attribute attribute;

    Marking(Attribute attribute) {
        this.attribute = attribute;
    }

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        String name = arguments.get(0);
        OptionLetters options =
                OptionLetters.read(shell, arguments, shell.dialect().isBash() ? "pfnaA" : "p");
        if (options == null) {
            return 2;
        }
        if (options.operands().isEmpty()) {
            show(shell, name);
            return 0;
        }
        int status = 0;
        for (String operand : options.operands()) {
            if (options.has('f')) {
                status = shell.functions().find(operand) == null
                        ? shell.messages().builtinError(name, operand + ": not a function", 1)
                        : status;
            } else if (options.has('n')) {
                unmark(shell, operand);
            } else {
                status = Math.max(status, mark(shell, name, operand, options));
            }
        }
        return status;
    }

    private void show(Shell shell, String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Variable> entry : shell.variables().all().entrySet()) {
            Variable variable = entry.getValue();
            if (!variable.has(attribute)) {
                continue;
            }
            if (shell.dialect().isBash()) {
                text.append(Declaration.line(entry.getKey(), variable, new Quotation(shell.characters())))
                        .append('\n');
                continue;
            }
            String value = variable.value();
            text.append(name).append(' ').append(entry.getKey());
            text.append(value == null ? "\n" : "=" + Quotation.single(value) + "\n");
        }
        shell.print(text.toString());
    }

    private void unmark(Shell shell, String name) {
        Variable variable = shell.variables().find(name);
        if (variable != null) {
            shell.variables().replace(shell.variables().target(name), variable.without(attribute));
        }
    }

    private int mark(Shell shell, String command, String operand, OptionLetters options) throws IOException {
        int sign = operand.indexOf('=');
        boolean append =
                sign > 0 && operand.charAt(sign - 1) == '+' && shell.dialect().isBash();
        String name = sign < 0 ? operand : operand.substring(0, append ? sign - 1 : sign);
        if (!Names.isName(name)) {
            if (shell.dialect().isBash()) {
                return shell.messages()
                        .builtinError(command, "`" + ArrayText.plain(operand) + "': not a valid identifier", 1);
            }
            throw new Failure(shell.messages().ofBuiltin(command, name + ": bad variable name"), 2);
        }
        if (sign >= 0) {
            Declaration.assign(shell, name, operand.substring(sign + 1), append, options, false);
            String value = operand.substring(sign + 1);
            if (shell.dialect().isBash() && !ArrayText.isArray(value)) {
                shell.messages()
                        .trace(operand.substring(0, sign + 1)
                                + (value.isEmpty() ? "" : new Quotation(shell.characters()).traced(value)));
            }
        }
        Variable known = shell.variables().find(name);
        String target = shell.variables().target(name);
        shell.variables().replace(target, (known == null ? Variable.unset() : known).with(attribute));
        return 0;
    }

    /** A function as {@code declare -f} shows it. */
    static String function(Shell shell, String name) {
        var function = shell.functions().find(name);
        return function == null ? "" : CommandPrinter.function(name, function.body()) + "\n";
    }
}
