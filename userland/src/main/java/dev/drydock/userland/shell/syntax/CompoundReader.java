package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the commands that begin with a reserved word or a parenthesis. */
final class CompoundReader {

    private final Parser parser;
    private final Source source;
    private final WordReader words;
    private final Dialect dialect;
    private final ConditionReader conditions;

    CompoundReader(Parser parser, Source source, WordReader words, Dialect dialect) {
        this.parser = parser;
        this.source = source;
        this.words = words;
        this.dialect = dialect;
        this.conditions = new ConditionReader(parser, words);
    }

    /** Reads the compound command that begins with this token, without its redirections; null if none does. */
    @Nullable
    Command read(Token first) {
        if (first.is("(")) {
            return parenthesis(first);
        }
        String text = first.unquoted();
        if (text == null
                || (!Reserved.isReserved(text, dialect) && !(dialect == Dialect.ASH && text.equals("function")))) {
            return null;
        }
        return switch (text) {
            case "{" -> group();
            case "if" -> conditional();
            case "while", "until" -> loop(text.equals("until"));
            case "for" -> loopOverWords(false);
            case "select" -> loopOverWords(true);
            case "case" -> choice();
            case "function" -> functionKeyword();
            case "[[" -> test();
            case "coproc" -> coprocess();
            default -> {
                if (text.equals("]]") || text.equals("time")) {
                    yield null;
                }
                throw parser.unexpected(first, null);
            }
        };
    }

    private Command parenthesis(Token open) {
        Source.Mark mark = source.mark();
        if (dialect.isBash() && source.peek() == '(') {
            source.next();
            Word expression = words.dollars().arithmetic(open.line());
            if (expression != null) {
                parser.take();
                return new Command.Arithmetic(expression, open.line());
            }
            source.reset(mark);
        }
        parser.take();
        Command body = parser.list();
        if (!parser.peek().is(")")) {
            throw parser.unexpected(parser.peek(), "\")\"");
        }
        parser.take();
        return new Command.Subshell(body);
    }

    private Command group() {
        parser.take();
        Command body = parser.list();
        parser.expect("}");
        return new Command.Group(body);
    }

    private Command conditional() {
        List<Command.Clause> clauses = new ArrayList<>();
        do {
            parser.take();
            Command condition = parser.list();
            parser.expect("then");
            clauses.add(new Command.Clause(condition, parser.list()));
        } while (parser.atReserved("elif"));
        Command otherwise = null;
        if (parser.atReserved("else")) {
            parser.take();
            otherwise = parser.list();
        }
        parser.expect("fi");
        return new Command.If(clauses, otherwise);
    }

    private Command loop(boolean until) {
        parser.take();
        Command condition = parser.list();
        return new Command.Loop(until, condition, doGroup());
    }

    private Command doGroup() {
        parser.expect("do");
        Command body = parser.list();
        parser.expect("done");
        return body;
    }

    // for and select

    private Command loopOverWords(boolean menu) {
        int line = parser.take().line();
        if (dialect.isBash() && !menu && parser.peek().is("(") && source.peek() == '(') {
            return loopWithCounter(line);
        }
        Token name = parser.peek();
        if (!name.isWord() || (!dialect.isBash() && !isName(name.unquoted()))) {
            throw dialect.isBash()
                    ? parser.unexpected(name, null)
                    : parser.errors().badLoopVariable();
        }
        parser.take();
        List<Word> list = wordsOfLoop();
        parser.skipNewlines();
        Command body = dialect.isBash() && parser.atReserved("{") ? group() : doGroup();
        return new Command.For(name.text(), list, body, menu, line);
    }

    private static boolean isName(@Nullable String text) {
        return text != null && Names.isName(text);
    }

    private @Nullable List<Word> wordsOfLoop() {
        if (parser.peek().is(";")) {
            parser.take();
            return null;
        }
        parser.skipNewlines();
        if (!parser.atReserved("in")) {
            return null;
        }
        parser.take();
        List<Word> list = new ArrayList<>();
        while (parser.peek().isWord()) {
            list.add(parser.take().asWord());
        }
        if (!parser.peek().is(";") && parser.peek().kind() != Token.Kind.NEWLINE) {
            throw parser.unexpected(parser.peek(), null);
        }
        parser.take();
        return list;
    }

