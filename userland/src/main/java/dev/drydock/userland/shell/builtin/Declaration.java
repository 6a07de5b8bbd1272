package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.expand.Transformations;
import dev.drydock.userland.shell.interp.ArrayText;
import dev.drydock.userland.shell.interp.Assignments;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.ReadOnlyException;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.state.Variable.Attribute;
import dev.drydock.userland.shell.syntax.Assignment;
import dev.drydock.userland.shell.syntax.Parser;
import dev.drydock.userland.shell.syntax.WordPart;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives variables values and attributes, and shows them, for the commands that declare. */
final class Declaration {

    private Declaration() {}

    /**
     * A line of {@code declare -p}.
     *
     * @param quotation as the shell quotes
     */
    static String line(String name, Variable variable, Quotation quotation) {
        StringBuilder letters = new StringBuilder();
        if (variable.isArray()) {
            letters.append(variable.isAssociative() ? 'A' : 'a');
        }
        variable.attributes().forEach(attribute -> letters.append(attribute.letter()));
        String start = "declare -" + (letters.length() == 0 ? "-" : letters) + " " + name;
        if (!variable.isSet()) {
            return start;
        }
        if (variable.isArray()) {
            return start + "=" + Transformations.array(variable, quotation);
        }
        String value = variable.value();
        return start + "=" + quotation.doubled(value == null ? "" : value);
    }

    /** Assigns what {@code declare name=value} says; an array if the value is written as one. */
    static void assign(Shell shell, String name, String value, boolean append, OptionLetters options, boolean local)
            throws IOException {
        Variable known = shell.variables().find(name);
        if (known != null && known.has(Attribute.READ_ONLY)) {
            throw new ReadOnlyException(name);
        }
        Variable before = local && !shell.variables().isLocal(name) ? fresh(shell, name, false) : known;
        before = before == null ? Variable.unset() : before;
        before = attributed(before, options);
        if (local && shell.dialect().isBash() && before.has(Attribute.INTEGER)) {
            // An expression sees the new variable already.
            shell.variables().putLocal(name, before);
        }
        WordPart.ArrayLiteral literal = literal(shell, name, value, before);
        Variable after;
        if (literal != null) {
            after = new Assignments(shell).declared(name, before, literal, append);
        } else {
            after = before.with(shell.expander().arithmetic().elements().made(before, before.value(), value, append));
        }
        if (local) {
            shell.variables().putLocal(name, after);
        } else if (options.has('g')) {
            shell.variables().putGlobal(name, after);
        } else {
            shell.variables().put(name, after);
        }
    }

    /** The array that a value is: one that was written as such, or a text in parentheses for what is an array already. */
    private static WordPart.@Nullable ArrayLiteral literal(Shell shell, String name, String value, Variable variable) {
        boolean text = variable.isArray() && value.startsWith("(") && value.endsWith(")");
        if (!ArrayText.isArray(value) && !text) {
            return null;
        }
        Assignment array = Parser.arrayAssignment(name + "=" + ArrayText.plain(value), shell.grammar());
        return array == null ? null : array.array();
    }

    /**
     * What a new local variable begins as: in bash it is exported as what it hides is, and has its value if that is only
     * there for a command.
     *
     * @param withValue whether it is to have that
     */
    static Variable fresh(Shell shell, String name, boolean withValue) {
        Variable hidden = shell.variables().find(name);
        if (hidden == null || !shell.dialect().isBash()) {
            return Variable.unset();
        }
        String value = withValue && shell.variables().isTemporary(name) ? hidden.value() : null;
        Variable fresh = value == null ? Variable.unset() : Variable.of(value);
        return hidden.has(Attribute.EXPORTED) ? fresh.with(Attribute.EXPORTED) : fresh;
    }

    /** With the attributes that options give. */
    static Variable attributed(Variable before, OptionLetters options) {
        Variable variable = before;
        if (options.has('A') && !variable.isAssociative()) {
            variable = variable.declaredArray(true);
        } else if (options.has('a') && !variable.isArray()) {
            variable = variable.declaredArray(false);
        }
        for (Attribute attribute : Attribute.values()) {
            if (options.has(attribute.letter()) && attribute != Attribute.READ_ONLY) {
                variable = variable.with(attribute);
            }
        }
        return variable;
    }
}
