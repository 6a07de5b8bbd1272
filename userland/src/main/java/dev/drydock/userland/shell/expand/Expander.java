package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.pattern.ShellPattern;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.ParameterExpansion;
import dev.drydock.userland.shell.syntax.Word;
import dev.drydock.userland.shell.syntax.WordPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Expands words. The order is POSIX's: braces (bash) first, then tildes, parameters, commands and arithmetic from left to
 * right, then fields, file names and the removal of quotes.
 */
public final class Expander {
    private static final String DEFAULT_SEPARATORS = " \t\n";
    private static final Set<ParameterExpansion.Operator> WITH_WORDS = Set.of(
            ParameterExpansion.Operator.DEFAULT,
            ParameterExpansion.Operator.ALTERNATIVE,
            ParameterExpansion.Operator.LENGTH);

    /** Parameters that are nothing but numbers. */
    private static final Set<String> NUMBERS = Set.of("#", "?", "$", "!");

    private final Expansions shell;
    private final ParameterExpander parameters;
    private final Tildes tildes;
    private final Arithmetic arithmetic;

    public Expander(Expansions shell) {
        this.shell = shell;
        this.arithmetic = new Arithmetic(shell, this);
        this.parameters = new ParameterExpander(shell, this, arithmetic);
        this.tildes = new Tildes(shell);
    }

    public Arithmetic arithmetic() {
        return arithmetic;
    }

    /** The arguments that words stand for. */
    public List<String> fields(List<Word> words) throws IOException {
        List<String> all = new ArrayList<>();
        for (Word word : words) {
            fields(word, all);
        }
        return all;
    }

    private void fields(Word word, List<String> all) throws IOException {
        String plain = word.plain();
        if (plain != null) {
            all.add(plain);
            return;
        }
        if (word.hasBraces() && shell.options().has(SetOption.BRACEEXPAND)) {
            Braces braces = new Braces(shell::hold);
            for (Word each : braces.expand(word)) {
                names(each, all);
            }
            braces.release();
        } else {
            names(word, all);
        }
    }

    private void names(Word word, List<String> all) throws IOException {
        Fields fields = emptyFields(true);
        add(fields, word, false);
        for (Fields.Field field : fields.finish()) {
            boolean extended = shell.options().shopt("extglob");
            if (shell.options().has(SetOption.NOGLOB) || !FileNames.isPattern(field, extended)) {
                all.add(field.text());
                continue;
            }
            List<String> found = new FileNames(shell.files(), shell.options(), shell.characters()).matching(field);
            if (!found.isEmpty()) {
                all.addAll(found);
            } else if (shell.options().shopt("failglob")) {
                throw ExpansionErrors.noMatch(field.text());
            } else if (!shell.options().shopt("nullglob")) {
                all.add(field.text());
            }
        }
    }

    /** A word that stays one text: a here-document, what {@code case} looks at, a redirection's target. */
    public String text(Word word) throws IOException {
        String plain = word.plain();
        return plain != null ? plain : single(word, false).text();
    }

    /** The words that a word is split into, with blanks between them: what bash refuses a parameter with. */
    String words(Word word) throws IOException {
        Fields fields = emptyFields(true);
        add(fields, word, false);
        return fields.finish().stream().map(Fields.Field::text).collect(Collectors.joining(" "));
    }

    /** The right side of an assignment: tildes are expanded after each colon, too. */
    public String value(Word word) throws IOException {
        String plain = word.plain();
        return plain != null ? plain : single(word, true).text();
    }

    /**
     * The value in a word that is told a command that declares.
     *
     * @param whole what is named if the value is no expansion at all
     */
    public String declared(Word whole, Word value) throws IOException {
        try {
            Fields fields = emptyFields(false);
            addParts(fields, value.parts(), true, false);
            return fields.single().text();
        } catch (BadSubstitution bad) {
            throw ExpansionErrors.badSubstitution(
                    whole.toString(), shell.options().dialect());
        }
    }

