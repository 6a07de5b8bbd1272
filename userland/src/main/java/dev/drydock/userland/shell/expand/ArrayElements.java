package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.expand.ExpansionError.Gravity;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.state.Variable.Attribute;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.syntax.Parser;
import dev.drydock.userland.shell.syntax.Word;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Variables and elements of arrays, by {@code name} or {@code name[subscript]}. */
public final class ArrayElements {
    private final Expansions shell;
    private final Expander expander;
    private final Arithmetic arithmetic;

    ArrayElements(Expansions shell, Expander expander, Arithmetic arithmetic) {
        this.shell = shell;
        this.expander = expander;
        this.arithmetic = arithmetic;
    }

    /** The value of what a reference names; null if it has none. */
    public @Nullable String value(String reference) throws IOException {
        int bracket = reference.indexOf('[');
        if (bracket < 0 || !reference.endsWith("]")) {
            return shell.variables().value(reference);
        }
        String name = reference.substring(0, bracket);
        Variable found = shell.variables().find(name);
        Variable variable = found == null ? Variable.unset() : found;
        Word subscript = subscript(reference, bracket);
        String key = variable.isAssociative() ? possibleKey(variable, subscript) : keyToRead(name, variable, subscript);
        return key == null ? null : variable.element(key);
    }

    /**
     * Assigns to a variable or an element, as its attributes demand.
     *
     * @return false after a complaint that there cannot be such an element
     */
    public boolean assign(String reference, String value) throws IOException {
        int bracket = reference.indexOf('[');
        if (bracket < 0 || !reference.endsWith("]")) {
            assign(reference, null, value, false);
            return true;
        }
        String name = reference.substring(0, bracket);
        Word subscript = subscript(reference, bracket);
        Variable found = shell.variables().find(name);
        Variable variable = found == null ? Variable.unset() : found;
        String key = keyToAssign(variable, subscript);
        if (key == null) {
            shell.complain(reference + ": bad array subscript");
            return false;
        }
        shell.variables().put(name, withElement(variable, key, value, false));
        return true;
    }

    private @Nullable String keyToAssign(Variable variable, Word subscript) throws IOException {
        if (variable.isAssociative()) {
            String key = expander.text(subscript);
            return key.isEmpty() ? null : key;
        }
        long index = number(expander.arithmeticText(subscript), Gravity.TEXT);
        long from = index < 0 ? variable.nextIndex() : 0;
        return index + from < 0 ? null : Long.toString(index + from);
    }

    /** Whether a text names a variable or an element. */
    public static boolean isReference(String text) {
        int bracket = text.indexOf('[');
        boolean element = bracket > 0 && text.endsWith("]") && bracket < text.length() - 2;
        return Names.isName(element ? text.substring(0, bracket) : text);
    }

    private Word subscript(String reference, int bracket) {
        return Parser.wholeWord(reference.substring(bracket + 1, reference.length() - 1), shell.grammar());
    }

    /**
     * Assigns to a variable or an element of it.
     *
     * @param subscript null for the variable itself, or element 0 of an array
     * @param append whether the value is added at the end, or as a number
     */
    public void assign(String name, @Nullable Word subscript, String value, boolean append) throws IOException {
        Variable before = shell.variables().find(name);
        Variable variable = before == null ? Variable.unset() : before;
        if (subscript == null) {
            shell.variables().put(name, variable.with(made(variable, variable.value(), value, append)));
            return;
        }
        String key = key(name, variable, subscript);
        shell.variables().put(name, withElement(variable, key, value, append));
    }

    /** An array with one element changed. */
    public Variable withElement(Variable variable, String key, String value, boolean append) throws IOException {
        String made = made(variable, append ? variable.element(key) : null, value, append);
        return variable.withElement(key, made);
    }

    /** The value that is kept: lower case, a number, added to what was there. */
    public String made(Variable variable, @Nullable String before, String value, boolean append) throws IOException {
        if (variable.has(Attribute.INTEGER)) {
            long number = number(value, Gravity.VALUE);
            return Long.toString(append && before != null ? number(before, Gravity.VALUE) + number : number);
        }
        String whole = append && before != null ? before + value : value;
        if (variable.has(Attribute.LOWER)) {
            return shell.characters().encode(shell.characters().decode(whole).toLowerCase(Locale.ROOT));
        }
        return variable.has(Attribute.UPPER)
                ? shell.characters().encode(shell.characters().decode(whole).toUpperCase(Locale.ROOT))
                : whole;
    }

    /** What a subscript comes to: a key, or an index of 0 or more. */
    public String key(String name, Variable variable, Word subscript) throws IOException {
        if (subscript.parts().isEmpty()) {
            throw ExpansionErrors.badSubscript(name + "[]");
        }
        if (variable.isAssociative()) {
            String key = expander.text(subscript);
            if (key.isEmpty()) {
                throw ExpansionErrors.badSubscript(name + "[" + subscript + "]");
            }
            return key;
        }
        String expression = expander.arithmeticText(subscript);
        long index = number(expression, Gravity.TEXT);
        if (index < 0) {
            long size = variable.nextIndex();
            if (index + size < 0) {
                throw ExpansionErrors.badSubscript(name + "[" + expression + "]");
            }
            index += size;
        }
        return Long.toString(index);
    }

    /** As {@link #key}; one that there cannot be is only told of, and null. */
    @Nullable
    String keyToRead(String name, Variable variable, Word subscript) throws IOException {
        String key = possibleKey(variable, subscript);
        if (key == null) {
            shell.complain(name + ": bad array subscript");
        }
        return key;
    }

    /** As {@link #key}; null if there cannot be one. */
    public @Nullable String possibleKey(Variable variable, Word subscript) throws IOException {
        if (variable.isAssociative()) {
            String key = expander.text(subscript);
            return key.isEmpty() ? null : key;
        }
        long size = variable.nextIndex();
        long index = number(expander.arithmeticText(subscript), Gravity.TEXT);
        if (index < 0 && (index + size < 0 || !variable.isArray())) {
            return null;
        }
        return Long.toString(index < 0 ? index + size : index);
    }

    private long number(String expression, Gravity gravity) throws IOException {
        try {
            return arithmetic.evaluate(expression);
        } catch (ExpansionError error) {
            throw error.graver(gravity);
        }
    }

    /** Whether an unset parameter is an error. */
    boolean demandsValues() {
        return shell.options().has(SetOption.NOUNSET);
    }
}
