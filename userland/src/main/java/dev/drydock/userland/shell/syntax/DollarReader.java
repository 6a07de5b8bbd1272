package dev.drydock.userland.shell.syntax;

import dev.drydock.userland.shell.text.Escapes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a dollar sign or a backquote begins. */
final class DollarReader {

    private final Source source;
    private final SyntaxOptions options;
    private final SyntaxErrors errors;
    private final WordReader words;
    private final ParameterReader parameters;
    private final Function<Source, Parser> parsers;

    DollarReader(Source source, SyntaxOptions options, WordReader words, Function<Source, Parser> parsers) {
        this.source = source;
        this.options = options;
        this.errors = new SyntaxErrors(options.dialect(), source);
        this.words = words;
        this.parsers = parsers;
        this.parameters = new ParameterReader(source, options, words, this);
    }

    /** Reads from the dollar sign on. */
    void read(PartsBuilder parts, boolean quoted) {
        Source.Mark mark = source.mark();
        source.next();
        source.joinLines();
        int character = source.peek();
        boolean bashisms = options.dialect().hasBashisms();
        if (character == '(') {
            source.next();
            source.joinLines();
            parts.add(source.peek() == '(' ? arithmeticOrCommand(mark) : commandSubstitution(mark));
        } else if (character == '{') {
            source.next();
            parts.add(new WordPart.Parameter(parameters.braced(mark, quoted)));
        } else if (character == '[' && options.dialect().isBash()) {
            source.next();
            PartsBuilder inside = new PartsBuilder();
            int line = source.line();
            if (!untilBracket(inside)) {
                throw errors.unmatched(']', line);
            }
            parts.add(new WordPart.Arithmetic(inside.word(), source.since(mark)));
        } else if (character == '\'' && bashisms && !quoted) {
            source.next();
            parts.add(escapes(mark));
        } else if (character == '"' && options.dialect().isBash() && !quoted) {
            parts.add(words.doubleQuoted(true));
        } else {
            String name = parameters.name(false);
            if (name == null) {
                parts.literal('$');
            } else {
                parts.add(new WordPart.Parameter(ParameterExpansion.simple(name)));
            }
        }
    }

    private WordPart commandSubstitution(Source.Mark mark) {
        return new WordPart.CommandSubstitution(substituted(), source.since(mark));
    }

    /** The commands up to the parenthesis that ends them. */
    Command substituted() {
        source.substituted(true);
        try {
            return parsers.apply(source).substitution();
        } catch (SyntaxError error) {
            throw error.inSubstitution();
        } finally {
            source.substituted(false);
        }
    }

    private WordPart arithmeticOrCommand(Source.Mark mark) {
        Source.Mark inner = source.mark();
        int line = source.line();
        source.next();
        Word expression = arithmetic(line);
        if (expression != null) {
            return new WordPart.Arithmetic(expression, source.since(mark));
        }
        source.reset(inner);
        return commandSubstitution(mark);
    }

    /**
     * An expression up to the two parentheses that end it, which are taken.
     *
     * @return null if it turns out that they do not stand together
     */
    @Nullable
    Word arithmetic(int line) {
        PartsBuilder parts = new PartsBuilder();
        int depth = 0;
        while (true) {
            source.joinLines();
            int character = source.peek();
            if (character == Source.END) {
                throw errors.missingParentheses(line);
            }
            if (character == ')' && depth == 0) {
                source.next();
                source.joinLines();
                if (source.peek() != ')') {
                    if (options.dialect().isBash()) {
                        return null;
                    }
                    parts.literal(')');
                    continue;
                }
                source.next();
                return parts.word();
            }
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            arithmeticPart(parts);
        }
    }

    private void arithmeticPart(PartsBuilder parts) {
        if (source.peek() == '"') {
            parts.add(words.doubleQuoted(false));
        } else {
            words.quotedPart(parts, "$`\\\"");
        }
    }

    /** A text up to the bracket that ends it, which is taken. Says whether there is one. */
    boolean untilBracket(PartsBuilder parts) {
        int depth = 0;
        while (true) {
            source.joinLines();
            int character = source.peek();
            if (character == Source.END) {
                return false;
            }
            if (character == ']' && depth == 0) {
                source.next();
                return true;
            }
            depth += character == '[' ? 1 : character == ']' ? -1 : 0;
            words.part(parts);
        }
    }

    // Backquotes

    WordPart backquoted(boolean quoted) {
        Source.Mark mark = source.mark();
        int line = source.line();
        source.next();
        StringBuilder script = new StringBuilder();
        while (true) {
            int character = source.next();
            if (character == Source.END) {
                throw errors.unterminatedBackquote(line);
            }
            if (character == '`') {
                break;
            }
            if (character == '\\') {
                unescape(script, quoted);
            } else {
                script.append((char) character);
            }
        }
        return new WordPart.CommandSubstitution(backquoted(script.toString(), line), source.since(mark));
    }

    /** Bash reads what is between backquotes when it comes to them; dash counts lines in it anew. */
    private Command backquoted(String script, int line) {
        try {
            boolean anew = options.dialect() == Dialect.DASH;
            return parsers.apply(Source.of(script, anew ? 1 : line)).whole();
        } catch (SyntaxError error) {
            if (options.dialect().isBash()) {
                return new Command.Unreadable(error);
            }
            throw error;
        }
    }

    private void unescape(StringBuilder script, boolean quoted) {
        int next = source.peek();
        if (next == '\n') {
            source.next();
            return;
        }
        if (next != '$' && next != '`' && next != '\\' && !(quoted && next == '"')) {
            script.append('\\');
        }
        if (next != Source.END) {
            script.append((char) source.next());
        }
    }

    // $'…'

    private WordPart escapes(Source.Mark mark) {
        int line = source.line();
        StringBuilder raw = new StringBuilder();
        while (true) {
            int character = source.next();
            if (character == Source.END) {
                throw errors.unterminated('\'', line);
            }
            if (character == '\'') {
                break;
            }
            raw.append((char) character);
            if (character == '\\' && source.peek() != Source.END) {
                raw.append((char) source.next());
            }
        }
        return new WordPart.Quoted(
                Escapes.ansi(
                        raw.toString(), options.numbered(), options.dialect().isBash()),
                source.since(mark));
    }
}
