package dev.drydock.userland.shell.syntax;

import dev.drydock.userland.shell.syntax.ParameterExpansion.Operator;
import dev.drydock.userland.shell.syntax.ParameterExpansion.Subscript;
import org.jspecify.annotations.Nullable;

/** Reads {@code ${…}}. */
final class ParameterReader {

    private static final String SPECIAL = "@*#?-$!";

    private final Source source;
    private final Dialect dialect;
    private final SyntaxErrors errors;
    private final WordReader words;
    private final DollarReader dollars;

    ParameterReader(Source source, SyntaxOptions options, WordReader words, DollarReader dollars) {
        this.source = source;
        this.dialect = options.dialect();
        this.errors = new SyntaxErrors(dialect, source);
        this.words = words;
        this.dollars = dollars;
    }

    /**
     * The name of a parameter, if there is one.
     *
     * @param braced whether more than one digit belongs to it
     */
    @Nullable
    String name(boolean braced) {
        source.joinLines();
        int first = source.peek();
        if (first == Source.END) {
            return null;
        }
        StringBuilder name = new StringBuilder();
        if (Names.isStart(first)) {
            while (Names.isPart(source.peek())) {
                name.append((char) source.next());
                source.joinLines();
            }
        } else if (Names.isDigit(first)) {
            do {
                name.append((char) source.next());
            } while (braced && Names.isDigit(source.peek()));
        } else if (SPECIAL.indexOf(first) >= 0) {
            name.append((char) source.next());
        } else {
            return null;
        }
        return name.toString();
    }

    /** What stands in braces, which are already open. */
    ParameterExpansion braced(Source.Mark start, boolean quoted) {
        int line = source.line();
        Draft draft = new Draft();
        boolean good = head(draft) && operator(draft, quoted, line);
        if (!good || source.peek() != '}') {
            return bad(start, quoted, line);
        }
        source.next();
        return draft.finish(source.since(start));
    }

    private ParameterExpansion bad(Source.Mark start, boolean quoted, int line) {
        until("}", quoted, line);
        if (source.peek() == Source.END) {
            throw errors.missingBrace(quoted, line);
        }
        source.next();
        if (dialect == Dialect.ASH) {
            throw errors.badSubstitution();
        }
        return new ParameterExpansion("", false, null, Operator.BAD, false, null, null, source.since(start));
    }

    /** Length sign, indirection, name and subscript. */
    private boolean head(Draft draft) {
        source.joinLines();
        if (source.peek() == '#' && length(draft)) {
            return true;
        }
        if (source.peek() == '!' && dialect.isBash() && indirect(draft)) {
            return true;
        }
        return nameAndSubscript(draft);
    }

    private boolean nameAndSubscript(Draft draft) {
        String name = name(true);
        if (name == null) {
            return false;
        }
        draft.name = name;
        if (source.peek() == '[' && dialect.isBash() && Names.isStart(name.charAt(0))) {
            draft.subscript = subscript();
            return draft.subscript != null;
        }
        return true;
    }

    private @Nullable Subscript subscript() {
        source.next();
        PartsBuilder inside = new PartsBuilder();
        if (!dollars.untilBracket(inside)) {
            return null;
        }
        Word word = inside.word();
        String text = word.unquoted();
        Subscript.Kind kind = "@".equals(text)
                ? Subscript.Kind.ALL_APART
                : "*".equals(text) ? Subscript.Kind.ALL_JOINED : Subscript.Kind.ONE;
        return new Subscript(kind, word);
    }

    /** {@code ${#name}}: only if nothing follows, since {@code #} is a parameter, too. */
    private boolean length(Draft draft) {
        if (source.peek(1) == '}') {
            return false;
        }
        Source.Mark mark = source.mark();
        source.next();
        if (nameAndSubscript(draft) && source.peek() == '}') {
            draft.operator = Operator.LENGTH;
            return true;
        }
        draft.subscript = null;
        source.reset(mark);
        return false;
    }

    private boolean indirect(Draft draft) {
        int next = source.peek(1);
        if (!Names.isPart(next) && ((next != '@' && next != '*' && next != '#') || source.peek(2) != '}')) {
            return false;
        }
        source.next();
        draft.indirect = true;
        if (!nameAndSubscript(draft)) {
            return false;
        }
        Subscript subscript = draft.subscript;
        if (subscript != null && subscript.isAll() && source.peek() == '}') {
            draft.operator = Operator.KEYS;
        } else if ((source.peek() == '*' || source.peek() == '@') && source.peek(1) == '}') {
            draft.operator = source.next() == '*' ? Operator.NAMES_JOINED : Operator.NAMES_APART;
        }
        return true;
    }

