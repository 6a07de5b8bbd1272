package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads words: quotations, patterns and array literals; what a dollar sign begins is {@link DollarReader}'s. */
final class WordReader {

    private static final String METACHARACTERS = " \t\n&|;()<>";
    private static final String PATTERN_OPERATORS = "?*+@!";

    private final Source source;
    private final SyntaxOptions options;
    private final SyntaxErrors errors;
    private final DollarReader dollars;
    private final Function<Source, Parser> parsers;
    private boolean assignments;
    private boolean conditional;

    /** @param parsers makes a parser for commands inside words */
    WordReader(Source source, SyntaxOptions options, Function<Source, Parser> parsers) {
        this.source = source;
        this.options = options;
        this.parsers = parsers;
        this.errors = new SyntaxErrors(options.dialect(), source);
        this.dollars = new DollarReader(source, options, this, parsers);
    }

    /** Whether the next word may be an assignment with brackets or parentheses in it. */
    void allowAssignments(boolean allowed) {
        assignments = allowed;
    }

    /** Whether the words are those of {@code [[ ]]}, where extended patterns are always understood. */
    void inCondition(boolean inside) {
        conditional = inside;
    }

    boolean startsProcessSubstitution() {
        int first = source.peek();
        return options.dialect().hasBashisms() && (first == '<' || first == '>') && source.peek(1) == '(';
    }

    /** An unquoted word, up to a character that ends it. */
    Word word() {
        PartsBuilder parts = new PartsBuilder();
        ElementTarget target = null;
        while (true) {
            source.joinLines();
            int character = source.peek();
            if (character == Source.END) {
                break;
            }
            if (METACHARACTERS.indexOf(character) >= 0) {
                if (startsProcessSubstitution()) {
                    parts.add(processSubstitution());
                } else if (character == '(' && startsPattern(parts)) {
                    pattern(parts);
                } else if (character == '(' && startsArray(parts, target)) {
                    parts.add(arrayLiteral());
                } else {
                    break;
                }
            } else if (character == '[' && target == null && startsSubscript(parts)) {
                target = elementTarget(parts);
            } else {
                part(parts);
            }
        }
        List<WordPart> list = parts.parts();
        return target == null ? new Word(list, AssignmentReader.read(list, options.dialect())) : target.assigned(list);
    }

    /** One part of an unquoted text: a quotation, a substitution or a character. */
    void part(PartsBuilder parts) {
        int character = source.peek();
        switch (character) {
            case '\'' -> parts.add(singleQuoted());
            case '"' -> parts.add(doubleQuoted(false));
            case '\\' -> parts.add(escaped());
            case '$' -> dollars.read(parts, false);
            case '`' -> parts.add(dollars.backquoted(false));
            default -> parts.literal(source.next());
        }
    }

    private WordPart escaped() {
        source.next();
        int character = source.next();
        if (character == Source.END) {
            return new WordPart.Quoted("\\", "\\");
        }
        return new WordPart.Quoted(String.valueOf((char) character), "\\" + (char) character);
    }

    private WordPart singleQuoted() {
        int line = source.line();
        source.next();
        StringBuilder text = new StringBuilder();
        while (true) {
            int character = source.next();
            if (character == Source.END) {
                throw errors.unterminated('\'', line);
            }
            if (character == '\'') {
                return new WordPart.Quoted(text.toString(), "'" + text + "'");
            }
            text.append((char) character);
        }
    }

    WordPart doubleQuoted(boolean translated) {
        int line = source.line();
        source.next();
        PartsBuilder parts = new PartsBuilder();
        while (true) {
            source.joinLines();
            int character = source.peek();
            if (character == Source.END) {
                throw errors.unterminated('"', line);
            }
            if (character == '"') {
                source.next();
                return new WordPart.DoubleQuoted(parts.parts(), translated);
            }
            quotedPart(parts, "$`\"\\");
        }
    }

    /** One part of a text in double quotes; a backslash quotes only the given characters. */
    void quotedPart(PartsBuilder parts, String escapable) {
        int character = source.peek();
        switch (character) {
            case '\\' -> {
                if (source.peek(1) != Source.END && escapable.indexOf(source.peek(1)) >= 0) {
                    parts.add(escaped());
                } else {
                    parts.literal(source.next());
                }
            }
            case '$' -> dollars.read(parts, true);
            case '`' -> parts.add(dollars.backquoted(true));
            default -> parts.literal(source.next());
        }
    }

    /** The text of a here-document, expanded like one in double quotes, but for the quotes. */
    Word hereDocument(String text, int firstLine) {
        Source body = Source.of(text, firstLine);
        WordReader reader = new WordReader(body, options, parsers);
        PartsBuilder parts = new PartsBuilder();
        while (true) {
            body.joinLines();
            if (body.peek() == Source.END) {
                return parts.word();
            }
            reader.quotedPart(parts, "$`\\");
        }
    }

    // Patterns with parentheses

