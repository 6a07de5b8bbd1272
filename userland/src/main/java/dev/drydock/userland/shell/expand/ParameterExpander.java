package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import dev.drydock.userland.shell.syntax.ParameterExpansion;
import dev.drydock.userland.shell.syntax.ParameterExpansion.Operator;
import dev.drydock.userland.shell.syntax.Word;
import dev.drydock.userland.shell.syntax.WordPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Expands {@code $name} and {@code ${name…}}. */
final class ParameterExpander {
    private final Expansions shell;
    private final Expander expander;
    private final Arithmetic arithmetic;
    private final ParameterLookup lookup;
    private final Transformations transformations;

    ParameterExpander(Expansions shell, Expander expander, Arithmetic arithmetic) {
        this.shell = shell;
        this.expander = expander;
        this.arithmetic = arithmetic;
        this.lookup = new ParameterLookup(shell, arithmetic.elements());
        this.transformations = new Transformations(shell);
    }

    void add(Fields fields, ParameterExpansion expansion, boolean quoted) throws IOException {
        switch (expansion.operator()) {
            case BAD -> throw new BadSubstitution();
            case NAMES_JOINED -> put(fields, lookup.names(expansion.name(), true), quoted);
            case NAMES_APART -> put(fields, lookup.names(expansion.name(), false), quoted);
            case KEYS -> put(fields, lookup.keys(expansion.name(), expansion.subscript()), quoted);
            default -> {
                ParameterValue value = expansion.indirect() ? lookup.indirect(expansion) : lookup.value(expansion);
                operate(fields, expansion, value, quoted);
            }
        }
    }

    private void operate(Fields fields, ParameterExpansion expansion, ParameterValue value, boolean quoted)
            throws IOException {
        boolean missing = !isSet(value) || (expansion.colon() && value.isEmpty());
        switch (expansion.operator()) {
            case DEFAULT -> {
                if (missing) {
                    operand(fields, expansion.operand(), quoted);
                } else {
                    put(fields, value, quoted);
                }
            }
            case ALTERNATIVE -> {
                if (!missing) {
                    operand(fields, expansion.operand(), quoted);
                } else if (quoted && (value.list() == null || value.joined())) {
                    fields.quoted("");
                }
            }
            case ASSIGN -> {
                put(fields, missing ? assign(fields, expansion, value, quoted) : value, quoted);
            }
            case DEMAND -> {
                if (missing) {
                    throw demanded(expansion, value, quoted);
                }
                put(fields, value, quoted);
            }
            default -> {
                if (!value.isSet() && value.list() == null && shell.options().has(SetOption.NOUNSET)) {
                    throw ExpansionErrors.unbound(
                            value.reference(), shell.options().dialect());
                }
                put(fields, changed(expansion, asChanged(expansion, value, fields, quoted)), quoted);
            }
        }
    }

    /** For dash and BusyBox {@code $@} is set, also to no parameters at all. */
    private boolean isSet(ParameterValue value) {
        return value.isSet()
                || (value.list() != null && !shell.options().dialect().isBash());
    }

    private void operand(Fields fields, @Nullable Word operand, boolean quoted) throws IOException {
        if (operand == null) {
            return;
        }
        if (quoted) {
            if (operand.parts().isEmpty()) {
                fields.quoted("");
            }
            List<WordPart> parts = quotedParts(operand);
            if (shell.options().dialect().isBash() && parts.stream().anyMatch(ParameterExpander::isList)) {
                fields.present();
            }
            expander.addWithin(fields, parts);
        } else {
            expander.addOperand(fields, operand);
        }
    }

    private static boolean isList(WordPart part) {
        if (!(part instanceof WordPart.Parameter parameter)) {
            return false;
        }
        ParameterExpansion.Subscript subscript = parameter.expansion().subscript();
        return parameter.expansion().name().equals("@")
                || (subscript != null && subscript.kind() == ParameterExpansion.Subscript.Kind.ALL_APART);
    }

    private String text(@Nullable Word operand) throws IOException {
        return operand == null ? "" : expander.text(operand);
    }

    private String text(@Nullable Word operand, boolean quoted) throws IOException {
        return quoted && operand != null ? expander.document(new Word(quotedParts(operand))) : text(operand);
    }

    private List<WordPart> quotedParts(Word operand) {
        return shell.options().dialect().isBash() ? JoinedNames.withoutQuotes(operand.parts()) : operand.parts();
    }

