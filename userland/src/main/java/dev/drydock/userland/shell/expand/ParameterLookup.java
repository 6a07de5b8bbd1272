package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.syntax.ParameterExpansion;
import dev.drydock.userland.shell.syntax.ParameterExpansion.Subscript;
import dev.drydock.userland.shell.syntax.Parser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds what a parameter stands for. */
final class ParameterLookup {
    private final Expansions shell;
    private final ArrayElements elements;

    ParameterLookup(Expansions shell, ArrayElements elements) {
        this.shell = shell;
        this.elements = elements;
    }

    ParameterValue value(ParameterExpansion expansion) throws IOException {
        Subscript subscript = expansion.subscript();
        if (subscript != null && subscript.word().parts().isEmpty()) {
            throw new BadSubstitution();
        }
        boolean measured = expansion.operator() == ParameterExpansion.Operator.LENGTH;
        return measured && subscript != null && !subscript.isAll()
                ? measured(expansion.name(), subscript)
                : value(expansion.name(), subscript);
    }

    /** Bash measures no element that there cannot be; where it is not asked for a length, it only tells of it. */
    private ParameterValue measured(String name, Subscript subscript) throws IOException {
        Variable variable = shell.variables().find(name);
        if (variable == null || !variable.isSet()) {
            return ParameterValue.of(name, null);
        }
        String key = elements.possibleKey(variable, subscript.word());
        if (key == null) {
            throw ExpansionErrors.badSubscript(subscript.word() + "]");
        }
        return ParameterValue.of(name + "[" + subscript.word() + "]", variable.element(key));
    }

    private ParameterValue value(String name, @Nullable Subscript subscript) throws IOException {
        char first = name.charAt(0);
        if (Names.isStart(first)) {
            return subscript == null ? variable(name) : element(name, subscript);
        }
        if (Names.isDigit(first)) {
            return ParameterValue.of(shell.options().dialect().isBash() ? "$" + name : name, positional(name));
        }
        return switch (first) {
            case '@', '*' -> ParameterValue.list(name, shell.parameters().values(), first == '*');
            case '#' ->
                ParameterValue.of(
                        name, Integer.toString(shell.parameters().values().size()));
            default -> ParameterValue.of(name, shell.special(first));
        };
    }

    private ParameterValue variable(String name) throws IOException {
        String target = shell.variables().target(name);
        if (target.endsWith("]")) {
            return ParameterValue.of(target, elements.value(target));
        }
        return ParameterValue.of(name, shell.variables().value(target));
    }

    private @Nullable String positional(String digits) {
        int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (number == 0) {
            return shell.parameters().name();
        }
        List<String> values = shell.parameters().values();
        return number <= values.size() ? values.get(number - 1) : null;
    }

    private ParameterValue element(String name, Subscript subscript) throws IOException {
        Variable variable = shell.variables().find(name);
        if (subscript.isAll()) {
            List<String> values = variable == null ? List.of() : List.copyOf(variable.values());
            return ParameterValue.list(name, values, subscript.kind() == Subscript.Kind.ALL_JOINED);
        }
        Variable known = variable == null ? Variable.unset() : variable;
        String key = elements.keyToRead(name, known, subscript.word());
        if (key == null) {
            return ParameterValue.of(name + "[" + subscript.word() + "]", null);
        }
        return ParameterValue.of(name + "[" + subscript.word() + "]", known.element(key));
    }

    /** What {@code ${!name}} means: the parameter that the value names. */
    ParameterValue indirect(ParameterExpansion expansion) throws IOException {
        Variable itself = shell.variables().findItself(expansion.name());
        if (itself != null && itself.has(Variable.Attribute.REFERENCE)) {
            return ParameterValue.of(expansion.name(), itself.value());
        }
        ParameterValue first = value(expansion);
        String name = first.scalar();
        if (first.list() != null) {
            name = String.join(" ", first.list());
        }
        if (name == null && itself != null && expansion.subscript() == null) {
            return ParameterValue.of(expansion.name(), null);
        }
        if (name == null) {
            throw ExpansionErrors.invalidIndirection(expansion.name());
        }
        int bracket = name.indexOf('[');
        String base = bracket > 0 && name.endsWith("]") ? name.substring(0, bracket) : name;
        boolean special = name.length() == 1 && "@*#?-$!".indexOf(name) >= 0;
        if (!Names.isName(base) && !Names.isNumber(name) && !special) {
            throw ExpansionErrors.invalidName(name);
        }
        if (base.equals(name)) {
            return value(name, null);
        }
        String inside = name.substring(bracket + 1, name.length() - 1);
        Subscript.Kind kind = inside.equals("@")
                ? Subscript.Kind.ALL_APART
                : inside.equals("*") ? Subscript.Kind.ALL_JOINED : Subscript.Kind.ONE;
        return value(base, new Subscript(kind, Parser.wholeWord(inside, shell.grammar())));
    }

    /**
     * The values of a list by the numbers that an offset counts: {@code $0} is one of the parameters, and in an array with
     * keys of text the first element has, as among parameters, the number 1.
     */
    NavigableMap<Long, String> numbered(ParameterExpansion expansion, List<String> list) {
        Variable variable = sliced(expansion);
        if (variable != null && !variable.isAssociative()) {
            return variable.indices();
        }
        NavigableMap<Long, String> numbered = new TreeMap<>();
        boolean parameters = expansion.subscript() == null && !expansion.indirect();
        if (parameters) {
            numbered.put(0L, shell.parameters().name());
        }
        long first = parameters || variable != null ? 1 : 0;
        for (int i = 0; i < list.size(); i++) {
            numbered.put(first + i, list.get(i));
        }
        return numbered;
    }

    /** Whether all elements are asked for of a variable that is no array: it is cut as a text. */
    boolean isScalar(ParameterExpansion expansion) {
        Variable variable = sliced(expansion);
        return variable != null && !variable.isArray();
    }

    private @Nullable Variable sliced(ParameterExpansion expansion) {
        return expansion.indirect() || expansion.subscript() == null
                ? null
                : shell.variables().find(expansion.name());
    }

    /** {@code ${!prefix*}}. */
    ParameterValue names(String prefix, boolean joined) {
        List<String> names = new ArrayList<>();
        for (String name : shell.variables().visible().keySet()) {
            if (name.startsWith(prefix)) {
                names.add(name);
            }
        }
        return ParameterValue.list(prefix, names, joined);
    }

    /** {@code ${!name[@]}}. */
    ParameterValue keys(String name, @Nullable Subscript subscript) {
        Variable variable = shell.variables().find(name);
        List<String> keys = variable == null ? List.of() : List.copyOf(variable.keys());
        return ParameterValue.list(name, keys, subscript != null && subscript.kind() == Subscript.Kind.ALL_JOINED);
    }
}
