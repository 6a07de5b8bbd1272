package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.expand.ArrayElements;
import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Assignment;
import dev.drydock.userland.shell.syntax.Word;
import dev.drydock.userland.shell.syntax.WordPart;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries assignments out. */
public final class Assignments {
    private final Shell shell;

    public Assignments(Shell shell) {
        this.shell = shell;
    }

    /**
     * Assigns in the shell itself.
     *
     * @param traced whether {@code set -x} shows it at once
     * @return how it is shown, if {@code set -x} is in effect
     */
    String assign(Assignment assignment, boolean traced) throws IOException {
        WordPart.ArrayLiteral array = assignment.array();
        if (array != null) {
            Variable before = shell.variables().find(assignment.name());
            Variable changed =
                    array(assignment.name(), before == null ? Variable.unset() : before, array, assignment.append());
            shell.variables().put(assignment.name(), changed);
            return traced(assignment, assignment.value().toString(), traced);
        }
        String value = shell.expander().value(assignment.value());
        String shown = traced(assignment, value, traced);
        elements().assign(assignment.name(), assignment.subscript(), value, assignment.append());
        return shown;
    }

    private ArrayElements elements() {
        return shell.expander().arithmetic().elements();
    }

    /** The value that an assignment before a command gives a variable. */
    String value(Assignment assignment) throws IOException {
        String value = shell.expander().value(assignment.value());
        Variable before = shell.variables().find(assignment.name());
        Variable variable = before == null ? Variable.unset() : before;
        return elements().made(variable, variable.value(), value, assignment.append());
    }

    private String traced(Assignment assignment, String value, boolean now) throws IOException {
        if (!shell.options().has(SetOption.XTRACE)) {
            return "";
        }
        String text = left(assignment, assignment.subscript()) + shown(value);
        if (now) {
            shell.messages().trace(text);
        }
        return text;
    }

    private static String left(Assignment assignment, @Nullable Word subscript) {
        return assignment.name()
                + (subscript == null ? "" : "[" + subscript + "]")
                + (assignment.append() ? "+=" : "=");
    }

    private String shown(String value) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (shell.dialect()) {
            case BASH -> value.startsWith("(") ? value : new Quotation(shell.characters()).traced(value);
            case DASH -> value;
            case ASH -> Quotation.ash(value);
        };
    }

    /** As {@link #array}, for a command that declares: what is wrong in it is not the command's. */
    public Variable declared(String name, Variable before, WordPart.ArrayLiteral literal, boolean append)
            throws IOException {
        try {
            return array(name, before, literal, append);
        } catch (ExpansionError error) {
            throw new ErrorPolicy(shell).expansion(error);
        }
    }

    /**
     * An array with what a literal says, after what is there already or in its place.
     *
     * @param name how messages call it
     */
    private Variable array(String name, Variable before, WordPart.ArrayLiteral literal, boolean append)
            throws IOException {
        Variable array = append ? before : emptied(before);
        if (!array.isArray()) {
            array = array.withElements(array.indices());
        }
        List<WordPart.Element> elements = literal.elements();
        if (array.isAssociative()) {
            return isPairs(elements) ? pairs(array, elements) : keyed(name, array, before, elements);
        }
        long next = array.nextIndex();
        for (WordPart.Element element : elements) {
            Word key = element.key();
            if (key == null) {
                for (String value : shell.expander().fields(List.of(element.value()))) {
                    array = elements().withElement(array, Long.toString(next++), value, false);
                }
            } else if (shell.expander().text(key).isEmpty()) {
                badSubscript("[]" + sign(element) + value(array, element.value()));
            } else {
                String at = elements().key("", array, key);
                array = elements().withElement(array, at, value(array, element.value()), element.append());
                next = Long.parseLong(at) + 1;
            }
        }
        return array;
    }

    /** Whether an associative array is told as keys and values in turn: where the first word is no subscript. */
    static boolean isPairs(List<WordPart.Element> elements) {
        return !elements.isEmpty()
                && elements.get(0).key() == null
                && !elements.get(0).value().toString().startsWith("[");
    }

    /** Elements with subscripts; what is added to, is what the variable had before. */
    private Variable keyed(String name, Variable emptied, Variable before, List<WordPart.Element> elements)
            throws IOException {
        Variable array = emptied;
        for (WordPart.Element element : elements) {
            Word key = element.key();
            if (key == null) {
                shell.messages()
                        .error(name + ": " + element.value() + ": must use subscript when assigning associative array");
                continue;
            }
            String at = shell.expander().text(key.withoutTilde());
            if (at.isEmpty()) {
                badSubscript("[" + key + "]" + sign(element) + element.value());
                continue;
            }
            String value = value(array, element.value());
            String held = element.append() && before.isAssociative() ? before.element(at) : null;
            array = array.withElement(at, elements().made(array, held, value, element.append()));
        }
        return array;
    }

    private static String sign(WordPart.Element element) {
        return element.append() ? "+=" : "=";
    }

    private void badSubscript(String element) throws IOException {
        shell.messages().error(element + ": bad array subscript");
    }

    /** Keys and values in turn, each one word; what looks like an element with a subscript is one, too. */
    private Variable pairs(Variable before, List<WordPart.Element> elements) throws IOException {
        Variable array = before;
        for (int i = 0; i < elements.size(); i += 2) {
            String key = whole(elements.get(i));
            if (key.isEmpty()) {
                badSubscript(elements.get(i).value().toString());
                continue;
            }
            array = array.withElement(key, i + 1 < elements.size() ? whole(elements.get(i + 1)) : "");
        }
        return array;
    }

    private String whole(WordPart.Element element) throws IOException {
        Word key = element.key();
        String text = shell.expander().text(element.value().withoutTilde());
        return key == null ? text : "[" + shell.expander().text(key) + "]" + sign(element) + text;
    }

    /** Of an associative array, bash expands no tildes. */
    private String value(Variable array, Word value) throws IOException {
        return array.isAssociative()
                ? shell.expander().text(value.withoutTilde())
                : shell.expander().value(value);
    }

    private static Variable emptied(Variable before) {
        return before.isAssociative() ? before.withKeyed(Map.of()) : before.withElements(Map.of());
    }
}
