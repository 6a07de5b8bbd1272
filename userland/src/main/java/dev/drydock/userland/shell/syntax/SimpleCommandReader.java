package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a command of assignments, words and redirections. */
final class SimpleCommandReader {
    private static final Set<String> DECLARATIONS = Set.of("declare", "typeset", "local", "export", "readonly");

    private final Parser parser;
    private final Source source;
    private final WordReader words;
    private final RedirectionReader redirections;
    private final CompoundReader compounds;
    private final Dialect dialect;

    SimpleCommandReader(
            Parser parser,
            Source source,
            WordReader words,
            RedirectionReader redirections,
            CompoundReader compounds,
            Dialect dialect) {
        this.parser = parser;
        this.source = source;
        this.words = words;
        this.redirections = redirections;
        this.compounds = compounds;
        this.dialect = dialect;
    }

    /** Reads it, or the function whose name it turns out to be. */
    Command read() {
        boolean brackets = false;
        List<Assignment> assignments = new ArrayList<>();
        List<Word> arguments = new ArrayList<>();
        List<Redirection> redirected = new ArrayList<>();
        words.allowAssignments(true);
        int line = lineAfter(parser.peek());
        while (true) {
            parser.peek();
            Token next = source.takeAfterBlank() || arguments.isEmpty() ? parser.peekCommand() : parser.peek();
            if (redirections.isNext()) {
                redirected.add(redirections.next());
                continue;
            }
            if (brackets && (next.is("&&") || next.is("||"))) {
                arguments.add(Word.of(parser.take().text()));
                continue;
            }
            if (!next.isWord()) {
                break;
            }
            brackets = isBetweenBrackets(brackets, next);
            Word word = next.asWord();
            Assignment assignment = arguments.isEmpty() ? word.assignment() : null;
            parser.take();
            if (assignment != null) {
                assignments.add(assignment);
                continue;
            }
            if (arguments.isEmpty()
                    && assignments.isEmpty()
                    && redirected.isEmpty()
                    && parser.peek().is("(")) {
                return function(next);
            }
            if (arguments.isEmpty() && assignments.isEmpty() && redirected.isEmpty()) {
                line = lineBehind(line);
            }
            if (arguments.isEmpty()) {
                String name = word.plain();
                words.allowAssignments(name != null && DECLARATIONS.contains(name));
            }
            arguments.add(word);
        }
        words.allowAssignments(true);
        if (assignments.isEmpty() && arguments.isEmpty() && redirected.isEmpty()) {
            throw parser.unexpected(parser.peek(), null);
        }
        return new Command.Simple(assignments, arguments, redirected, line);
    }

    /**
     * Whether {@code &&} and {@code ||} are arguments after a word: in BusyBox, where {@code [[} is no syntax but a command,
     * they are between {@code [[} and {@code ]]}, whatever the command is.
     */
    private boolean isBetweenBrackets(boolean before, Token word) {
        if (dialect != Dialect.ASH) {
            return false;
        }
        return "[[".equals(word.unquoted()) || (before && !"]]".equals(word.unquoted()));
    }

    /** Where a word ends: the line that messages of a command name is that of the end of its first one. */
    private int lineAfter(Token first) {
        return first.isWord() ? source.line() : first.line();
    }

    /** Bash knows that it has a command's name when it has read what stands behind it. */
    private int lineBehind(int line) {
        if (!dialect.isBash()) {
            return line;
        }
        Token next = parser.peek();
        boolean ends = next.kind() == Token.Kind.NEWLINE || next.kind() == Token.Kind.END;
        return ends ? next.line() : source.line();
    }

    private Command function(Token name) {
        parser.take();
        if (!parser.peek().is(")")) {
            throw parser.errors().unexpected(parser.peek(), "\")\"", false);
        }
        parser.take();
        String text = name.unquoted();
        if (dialect != Dialect.BASH && (text == null || !Names.isName(text))) {
            throw parser.errors().badFunctionName();
        }
        return compounds.function(text == null ? name.text() : text, name.line());
    }
}