    private Command loopWithCounter(int line) {
        source.next();
        Word whole = words.dollars().arithmetic(line);
        if (whole == null) {
            throw parser.unexpected(parser.peek(), null);
        }
        List<Word> three = Semicolons.split(whole);
        if (three.size() != 3) {
            throw parser.errors().condition("syntax error: arithmetic expression required", line, false);
        }
        parser.take();
        if (parser.peek().is(";")) {
            parser.take();
        }
        parser.skipNewlines();
        Command body = parser.atReserved("{") ? group() : doGroup();
        return new Command.ArithmeticFor(three.get(0), three.get(1), three.get(2), body, line);
    }

    // case

    private Command choice() {
        int line = parser.take().line();
        if (!parser.peek().isWord()) {
            throw parser.unexpected(parser.peek(), "word");
        }
        Word subject = parser.take().asWord();
        parser.skipNewlines();
        parser.expect("in");
        List<Command.Choice> choices = new ArrayList<>();
        parser.skipNewlines();
        while (!parser.atReserved("esac")) {
            choices.add(alternative());
            parser.skipNewlines();
        }
        parser.take();
        return new Command.Case(subject, choices, line);
    }

    private Command.Choice alternative() {
        if (parser.peek().is("(")) {
            parser.take();
        }
        List<Word> patterns = new ArrayList<>();
        while (true) {
            if (!parser.peek().isWord()) {
                throw parser.unexpected(parser.peek(), patterns.isEmpty() ? "\")\"" : null);
            }
            patterns.add(parser.take().asWord());
            if (!parser.peek().is("|")) {
                break;
            }
            parser.take();
        }
        if (!parser.peek().is(")")) {
            throw parser.unexpected(parser.peek(), "\")\"");
        }
        parser.take();
        parser.skipNewlines();
        boolean empty = ending(parser.peek()) != null || parser.atReserved("esac");
        Command body = empty ? null : parser.list();
        Command.Ending ending = ending(parser.peek());
        if (ending != null) {
            parser.take();
        } else if (!parser.atReserved("esac")) {
            throw parser.unexpected(parser.peek(), "\";;\"");
        }
        return new Command.Choice(patterns, body, ending == null ? Command.Ending.BREAK : ending);
    }

    private static Command.@Nullable Ending ending(Token token) {
        for (Command.Ending ending : Command.Ending.values()) {
            if (token.is(ending.symbol())) {
                return ending;
            }
        }
        return null;
    }

    // Functions, conditions, coprocesses

    private Command functionKeyword() {
        int line = parser.take().line();
        Token name = parser.peek();
        if (!name.isWord()) {
            throw parser.unexpected(name, null);
        }
        parser.take();
        if (parser.peek().is("(")) {
            parser.take();
            if (!parser.peek().is(")")) {
                throw parser.unexpected(parser.peek(), "\")\"");
            }
            parser.take();
        }
        return function(name.text(), line);
    }

    /** The body of a function. */
    Command function(String name, int line) {
        parser.skipNewlines();
        Token first = parser.peekCommand();
        boolean compound = first.is("(") || (first.unquoted() != null && Reserved.isReserved(first.text(), dialect));
        if (dialect.isBash() && !compound) {
            throw parser.unexpected(first, null);
        }
        return new Command.Function(name, parser.command(), line);
    }

    private Command test() {
        int line = parser.take().line();
        return new Command.Test(conditions.read(line), line);
    }

    private Command coprocess() {
        parser.take();
        Token first = parser.peek();
        String name = "COPROC";
        if (first.isWord() && !Reserved.isReserved(first.text(), dialect)) {
            Source.Mark mark = source.mark();
            parser.take();
            Token second = parser.peek();
            boolean compound =
                    second.is("(") || (second.unquoted() != null && Reserved.isReserved(second.text(), dialect));
            if (compound) {
                return new Command.Coprocess(first.text(), parser.command());
            }
            source.reset(mark);
            parser.putBack(first);
        }
        return new Command.Coprocess(name, parser.command());
    }
}
