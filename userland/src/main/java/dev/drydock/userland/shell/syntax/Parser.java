package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script, one line of commands at a time: a line may depend on what the one before it did (aliases, {@code shopt}).
 * Throws {@link SyntaxError} for what cannot be parsed, and lets {@link IncompleteInput} of its lines pass.
 */
public final class Parser {

    private static final Set<String> CLOSING = Set.of(")", ";;", ";&", ";;&");

    private final Source source;
    private final SyntaxOptions options;
    private final SyntaxErrors errors;
    private final WordReader words;
    private final Lexer lexer;
    private final RedirectionReader redirections;
    private final CompoundReader compounds;
    private final SimpleCommandReader simples;
    private @Nullable Token token;
    private @Nullable Parser parent;
    private boolean separated;

    /** @param firstLine number of the first line, usually 1 */
    public Parser(Lines lines, int firstLine, SyntaxOptions options) {
        this(new Source(lines, firstLine, options::read), options);
    }

    private Parser(Source source, SyntaxOptions options) {
        this.source = source;
        this.options = options;
        this.errors = new SyntaxErrors(options.dialect(), source);
        this.words = new WordReader(source, options, this::nested);
        this.lexer = new Lexer(source, options, words);
        this.redirections = new RedirectionReader(this, lexer);
        this.compounds = new CompoundReader(this, source, words, options.dialect());
        this.simples = new SimpleCommandReader(this, source, words, redirections, compounds, options.dialect());
        words.allowAssignments(true);
    }

    /** A parser of a text that is there as a whole. */
    public static Parser of(String script, int firstLine, SyntaxOptions options) {
        return new Parser(Source.of(script, firstLine, options::read), options);
    }

    /** A parser of lines as they come. */
    public static Parser lines(Lines lines, SyntaxOptions options) {
        return new Parser(lines, 1, options);
    }

    /** Reads a text as the inside of double quotes: what prompts and {@code ENV} are expanded as. */
    public static Word quotedText(String text, SyntaxOptions options) {
        return new Parser(Source.of("", 1), options).words.hereDocument(text, 1);
    }

    /** Reads a text as one word, blanks and all, as for an array's subscript. */
    public static Word wholeWord(String text, SyntaxOptions options) {
        Source source = Source.of(text, 1);
        WordReader reader = new WordReader(source, options, new Parser(source, options)::nested);
        PartsBuilder parts = new PartsBuilder();
        while (source.peek() != Source.END) {
            reader.part(parts);
        }
        return parts.word();
    }

    /** Reads the right side of an assignment that is an array, {@code (a b [c]=d)}; null if the text is none. */
    public static @Nullable Assignment arrayAssignment(String text, SyntaxOptions options) {
        Source source = Source.of(text, 1);
        Parser parser = new Parser(source, options);
        parser.words.allowAssignments(true);
        try {
            Assignment assignment = parser.words.word().assignment();
            return source.peek() == Source.END ? assignment : null;
        } catch (SyntaxError unreadable) {
            return null;
        }
    }

    private Parser nested(Source of) {
        Parser parser = new Parser(of, options);
        parser.parent = this;
        return parser;
    }

    // Lines

    /** The commands of the next line, {@link Command.Nothing} for an empty one, null at the end. */
    public @Nullable Command next() {
        if (token == null) {
            source.forget();
        }
        Token first = peek();
        if (first.kind() == Token.Kind.END) {
            return null;
        }
        if (first.kind() == Token.Kind.NEWLINE) {
            take();
            return new Command.Nothing();
        }
        return line();
    }

    private Command line() {
        List<Command.Item> items = new ArrayList<>();
        while (true) {
            Command command = andOr();
            boolean background = peek().is("&");
            items.add(new Command.Item(command, background));
            if (background || peek().is(";")) {
                take();
            }
            Token next = peek();
            if (next.kind() == Token.Kind.NEWLINE) {
                take();
                return sequence(items);
            }
            if (next.kind() == Token.Kind.END) {
                lexer.readDocuments();
                return sequence(items);
            }
            if (!separated) {
                throw unexpected(next, null);
            }
        }
    }

