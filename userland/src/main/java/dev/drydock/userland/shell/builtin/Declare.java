package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.expand.ArrayElements;
import dev.drydock.userland.shell.expand.Transformations;
import dev.drydock.userland.shell.interp.ArrayText;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.ReadOnlyException;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.state.Variable.Attribute;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code declare}, {@code typeset} and {@code local}. */
final class Declare implements Builtin {
    private final boolean local;

    Declare(boolean local) {
        this.local = local;
    }

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        String command = arguments.get(0);
        if (local && !shell.variables().inFunction()) {
            if (shell.dialect().isBash()) {
                return shell.messages().builtinError(command, "can only be used in a function", 1);
            }
            throw new Failure(shell.messages().ofBuiltin(command, "not in a function"), 2);
        }
        List<String> words = new ArrayList<>();
        String removed = removed(arguments, words);
        OptionLetters options = shell.dialect().isBash()
                ? OptionLetters.read(shell, words, "aAfFgiIlnrtuxp")
                : new OptionLetters(List.of(), List.of(), arguments.subList(1, arguments.size()));
        if (options == null) {
            return 2;
        }
        if (options.has('f') || options.has('F')) {
            return functions(shell, options);
        }
        if (options.operands().isEmpty()) {
            list(shell, options);
            return 0;
        }
        int status = 0;
        for (String operand : options.operands()) {
            status = Math.max(
                    status,
                    options.has('p') ? show(shell, operand, command) : one(shell, command, operand, options, removed));
        }
        return status;
    }

    /** Takes {@code +x} and its like out of the words; gives the letters. */
    private static String removed(List<String> arguments, List<String> words) {
        StringBuilder letters = new StringBuilder();
        boolean options = true;
        for (String argument : arguments) {
            options &= words.isEmpty() || argument.startsWith("-") || argument.startsWith("+");
            if (options && argument.startsWith("+") && argument.length() > 1) {
                letters.append(argument.substring(1));
            } else {
                words.add(argument);
            }
        }
        return letters.toString();
    }

    private static int functions(Shell shell, OptionLetters options) throws IOException {
        int status = 0;
        List<String> names = options.operands().isEmpty()
                ? List.copyOf(shell.functions().all().keySet())
                : options.operands();
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            if (shell.functions().find(name) == null) {
                status = 1;
            } else if (options.has('F')) {
                text.append(options.operands().isEmpty() ? "declare -f " : "")
                        .append(name)
                        .append('\n');
            } else {
                text.append(Marking.function(shell, name));
            }
        }
        shell.print(text.toString());
        return status;
    }

    private void list(Shell shell, OptionLetters options) throws IOException {
        StringBuilder text = new StringBuilder();
        if (local) {
            for (String name : shell.variables().localNames()) {
                Variable variable = shell.variables().find(name);
                if (variable != null) {
                    text.append(
                            shell.dialect().isBash()
                                    ? Declaration.line(name, variable, quotation(shell)) + "\n"
                                    : plain(name, variable, quotation(shell)));
                }
            }
            shell.print(text.toString());
            return;
        }
        boolean all = options.letters().isEmpty();
        for (Map.Entry<String, Variable> entry : shell.variables().all().entrySet()) {
            Variable variable = entry.getValue();
            if (all) {
                text.append(plain(entry.getKey(), variable, quotation(shell)));
            } else if (matches(variable, options)) {
                text.append(Declaration.line(entry.getKey(), variable, quotation(shell)))
                        .append('\n');
            }
        }
        if (all) {
            shell.functions().all().keySet().forEach(name -> text.append(Marking.function(shell, name)));
        }
        shell.print(text.toString());
    }

    private static boolean matches(Variable variable, OptionLetters options) {
        boolean kinds = (!options.has('a') || (variable.isArray() && !variable.isAssociative()))
                && (!options.has('A') || variable.isAssociative());
        for (Attribute attribute : Attribute.values()) {
            kinds &= !options.has(attribute.letter()) || variable.has(attribute);
        }
        return kinds;
    }

    private static Quotation quotation(Shell shell) {
        return new Quotation(shell.characters());
    }

    /** A line of {@code set} without arguments. */
    static String plain(String name, Variable variable, Quotation quotation) {
        if (variable.isArray() && variable.isSet()) {
            return name + "=" + Transformations.array(variable, quotation) + "\n";
        }
        String value = variable.value();
        return value == null ? "" : name + "=" + (value.isEmpty() ? "" : quotation.ifNeeded(value)) + "\n";
    }

    private static int show(Shell shell, String name, String command) throws IOException {
        Variable variable = shell.variables().findItself(name);
        if (variable == null) {
            return shell.messages().builtinError(command, name + ": not found", 1);
        }
        shell.print(Declaration.line(name, variable, quotation(shell)) + "\n");
        return 0;
    }

    private int one(Shell shell, String command, String operand, OptionLetters options, String removed)
            throws IOException {
        int sign = operand.indexOf('=');
        boolean append = sign > 0 && operand.charAt(sign - 1) == '+';
        String name = sign < 0 ? operand : operand.substring(0, append ? sign - 1 : sign);
        if (!ArrayElements.isReference(name)) {
            if (!shell.dialect().isBash()) {
                throw new Failure(shell.messages().ofBuiltin(command, name + ": bad variable name"), 2);
            }
            return shell.messages()
                    .builtinError(command, "`" + ArrayText.plain(operand) + "': not a valid identifier", 1);
        }
        boolean here = local || (shell.variables().inFunction() && !options.has('g'));
        if (!Names.isName(name)) {
            boolean done =
                    sign < 0 || shell.expander().arithmetic().elements().assign(name, operand.substring(sign + 1));
            return done ? 0 : 1;
        }
        if (options.has('n') && sign >= 0) {
            String refusal = refusedReference(name, operand.substring(sign + 1), here);
            if (refusal != null) {
                return shell.messages().builtinError(command, refusal, 1);
            }
        }
        try {
            declare(shell, command, name, sign < 0 ? null : operand.substring(sign + 1), append, options, here);
            finish(shell, name, options, removed, here);
        } catch (ReadOnlyException error) {
            if (!shell.dialect().isBash()) {
                throw error;
            }
            return shell.messages().builtinError(command, error.name() + ": readonly variable", 1);
        }
        return 0;
    }

    private static void declare(
            Shell shell,
            String command,
            String name,
            @org.jspecify.annotations.Nullable String value,
            boolean append,
            OptionLetters options,
            boolean here)
            throws IOException {
        String kind = otherKind(shell.variables().find(name), options);
        if (kind != null) {
            throw new Failure(shell.messages().ofBuiltin(command, name + kind), 1);
        }
        if (options.has('n')) {
            Variable reference = (value == null ? Variable.unset() : Variable.of(value)).with(Attribute.REFERENCE);
            if (here) {
                shell.variables().putLocal(name, reference);
            } else {
                shell.variables().replace(name, reference);
            }
            return;
        }
        if (value != null) {
            Declaration.assign(shell, name, value, append, options, here);
            return;
        }
        Variable known = shell.variables().find(name);
        boolean fresh = here && !shell.variables().isLocal(name);
        if (fresh && known != null && known.has(Attribute.READ_ONLY) && shell.dialect() != Dialect.DASH) {
            throw new ReadOnlyException(name);
        }
        boolean keeps = shell.dialect() == Dialect.DASH || shell.options().shopt("localvar_inherit");
        boolean array = options.has('a') || options.has('A');
        boolean anew = fresh || (here && array && shell.variables().isTemporary(name));
        Variable start = anew && !keeps ? Declaration.fresh(shell, name, !array) : known;
        start = start == null ? Variable.unset() : start;
        Variable declared = Declaration.attributed(start, options);
        if (here) {
            shell.variables().putLocal(name, declared);
        } else {
            shell.variables().replace(shell.variables().target(name), declared);
        }
    }

    /** Why a name cannot stand for another one; null if it can. */
    private static @org.jspecify.annotations.Nullable String refusedReference(
            String name, String target, boolean here) {
        if (target.isEmpty()) {
            return "`': not a valid identifier";
        }
        if (!ArrayElements.isReference(target)) {
            return "`" + target + "': invalid variable name for name reference";
        }
        return target.equals(name) && !here ? name + ": nameref variable self references not allowed" : null;
    }

    /** An array stays of its kind: what is said of one that is to become one of the other; null if it is not. */
    private static @org.jspecify.annotations.Nullable String otherKind(
            @org.jspecify.annotations.Nullable Variable known, OptionLetters options) {
        if (known == null || !known.isArray() || known.isAssociative() == options.has('A')) {
            return null;
        }
        boolean indexed = known.isAssociative() && options.has('a');
        boolean keyed = !known.isAssociative() && options.has('A');
        return indexed
                ? ": cannot convert associative to indexed array"
                : keyed ? ": cannot convert indexed to associative array" : null;
    }

    private static void finish(Shell shell, String name, OptionLetters options, String removed, boolean here) {
        if (!options.has('r') && removed.isEmpty()) {
            return;
        }
        Variable variable = shell.variables().find(name);
        if (variable == null) {
            return;
        }
        Variable changed = options.has('r') ? variable.with(Attribute.READ_ONLY) : variable;
        for (Attribute attribute : Attribute.values()) {
            if (removed.indexOf(attribute.letter()) >= 0) {
                if (attribute == Attribute.READ_ONLY && variable.has(attribute)) {
                    throw readOnly(shell, name);
                }
                changed = changed.without(attribute);
            }
        }
        if (here) {
            shell.variables().putLocal(name, changed);
        } else {
            shell.variables().replace(shell.variables().target(name), changed);
        }
    }

    private static RuntimeException readOnly(Shell shell, String name) {
        return new Failure(shell.messages().ofBuiltin("declare", name + ": readonly variable"), 1);
    }
}