    private boolean startsPattern(PartsBuilder parts) {
        CharSequence before = parts.pending();
        return (conditional || options.extendedPatterns())
                && options.dialect().isBash()
                && before.length() > 0
                && PATTERN_OPERATORS.indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private void pattern(PartsBuilder parts) {
        int line = source.line();
        int depth = 0;
        do {
            int character = source.peek();
            if (character == Source.END) {
                throw errors.unmatched(')', line);
            }
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            part(parts);
        } while (depth > 0);
    }

    /** The right side of {@code =~}: parentheses, bars and blanks inside parentheses belong to it. */
    Word regularExpression() {
        int line = source.line();
        PartsBuilder parts = new PartsBuilder();
        int depth = 0;
        while (true) {
            source.joinLines();
            int character = source.peek();
            boolean blank = character == ' ' || character == '\t' || character == '\n';
            if (character == Source.END && depth > 0) {
                SyntaxError open = errors.unmatched(')', line);
                throw open.inCondition()
                        .then(errors.condition(
                                "unexpected argument to conditional binary operator", source.lastLine(), true));
            }
            if (character == Source.END
                    || (depth == 0 && (blank || character == ')' || character == '&' || character == ';'))) {
                return parts.word();
            }
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            part(parts);
        }
    }

    /** Passes over blanks within a line. */
    void skipBlanks() {
        source.joinLines();
        while (source.peek() == ' ' || source.peek() == '\t') {
            source.next();
            source.joinLines();
        }
    }

    // Process substitution

    private WordPart processSubstitution() {
        Source.Mark mark = source.mark();
        boolean reading = source.next() == '<';
        source.next();
        Command command = dollars.substituted();
        return new WordPart.ProcessSubstitution(reading, command, source.since(mark));
    }

    // Arrays

    private boolean startsArray(PartsBuilder parts, @Nullable ElementTarget target) {
        if (!assignments || !options.dialect().isBash() || !parts.isLiteral()) {
            return false;
        }
        String before = parts.pending().toString();
        if (target != null) {
            return before.isEmpty();
        }
        int end = before.length() - 1;
        return end > 0
                && before.charAt(end) == '='
                && Names.isName(before.substring(0, before.charAt(end - 1) == '+' ? end - 1 : end));
    }

    private WordPart arrayLiteral() {
        int line = source.line();
        source.next();
        try {
            return arrayLiteral(line);
        } catch (SyntaxError error) {
            boolean ended = error.kind() == SyntaxError.Kind.COMMAND && error.scriptLine() == null;
            throw ended ? error.then(errors.unexpectedEnd()).inArray() : error;
        }
    }

    private WordPart arrayLiteral(int line) {
        List<WordPart.Element> elements = new ArrayList<>();
        while (true) {
            skipBlanksAndLines();
            int character = source.peek();
            if (character == Source.END) {
                throw errors.unmatched(')', line).inArray();
            }
            if (character == ')') {
                source.next();
                return new WordPart.ArrayLiteral(elements);
            }
            if (METACHARACTERS.indexOf(character) >= 0 && !startsProcessSubstitution()) {
                throw notInArray(new Lexer(source, options, this).next());
            }
            Source.Mark mark = source.mark();
            elements.add(element());
            int following = source.peek();
            String text = source.since(mark);
            if ((following == '<' || following == '>') && Names.isNumber(text)) {
                throw notInArray(new Token(Token.Kind.WORD, text, null, source.line()));
            }
        }
    }

    private SyntaxError notInArray(Token token) {
        return errors.unexpected(token, null, false).inArray();
    }

    private void skipBlanksAndLines() {
        while (true) {
            source.joinLines();
            int character = source.peek();
            if (character == '#') {
                while (source.peek() != '\n' && source.peek() != Source.END) {
                    source.next();
                }
            } else if (character == ' ' || character == '\t' || character == '\n') {
                source.next();
            } else {
                return;
            }
        }
    }

    private WordPart.Element element() {
        if (source.peek() == '[') {
            Source.Mark mark = source.mark();
            source.next();
            PartsBuilder key = new PartsBuilder();
            int line = source.line();
            if (!dollars.untilBracket(key)) {
                throw errors.unmatched(']', line);
            }
            if (followsSubscript()) {
                boolean append = takeAssignmentSign();
                return new WordPart.Element(key.word(), append, word());
            }
            source.reset(mark);
        }
        return new WordPart.Element(null, false, word());
    }

    private boolean startsSubscript(PartsBuilder parts) {
        return assignments
                && options.dialect().isBash()
                && parts.isLiteral()
                && Names.isName(parts.pending().toString());
    }

    /** What {@code name[subscript]=} assigns to; null, with only the bracket taken, if it does not. */
    private @Nullable ElementTarget elementTarget(PartsBuilder parts) {
        Source.Mark mark = source.mark();
        source.next();
        PartsBuilder inside = new PartsBuilder();
        if (!dollars.untilBracket(inside) || !followsSubscript()) {
            source.reset(mark);
            parts.literal(source.next());
            return null;
        }
        boolean append = takeAssignmentSign();
        String name = parts.pending().toString();
        parts.clear();
        return new ElementTarget(name, inside.word(), append, name + source.since(mark));
    }

    private boolean followsSubscript() {
        int next = source.peek();
        return next == '=' || (next == '+' && source.peek(1) == '=');
    }

    private boolean takeAssignmentSign() {
        boolean append = source.next() == '+';
        if (append) {
            source.next();
        }
        return append;
    }

    DollarReader dollars() {
        return dollars;
    }

    /** The element that a word assigns to. */
    private record ElementTarget(String name, Word subscript, boolean append, String source) {
        Word assigned(List<WordPart> value) {
            PartsBuilder whole = new PartsBuilder();
            whole.literal(source);
            whole.addAll(value);
            return new Word(whole.parts(), new Assignment(name, subscript, append, new Word(value)));
        }
    }
}