    private static Command sequence(List<Command.Item> items) {
        return items.size() == 1 && !items.get(0).background() ? items.get(0).command() : new Command.Sequence(items);
    }

    /** Whether nothing follows what was read last, as far as it has been looked. */
    public boolean isAtEnd() {
        Token next = token;
        return next == null ? source.isAtEnd() : next.kind() == Token.Kind.END;
    }

    /** Whether nothing follows the token that was looked at last. */
    boolean isAtSourceEnd() {
        return source.isAtEnd();
    }

    /** Where the script ends. */
    int lastLine() {
        return source.lastLine();
    }

    /** Gives up what is left of the line. */
    public void skipLine() {
        token = null;
        lexer.takePending();
        source.endAliases();
        if (!source.isBehindNewline()) {
            source.takeLine();
        }
    }

    /** Whether what was read last was ended by a newline, as far as it has been looked. */
    public boolean isBehindNewline() {
        return source.isBehindNewline();
    }

    /** The line that comes next, from 1. */
    public int currentLine() {
        return source.line();
    }

    /** The rest of a text, as one command: what stands in backquotes. */
    Command whole() {
        List<Command.Item> items = new ArrayList<>();
        skipNewlines();
        while (peek().kind() != Token.Kind.END) {
            Command command = next();
            if (command != null && !(command instanceof Command.Nothing)) {
                items.add(new Command.Item(command, false));
            }
        }
        return items.isEmpty() ? new Command.Nothing() : sequence(items);
    }

    /** The commands of {@code $(…)}, whose parenthesis is open, up to the closing one, which is taken. */
    Command substitution() {
        skipNewlines();
        Command command = peek().is(")") ? new Command.Nothing() : list();
        Token end = peek();
        if (end.kind() == Token.Kind.END && options.dialect().isBash()) {
            throw errors.unmatched(')', source.lastLine());
        }
        if (!end.is(")")) {
            throw unexpected(end, "\")\"");
        }
        List<Lexer.PendingDocument> pending = lexer.takePending();
        if (parent != null && options.dialect().isBash()) {
            parent.lexer.expectAll(pending);
        }
        return command;
    }

    // Tokens

    Token peek() {
        Token next = token;
        if (next == null) {
            next = lexer.next();
            token = next;
        }
        return next;
    }

    Token take() {
        Token taken = peek();
        separated = taken.is(";") || taken.is("&") || taken.kind() == Token.Kind.NEWLINE;
        token = null;
        return taken;
    }

    /** The next token, after any alias that it is has been replaced. */
    Token peekCommand() {
        while (true) {
            Token next = peek();
            String text = next.isWord() ? next.unquoted() : null;
            String alias = text == null || source.isExpanding(text) ? null : options.alias(text);
            if (text == null || alias == null) {
                return next;
            }
            token = null;
            source.pushAlias(text, alias);
        }
    }

    /** Undoes a take, after the source has been set back. */
    void putBack(Token taken) {
        token = taken;
    }

    boolean atReserved(String text) {
        return text.equals(peek().unquoted());
    }

    void skipNewlines() {
        while (peek().kind() == Token.Kind.NEWLINE) {
            take();
        }
    }

    /** Takes a reserved word that must be next. */
    void expect(String reserved) {
        if (!text(peek()).equals(reserved)) {
            throw unexpected(peek(), '"' + reserved + '"');
        }
        take();
    }

    private static String text(Token token) {
        if (token.kind() == Token.Kind.OPERATOR) {
            return token.text();
        }
        String text = token.unquoted();
        return text == null ? "" : text;
    }

    SyntaxError unexpected(Token found, @Nullable String expected) {
        return errors.unexpected(found, expected, true);
    }

    SyntaxErrors errors() {
        return errors;
    }

    // Lists and pipelines

    /** Commands up to something that can only end a list; at least one. */
    Command list() {
        List<Command.Item> items = new ArrayList<>();
        skipNewlines();
        if (peek().kind() == Token.Kind.END && !options.dialect().isBash()) {
            return new Command.Nothing();
        }
        do {
            Command command = andOr();
            boolean background = peek().is("&");
            items.add(new Command.Item(command, background));
            if (background || peek().is(";")) {
                take();
            } else if (peek().kind() != Token.Kind.NEWLINE) {
                break;
            }
            skipNewlines();
        } while (!endsList(peekCommand()));
        return sequence(items);
    }