    private boolean operator(Draft draft, boolean quoted, int line) {
        source.joinLines();
        int sign = source.peek();
        if (sign == Source.END) {
            throw errors.missingBrace(quoted, line);
        }
        if (sign == '}' || draft.operator != Operator.NONE) {
            return true;
        }
        if (sign == ':') {
            source.next();
            source.joinLines();
            Operator test = test(source.peek());
            if (test == null) {
                return dialect.hasBashisms() && substring(draft, line);
            }
            draft.colon = true;
            return valueOperand(draft, test, quoted, line);
        }
        Operator test = test(sign);
        if (test != null) {
            return valueOperand(draft, test, quoted, line);
        }
        return switch (sign) {
            case '%' -> removal(draft, '%', Operator.SHORTEST_SUFFIX, Operator.LONGEST_SUFFIX, line);
            case '#' -> removal(draft, '#', Operator.SHORTEST_PREFIX, Operator.LONGEST_PREFIX, line);
            case '/' -> dialect.hasBashisms() && replacement(draft, quoted, line);
            case '^' -> changesCase(draft) && removal(draft, '^', Operator.UPPER_FIRST, Operator.UPPER_ALL, line);
            case ',' -> changesCase(draft) && removal(draft, ',', Operator.LOWER_FIRST, Operator.LOWER_ALL, line);
            case '~' -> changesCase(draft) && removal(draft, '~', Operator.TOGGLE_FIRST, Operator.TOGGLE_ALL, line);
            case '@' -> dialect.isBash() && transformation(draft);
            default -> false;
        };
    }

    /** Bash changes the case of variables and parameters, not of {@code $?} and its like. */
    private boolean changesCase(Draft draft) {
        return dialect.isBash() && "?$!#-".indexOf(draft.name.charAt(0)) < 0;
    }

    private static @Nullable Operator test(int sign) {
        return switch (sign) {
            case '-' -> Operator.DEFAULT;
            case '=' -> Operator.ASSIGN;
            case '?' -> Operator.DEMAND;
            case '+' -> Operator.ALTERNATIVE;
            default -> null;
        };
    }

    private boolean valueOperand(Draft draft, Operator operator, boolean quoted, int line) {
        source.next();
        draft.operator = operator;
        boolean plain = dialect.isBash() && operator == Operator.DEMAND;
        draft.operand = until("}", quoted && !plain, line);
        return true;
    }

    private boolean removal(Draft draft, char sign, Operator once, Operator twice, int line) {
        source.next();
        source.joinLines();
        boolean doubled = source.peek() == sign;
        if (doubled) {
            source.next();
        }
        draft.operator = doubled ? twice : once;
        draft.operand = until("}", false, line);
        return true;
    }

    private boolean replacement(Draft draft, boolean quoted, int line) {
        source.next();
        draft.operator = Operator.REPLACE_FIRST;
        int sign = source.peek();
        if (sign == '/') {
            draft.operator = Operator.REPLACE_ALL;
            source.next();
        } else if (dialect.isBash() && sign == '#') {
            draft.operator = Operator.REPLACE_PREFIX;
            source.next();
        } else if (dialect.isBash() && sign == '%') {
            draft.operator = Operator.REPLACE_SUFFIX;
            source.next();
        }
        draft.operand = until("/}", false, line);
        if (source.peek() == '/') {
            source.next();
            draft.second = until("}", quoted && !dialect.isBash(), line);
        }
        return true;
    }

    private boolean substring(Draft draft, int line) {
        draft.operator = Operator.SUBSTRING;
        draft.operand = bound(line);
        if (source.peek() == ':') {
            source.next();
            draft.second = bound(line);
        }
        return true;
    }

    /** An expression up to a colon that is not part of {@code a ? b : c}, or the closing brace. */
    private Word bound(int line) {
        PartsBuilder parts = new PartsBuilder();
        int depth = 0;
        int questions = 0;
        while (true) {
            source.joinLines();
            int character = source.peek();
            if (character == Source.END) {
                throw errors.missingBrace(false, line);
            }
            if (depth == 0 && (character == '}' || (character == ':' && questions == 0))) {
                return parts.word();
            }
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            questions += character == '?' ? 1 : character == ':' ? -1 : 0;
            words.part(parts);
        }
    }

    private boolean transformation(Draft draft) {
        source.next();
        StringBuilder letters = new StringBuilder();
        while (source.peek() != '}' && source.peek() != Source.END) {
            letters.append((char) source.next());
        }
        draft.operator = Operator.TRANSFORM;
        draft.operand = Word.of(letters.toString());
        return true;
    }

    /**
     * The word behind an operator, up to one of the characters, which stays.
     *
     * @param quoted whether it stands in double quotes, so that only few characters are special in it; single quotes only
     *     keep the end from being one, and that only in bash
     */
    private Word until(String stops, boolean quoted, int line) {
        PartsBuilder parts = new PartsBuilder();
        boolean single = false;
        while (true) {
            source.joinLines();
            int character = source.peek();
            if (character == Source.END) {
                throw single ? errors.unmatched('\'', line) : errors.missingBrace(quoted, line);
            }
            if (stops.indexOf(character) >= 0 && !single) {
                return parts.word();
            }
            if (!quoted) {
                words.part(parts);
            } else if (dialect.isBash() && character == '\\' && source.peek(1) == '\'') {
                parts.literal(source.next());
                parts.literal(source.next());
            } else if (dialect.isBash() && character == '\'') {
                single = !single;
                parts.literal(source.next());
            } else if (character == '"') {
                parts.add(words.doubleQuoted(false));
            } else {
                words.quotedPart(parts, "$`\"\\}");
            }
        }
    }

    /** What is known so far. */
    private static final class Draft {
        private String name = "";
        private boolean indirect;
        private @Nullable Subscript subscript;
        private Operator operator = Operator.NONE;
        private boolean colon;
        private @Nullable Word operand;
        private @Nullable Word second;

        private ParameterExpansion finish(String source) {
            return new ParameterExpansion(name, indirect, subscript, operator, colon, operand, second, source);
        }
    }
}