    /** A word as a pattern; what is quoted in it means itself. */
    public String pattern(Word word) throws IOException {
        String pattern = single(word, false).pattern();
        return shell.options().dialect() == Dialect.DASH ? ShellPattern.ofDash(pattern) : pattern;
    }

    /** The text of a here-document, where bash puts a blank between the parameters of {@code $*}, whatever IFS is. */
    public String hereDocument(Word word) throws IOException {
        Fields fields = emptyFields(false);
        fields.inDocument(shell.options().dialect().isBash());
        addWithin(fields, word.parts());
        return fields.single().text();
    }

    /** A text as within double quotes, where a tilde is nothing special. */
    public String document(Word word) throws IOException {
        Fields fields = emptyFields(false);
        addWithin(fields, word.parts());
        return fields.single().text();
    }

    /** What {@code ${v=word}} assigns, after which its value is added to the fields. */
    String assigned(Word word, Fields before) throws IOException {
        Fields fields = emptyFields(false);
        add(fields, word, false);
        before.follow(fields);
        return fields.single().text();
    }

    /** A word with each character quoted or not: what a regular expression needs to know. */
    Fields.Field single(Word word, boolean assignment) throws IOException {
        Fields fields = emptyFields(false);
        add(fields, word, assignment);
        return fields.single();
    }

