package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.syntax.ParameterExpansion;
import dev.drydock.userland.shell.text.CharacterSet;
import dev.drydock.userland.shell.text.Escapes;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code ${name@Q}} and its like make of a value, and of the variable that has it. */
public final class Transformations {
    private static final String LETTERS = "UuLQEPAKak";

    private final Expansions shell;

    Transformations(Expansions shell) {
        this.shell = shell;
    }

    /** An array's values as they are written to be read again. */
    public static String array(Variable variable, Quotation quotation) {
        StringBuilder text = new StringBuilder("(");
        Iterator<String> values = variable.values().iterator();
        String separator = "";
        for (String key : variable.keys()) {
            text.append(separator)
                    .append('[')
                    .append(key(variable, key, quotation))
                    .append("]=");
            text.append(quotation.doubled(values.next()));
            separator = " ";
        }
        if (variable.isAssociative() && text.length() > 1) {
            text.append(' ');
        }
        return text.append(')').toString();
    }

    private static String key(Variable variable, String key, Quotation quotation) {
        boolean plain = quotation.isPlain(key) && !key.equals("@");
        return variable.isAssociative() && !plain ? quotation.doubled(key) : key;
    }

    /** Of a variable that is not set, bash does not even look at the letter. */
    ParameterValue of(ParameterExpansion expansion, ParameterValue value) throws IOException {
        String letters = String.valueOf(expansion.operand());
        Variable variable = shell.variables().find(name(expansion, value));
        if (!value.isSet() && value.list() == null && variable == null) {
            return ParameterValue.of(value.reference(), "");
        }
        if (letters.length() != 1 || LETTERS.indexOf(letters.charAt(0)) < 0) {
            throw new ExpansionError(expansion.source() + ": bad substitution", ExpansionError.Gravity.SHELL);
        }
        char letter = letters.charAt(0);
        List<String> list = value.list();
        if (list != null) {
            return ParameterValue.list(value.reference(), list(letter, expansion, value, variable), value.joined());
        }
        String scalar = value.scalar();
        if (scalar == null) {
            return ParameterValue.of(value.reference(), declared(letter, expansion, value, variable));
        }
        return ParameterValue.of(value.reference(), one(letter, expansion, value, scalar));
    }

    private String name(ParameterExpansion expansion, ParameterValue value) {
        String name = expansion.indirect() ? value.reference() : expansion.name();
        int bracket = name.indexOf('[');
        return shell.variables().target(bracket > 0 ? name.substring(0, bracket) : name);
    }

    private List<String> list(
            char letter, ParameterExpansion expansion, ParameterValue value, @Nullable Variable variable)
            throws IOException {
        List<String> values = value.list() == null ? List.of() : value.list();
        boolean parameters = !Names.isName(name(expansion, value));
        if (parameters && letter == 'A') {
            return values.isEmpty() ? List.of() : parameters(values);
        }
        if (variable != null && variable.isArray()) {
            switch (letter) {
                case 'A' -> {
                    String text = variable.isSet() ? "=" + array(variable, quotation()) : "";
                    return List.of("declare", "-" + letters(variable), name(expansion, value) + text);
                }
                case 'K' -> {
                    return values.isEmpty() ? List.of() : List.of(pairs(variable));
                }
                case 'k' -> {
                    return keysAndValues(variable);
                }
                default -> {
                    // The others look at each value.
                }
            }
        }
        List<String> all = new ArrayList<>();
        for (String each : values) {
            all.add(one(letter, expansion, value, each));
        }
        boolean none = letter == 'a' && all.stream().allMatch(String::isEmpty) && !parameters;
        return none ? List.of() : all;
    }

    private List<String> parameters(List<String> values) {
        List<String> all = new ArrayList<>(List.of("set", "--"));
        values.forEach(each -> all.add(quotation().always(each)));
        return all;
    }

    private String pairs(Variable variable) {
        StringBuilder text = new StringBuilder();
        Iterator<String> values = variable.values().iterator();
        for (String key : variable.keys()) {
            text.append(text.length() == 0 || variable.isAssociative() ? "" : " ");
            text.append(key(variable, key, quotation()))
                    .append(' ')
                    .append(quotation().doubled(values.next()));
            text.append(variable.isAssociative() ? " " : "");
        }
        return text.toString();
    }

    private static List<String> keysAndValues(Variable variable) {
        List<String> all = new ArrayList<>();
        Iterator<String> values = variable.values().iterator();
        for (String key : variable.keys()) {
            all.add(key);
            all.add(values.next());
        }
        return all;
    }

    private String one(char letter, ParameterExpansion expansion, ParameterValue value, String text)
            throws IOException {
        CharacterSet characters = shell.characters();
        return switch (letter) {
            case 'U' -> characters.encode(characters.decode(text).toUpperCase(Locale.ROOT));
            case 'u' -> {
                int first = text.isEmpty() ? 0 : characters.advance(text, 0);
                String upper = characters.decode(text.substring(0, first)).toUpperCase(Locale.ROOT);
                yield characters.encode(upper) + text.substring(first);
            }
            case 'L' -> characters.encode(characters.decode(text).toLowerCase(Locale.ROOT));
            case 'Q', 'K', 'k' -> quotation().always(text);
            case 'E' -> Escapes.ansi(text, shell.numbered(), true);
            case 'P' -> shell.prompt(text);
            case 'a' -> letters(shell.variables().find(name(expansion, value)));
            default -> declaration(expansion, value, text);
        };
    }

    private Quotation quotation() {
        return new Quotation(shell.characters());
    }

    private static String letters(@Nullable Variable variable) {
        StringBuilder letters = new StringBuilder();
        if (variable != null) {
            if (variable.isArray()) {
                letters.append(variable.isAssociative() ? 'A' : 'a');
            }
            variable.attributes().forEach(attribute -> letters.append(attribute.letter()));
        }
        return letters.toString();
    }

    private String declaration(ParameterExpansion expansion, ParameterValue value, String text) {
        String name = name(expansion, value);
        if (!Names.isName(name)) {
            return "";
        }
        String letters = letters(shell.variables().find(name));
        String assignment = name + "=" + quotation().always(text);
        return letters.isEmpty() ? assignment : "declare -" + letters + " " + assignment;
    }

    /** Of a variable without a value, there are its attributes. */
    private String declared(
            char letter, ParameterExpansion expansion, ParameterValue value, @Nullable Variable variable) {
        String letters = letters(variable);
        if (letter == 'a') {
            return letters;
        }
        return letter == 'A' && !letters.isEmpty() ? "declare -" + letters + " " + name(expansion, value) : "";
    }
}