    private ParameterValue assign(Fields fields, ParameterExpansion expansion, ParameterValue value, boolean quoted)
            throws IOException {
        String name = expansion.indirect() ? value.reference() : expansion.name();
        if (!Names.isName(name) || value.list() != null) {
            throw shell.options().dialect().isBash() ? ExpansionErrors.cannotAssign(name) : new BadSubstitution();
        }
        Word operand = expansion.operand();
        String text = quoted || operand == null ? text(operand, quoted) : expander.assigned(operand, fields);
        Word subscript =
                expansion.subscript() == null ? null : expansion.subscript().word();
        arithmetic.elements().assign(name, expansion.indirect() ? null : subscript, text, false);
        return ParameterValue.of(name, text);
    }

    private ExpansionError demanded(ParameterExpansion expansion, ParameterValue value, boolean quoted)
            throws IOException {
        if (shell.options().dialect().isBash()) {
            // The words see already that it has failed.
            shell.status(1);
        }
        Word operand = expansion.operand();
        String words = operand == null || operand.parts().isEmpty()
                ? ExpansionErrors.notSet(expansion.colon(), shell.options().dialect())
                : shell.options().dialect().isBash() ? expander.words(operand) : text(operand, quoted);
        String name = value.reference().startsWith("$") ? value.reference().substring(1) : value.reference();
        return ExpansionErrors.demanded(name, words);
    }

    // Operators on each value

    private ParameterValue changed(ParameterExpansion expansion, ParameterValue value) throws IOException {
        List<String> list = value.list();
        switch (expansion.operator()) {
            case NONE -> {
                return value;
            }
            case LENGTH -> {
                String scalar = value.scalar();
                boolean whole = list != null && shell.options().dialect().isBash();
                String text = list == null ? scalar : String.join(" ", list);
                int length = list != null && whole
                        ? list.size()
                        : text == null ? 0 : shell.counted().length(text);
                return ParameterValue.of(value.reference(), Integer.toString(length));
            }
            case SUBSTRING -> {
                return substring(expansion, value);
            }
            case TRANSFORM -> {
                return transformations.of(expansion, value);
            }
            default -> {
                String scalar = value.scalar() == null ? "" : value.scalar();
                if (list == null && isLeftAlone(value)) {
                    return ParameterValue.of(value.reference(), "");
                }
                if (list != null && !shell.options().dialect().isBash()) {
                    return trimmed(expansion, value, list);
                }
                if (list != null && list.isEmpty()) {
                    return value;
                }
                Change change = change(expansion);
                return list == null
                        ? ParameterValue.of(value.reference(), change.of(scalar))
                        : ParameterValue.list(value.reference(), each(list, change), value.joined());
            }
        }
    }

    /** Where there is nothing to change, the pattern is not even expanded. */
    private boolean isLeftAlone(ParameterValue value) {
        return !value.isSet() || (value.isEmpty() && shell.options().dialect().isBash());
    }

    /** What an operator works on: dash and BusyBox put a list together first if it becomes one text anyway. */
    private ParameterValue asChanged(
            ParameterExpansion expansion, ParameterValue value, Fields fields, boolean quoted) {
        List<String> list = value.list();
        boolean one = !fields.splits() || (quoted && value.joined());
        boolean trimmed = expansion.operator() != Operator.NONE && expansion.operator() != Operator.LENGTH;
        return list == null || !one || !trimmed || shell.options().dialect().isBash()
                ? value
                : ParameterValue.of(value.reference(), String.join(fields.joiner(), list));
    }

    private static List<String> each(List<String> list, Change change) throws IOException {
        List<String> all = new ArrayList<>();
        for (String each : list) {
            all.add(change.of(each));
        }
        return all;
    }

    /** Dash and BusyBox, which have no other operators, take something off a list as a whole. */
    private ParameterValue trimmed(ParameterExpansion expansion, ParameterValue value, List<String> list)
            throws IOException {
        Word operand = expansion.operand();
        String pattern = operand == null ? "" : expander.pattern(operand);
        if (list.isEmpty()) {
            return value;
        }
        ListTrimming trimming = new ListTrimming(operations(), expansion.operator(), pattern);
        return ParameterValue.list(value.reference(), trimming.of(list), value.joined());
    }

    private TextOperations operations() {
        return new TextOperations(
                shell.characters(),
                shell.options().shopt("extglob"),
                shell.options().shopt("nocasematch"));
    }

    private interface Change {
        String of(String value) throws IOException;
    }