    private boolean endsList(Token next) {
        return switch (next.kind()) {
            case END -> true;
            case OPERATOR -> CLOSING.contains(next.text());
            case WORD -> Reserved.isClosing(next.unquoted());
            case DESCRIPTOR, REDIRECTION, NEWLINE -> false;
        };
    }

    private Command andOr() {
        Command left = pipeline();
        while (peek().is("&&") || peek().is("||")) {
            boolean and = take().is("&&");
            skipNewlines();
            left = new Command.AndOr(left, and, pipeline());
        }
        return left;
    }

    private Command pipeline() {
        boolean negated = false;
        Command.Timing timing = Command.Timing.NONE;
        Token next = peekCommand();
        while (true) {
            if ("!".equals(next.unquoted()) && (!negated || options.dialect().isBash())) {
                take();
                negated = !negated;
            } else if (options.dialect().isBash() && "time".equals(next.unquoted()) && timing == Command.Timing.NONE) {
                take();
                timing = Command.Timing.BASH;
                if ("-p".equals(peek().unquoted())) {
                    take();
                    timing = Command.Timing.POSIX;
                }
            } else {
                break;
            }
            next = peekCommand();
        }
        if ((timing != Command.Timing.NONE || (negated && options.dialect().isBash())) && endsPipeline(next)) {
            return new Command.Pipeline(List.of(new Command.Nothing()), negated, timing);
        }
        List<Command> commands = new ArrayList<>();
        commands.add(command());
        while (peek().is("|") || peek().is("|&")) {
            if (take().is("|&")) {
                commands.add(withErrors(commands.remove(commands.size() - 1)));
            }
            skipNewlines();
            commands.add(command());
        }
        return commands.size() == 1 && !negated && timing == Command.Timing.NONE
                ? commands.get(0)
                : new Command.Pipeline(commands, negated, timing);
    }

    private static boolean endsPipeline(Token next) {
        return next.kind() == Token.Kind.NEWLINE || next.kind() == Token.Kind.END || next.is(";") || next.is("&");
    }

    /** A command whose standard error goes where its output goes: the left side of {@code |&}. */
    private Command withErrors(Command command) {
        Redirection errors = new Redirection(2, null, Redirection.Operator.DUPLICATE_OUTPUT, Word.of("1"), null, 0);
        if (command instanceof Command.Simple simple) {
            return new Command.Simple(
                    simple.assignments(), simple.words(), with(simple.redirections(), errors), simple.line());
        }
        return command instanceof Command.Redirected redirected
                ? new Command.Redirected(
                        redirected.command(), with(redirected.redirections(), errors), redirected.line())
                : new Command.Redirected(command, List.of(errors), source.line());
    }

    private static List<Redirection> with(List<Redirection> redirections, Redirection last) {
        List<Redirection> all = new ArrayList<>(redirections);
        all.add(last);
        return all;
    }

    // Commands

    /** One command of a pipeline, with its redirections. */
    Command command() {
        words.allowAssignments(true);
        Token next = peekCommand();
        int line = next.line();
        Command compound = compounds.read(next);
        if (compound != null) {
            List<Redirection> behind = redirections.all();
            return behind.isEmpty() ? compound : redirected(compound, behind, line);
        }
        return simples.read();
    }

    /**
     * Dash and BusyBox keep the redirections of a subshell in the subshell itself, and make no command of a group's braces: those
     * behind {@code { (echo a) >f; } >g} take the place of its own.
     */
    private Command redirected(Command compound, List<Redirection> behind, int line) {
        Command only = compound;
        while (!options.dialect().isBash()) {
            if (only instanceof Command.Group group) {
                only = group.body();
            } else if (only instanceof Command.Sequence sequence
                    && sequence.items().size() == 1
                    && !sequence.items().get(0).background()) {
                only = sequence.items().get(0).command();
            } else if (only instanceof Command.Redirected inner && inner.command() instanceof Command.Subshell) {
                return new Command.Redirected(inner.command(), behind, line);
            } else {
                break;
            }
        }
        return new Command.Redirected(compound, behind, line);
    }
}