    /** A regular expression; what is quoted in it means itself. */
    public String regularExpression(Word word) throws IOException {
        Fields.Field field = single(word, false);
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < field.text().length(); i++) {
            char character = field.text().charAt(i);
            if (field.isQuoted(i) && ".[]{}()*+?^$|\\".indexOf(character) >= 0) {
                expression.append('\\');
            }
            expression.append(character);
        }
        return expression.toString();
    }

    private Fields emptyFields(boolean split) {
        return new Fields(separators(), split, shell.options().dialect());
    }

    private String separators() {
        return shell.variables().valueOr("IFS", DEFAULT_SEPARATORS);
    }

    /** The value of IFS. */
    public String fieldSeparators() {
        return separators();
    }

    // Parts

    private void add(Fields fields, Word word, boolean assignment) throws IOException {
        try {
            addParts(fields, word.parts(), assignment, false);
        } catch (BadSubstitution bad) {
            throw ExpansionErrors.badSubstitution(
                    word.toString(), shell.options().dialect());
        }
    }

    /** Adds the operand of an expansion that is not quoted. */
    void addOperand(Fields fields, Word operand) throws IOException {
        try {
            addParts(fields, operand.parts(), false, true);
        } catch (BadSubstitution bad) {
            throw ExpansionErrors.badSubstitution(
                    operand.toString(), shell.options().dialect());
        }
    }

    /** Adds what stands between double quotes or as if it did. */
    void addWithin(Fields fields, List<WordPart> parts) throws IOException {
        try {
            addQuoted(fields, parts);
        } catch (BadSubstitution bad) {
            String quoted = new Word(List.of(new WordPart.DoubleQuoted(parts, false))).toString();
            throw ExpansionErrors.badSubstitution(
                    quoted.substring(1, quoted.length() - 1), shell.options().dialect());
        }
    }

    /**
     * Adds unquoted parts.
     *
     * @param inside whether they are the operand of an expansion, whose text is split as its value would be
     */
    private void addParts(Fields fields, List<WordPart> parts, boolean assignment, boolean inside) throws IOException {
        for (int i = 0; i < parts.size(); i++) {
            WordPart part = parts.get(i);
            if (part instanceof WordPart.Literal literal) {
                boolean whole = i + 1 == parts.size();
                String text = literal.text();
                int lost = i == 0 ? tildes.endOfUnknown(text, assignment) : -1;
                if (lost >= 0 && !inside) {
                    fields.literal(text.substring(0, lost));
                    return;
                }
                text = lost < 0 ? text : text.substring(0, lost) + text.substring(lost + 1);
                String rest = tildes.expand(fields, text, i == 0, whole, assignment);
                if (inside) {
                    fields.expanded(rest);
                } else {
                    fields.literal(rest);
                }
            } else {
                add(fields, part);
            }
        }
    }

    private void add(Fields fields, WordPart part) throws IOException {
        if (part instanceof WordPart.Quoted quoted) {
            fields.quoted(quoted.text());
        } else if (part instanceof WordPart.DoubleQuoted inside) {
            if (inside.parts().isEmpty() || isPresent(inside.parts())) {
                fields.quoted("");
            }
            boolean listed = hasList(inside.parts());
            fields.ignoreEmpty(listed && shell.parameters().values().isEmpty());
            fields.splitNumbers(listed);
            addWithin(fields, inside.parts());
            fields.splitNumbers(false);
            fields.ignoreEmpty(false);
        } else if (part instanceof WordPart.Parameter parameter) {
            parameters.add(fields, parameter.expansion(), false);
        } else if (part instanceof WordPart.ArrayLiteral) {
            fields.literal(new Word(List.of(part)).toString());
        } else if (part instanceof WordPart.Literal literal) {
            fields.literal(literal.text());
        } else {
            fields.expanded(substitution(part));
        }
    }

    /** Whether a quotation is a field whatever is in it: for dash and BusyBox all but {@code "$@"} alone are. */
    private boolean isPresent(List<WordPart> parts) {
        boolean list = parts.size() == 1
                && parts.get(0) instanceof WordPart.Parameter parameter
                && parameter.expansion().name().equals("@")
                && parameter.expansion().operator() == ParameterExpansion.Operator.NONE;
        return !list && !shell.options().dialect().isBash();
    }

    /**
     * Whether {@code $@} is in a bash quotation: without parameters, it is then no field if nothing comes out of it, and
     * numbers in it are not quoted.
     */
    private boolean hasList(List<WordPart> parts) {
        return shell.options().dialect().isBash()
                && parts.stream()
                        .anyMatch(part -> part instanceof WordPart.Parameter parameter
                                && parameter.expansion().name().equals("@")
                                && !WITH_WORDS.contains(parameter.expansion().operator()));
    }

    /** Adds parts in double quotes. */
    private void addQuoted(Fields fields, List<WordPart> parts) throws IOException {
        for (WordPart part : parts) {
            if (part instanceof WordPart.Literal literal) {
                fields.quoted(literal.text());
            } else if (part instanceof WordPart.Quoted quoted) {
                fields.quoted(quoted.text());
            } else if (part instanceof WordPart.DoubleQuoted inside) {
                addQuoted(fields, inside.parts());
            } else if (part instanceof WordPart.Parameter parameter) {
                boolean number = fields.splitsNumbers() && isNumber(parameter.expansion());
                parameters.add(fields, parameter.expansion(), !number);
            } else if (part instanceof WordPart.Arithmetic && fields.splitsNumbers()) {
                fields.expanded(substitution(part));
            } else {
                fields.quoted(substitution(part));
            }
        }
    }

    private static boolean isNumber(ParameterExpansion expansion) {
        return expansion.operator() == ParameterExpansion.Operator.LENGTH
                || (expansion.isSimple() && NUMBERS.contains(expansion.name()));
    }

    private String substitution(WordPart part) throws IOException {
        if (part instanceof WordPart.CommandSubstitution substitution) {
            return shell.substitute(substitution.command());
        }
        if (part instanceof WordPart.Arithmetic expression) {
            return Long.toString(arithmetic.evaluate(arithmeticText(expression.expression())));
        }
        return part instanceof WordPart.ProcessSubstitution process ? shell.substitute(process) : "";
    }

    /** The text of an arithmetic expression, after the expansions that are done as in double quotes. */
    public String arithmeticText(Word expression) throws IOException {
        return document(expression);
    }
}