    private Change change(ParameterExpansion expansion) throws IOException {
        TextOperations operations = operations();
        Operator operator = expansion.operator();
        Word operand = expansion.operand();
        String pattern = operand == null ? "" : expander.pattern(operand);
        return switch (operator) {
            case SHORTEST_PREFIX, LONGEST_PREFIX, SHORTEST_SUFFIX, LONGEST_SUFFIX ->
                value -> operations.remove(value, operator, pattern);
            case REPLACE_FIRST, REPLACE_ALL, REPLACE_PREFIX, REPLACE_SUFFIX -> {
                Word second = expansion.second();
                TextOperations.Replacement replacement = new TextOperations.Replacement(
                        expander.single(second == null ? Word.of("") : second, false),
                        shell.options().shopt("patsub_replacement"));
                yield value -> operations.replace(value, operator, pattern, replacement);
            }
            default -> value -> operations.changeCase(value, operator, pattern);
        };
    }

    /** Bash looks at the length only if there is something at the offset. */
    private ParameterValue substring(ParameterExpansion expansion, ParameterValue value) throws IOException {
        List<String> list = value.list();
        boolean single = list != null && !list.isEmpty() && lookup.isScalar(expansion);
        if (list != null && !single) {
            return slice(expansion, value, list);
        }
        String scalar = list == null ? value.scalar() : list.get(0);
        if (scalar == null) {
            return ParameterValue.of(value.reference(), "");
        }
        int size = shell.characters().length(scalar);
        long offset = number(expansion, value, expansion.operand());
        long start = offset < 0 ? offset + size : offset;
        if (start < 0 || start > size) {
            return ParameterValue.of(value.reference(), "");
        }
        Word second = expansion.second();
        TextOperations operations = new TextOperations(shell.characters(), false, false);
        String part = operations.substring(
                scalar, offset, second == null ? 0 : number(expansion, value, second), second != null);
        if (part == null && shell.options().dialect() == Dialect.ASH) {
            // BusyBox takes a length below 0 for a great one.
            part = operations.substring(scalar, offset, 0, false);
        }
        if (part == null) {
            throw ExpansionErrors.negativeLength(second == null ? "" : expander.arithmeticText(second));
        }
        return ParameterValue.of(value.reference(), part);
    }

    private ParameterValue slice(ParameterExpansion expansion, ParameterValue value, List<String> list)
            throws IOException {
        NavigableMap<Long, String> elements = lookup.numbered(expansion, list);
        if (elements.isEmpty()) {
            return value;
        }
        long offset = number(expansion, value, expansion.operand());
        long size = elements.lastKey() + 1;
        long start = offset < 0 ? offset + size : offset;
        if (start < 0 || start > size) {
            return ParameterValue.list(value.reference(), List.of(), value.joined());
        }
        List<String> rest = List.copyOf(elements.tailMap(start, true).values());
        Word second = expansion.second();
        if (second == null) {
            return ParameterValue.list(value.reference(), rest, value.joined());
        }
        long length = number(expansion, value, second);
        if (length < 0) {
            throw ExpansionErrors.negativeLength(expander.arithmeticText(second));
        }
        int end = (int) Math.min(rest.size(), length);
        return ParameterValue.list(value.reference(), rest.subList(0, end), value.joined());
    }

    /** Bash names the parameter whose part is asked for, too. */
    private long number(ParameterExpansion expansion, ParameterValue value, @Nullable Word expression)
            throws IOException {
        if (expression == null) {
            return 0;
        }
        String text = expander.arithmeticText(expression);
        try {
            return arithmetic.evaluate(text);
        } catch (ExpansionError error) {
            throw shell.options().dialect().isBash() ? error.of(named(expansion, value)) : error;
        }
    }

    private static String named(ParameterExpansion expansion, ParameterValue value) {
        String reference = value.reference();
        ParameterExpansion.Subscript subscript = expansion.subscript();
        boolean named = subscript != null && subscript.isAll() && !reference.endsWith("]");
        String all = value.joined() ? "[*]" : "[@]";
        return (reference.startsWith("$") ? reference.substring(1) : reference) + (named ? all : "");
    }

    // The result

    private static void put(Fields fields, ParameterValue value, boolean quoted) {
        List<String> list = value.list();
        if (list == null) {
            String scalar = value.scalar();
            if (quoted) {
                fields.quoted(scalar == null ? "" : scalar);
            } else if (scalar != null) {
                fields.expanded(scalar);
            }
            return;
        }
        if (value.joined() && (quoted || !fields.splits())) {
            boolean parameters = value.reference().equals("*");
            String text = String.join(parameters ? fields.parameterJoiner() : fields.joiner(), list);
            if (quoted) {
                fields.quoted(text);
            } else {
                fields.expanded(text);
            }
            return;
        }
        if (quoted) {
            fields.parameters(list);
        } else {
            fields.expanded(list);
        }
    }
}
