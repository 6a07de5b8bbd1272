package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the commands of one line after the other: addresses, a letter, and what belongs to it. Works on Latin strings. */
final class LineReader {
    private static final String SPACE = " \t\n\u000b\f\r";
    private static final String BETWEEN = "; \n\r\t\u000b";
    private static final Words WRONG = Words.of("%s");
    private static final Words BAD_REGEX = Words.of("bad regex '%s': %s");
    private static final Words UNMATCHED = Words.of("unmatched '%s'");
    private static final Words NO_PREVIOUS = Words.of("no previous regexp");
    private static final Words ONE_ADDRESS = Words.of("command '%s' uses only one address");
    private static final Words NO_NAME = Words.of("empty filename");
    private static final Words UNSUPPORTED = Words.of("unsupported command %s");

    private final Invocation call;
    private final Syntax syntax;
    private final EditFiles files;
    private final List<Edit> commands = new ArrayList<>();
    private final LastRegex previous = new LastRegex();
    private boolean quiet;
    private String line = "";
    private int at;

    /** @param files those that the script writes to are opened as they are read of */
    LineReader(Invocation call, Syntax syntax, EditFiles files) {
        this.call = call;
        this.syntax = syntax;
        this.files = files;
    }

    /** Whether a comment asked for it: each that begins with {@code #n} does. */
    boolean isQuiet() {
        return quiet;
    }

    LastRegex previous() {
        return previous;
    }

    List<Edit> commands() {
        return List.copyOf(commands);
    }

    void read(String text) {
        line = text;
        at = 0;
        for (skip(BETWEEN); at < line.length(); skip(BETWEEN)) {
            if (peek() == '#') {
                comment();
            } else {
                commands.add(command());
            }
        }
    }

    private void comment() {
        int end = line.indexOf('\n', at);
        String comment = line.substring(at, end < 0 ? line.length() : end);
        quiet |= comment.startsWith("#n");
        at += comment.length();
    }

    private char peek() {
        return at < line.length() ? line.charAt(at) : '\0';
    }

    private void skip(String characters) {
        while (at < line.length() && characters.indexOf(peek()) >= 0) {
            at++;
        }
    }

    private boolean accept(char c) {
        boolean there = at < line.length() && peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private boolean atDigit() {
        return Character.digit(peek(), 10) >= 0;
    }

    private Quit wrong(String words) {
        return call.fail(WRONG, words);
    }

    private Edit command() {
        Address first = address();
        Address last = Address.NONE;
        if (accept(',')) {
            int before = at;
            last = lastAddress();
            if (at == before) {
                throw wrong("no address after comma");
            }
        }
        skip(SPACE);
        boolean negated = accept('!');
        if (negated) {
            skip(SPACE);
        }
        if (at == line.length()) {
            throw wrong("missing command");
        }
        char letter = line.charAt(at++);
        Selection selection = new Selection(first, last, negated);
        if ("air".indexOf(letter) >= 0 && !last.isNone()) {
            throw call.fail(ONE_ADDRESS, String.valueOf(letter));
        }
        return switch (letter) {
            case 's' -> new Edit(selection, letter, "", substitution(), null);
            case 'a', 'i', 'c' -> new Edit(selection, letter, text(), null, null);
            case 'r' -> new Edit(selection, letter, file(), null, null);
            case 'w' -> new Edit(selection, letter, "", null, files.sink(file()));
            case ':', 'b', 't', 'T' -> new Edit(selection, letter, label(), null, null);
            case 'y' -> new Edit(selection, letter, pairs(), null, null);
            case 'd', 'D', 'g', 'G', 'h', 'H', 'l', 'n', 'N', 'p', 'P', 'q', 'x', '=', '{', '}' ->
                new Edit(selection, letter, "", null, null);
            default -> throw call.fail(UNSUPPORTED, Latin.text(String.valueOf(letter)));
        };
    }

    private Address lastAddress() {
        if (peek() == '+' && at + 1 < line.length() && Character.digit(line.charAt(at + 1), 10) >= 0) {
            at++;
            return Address.behind(number());
        }
        return address();
    }

    /** {@link Address#NONE}, and nothing read, if there is none. */
    private Address address() {
        if (atDigit()) {
            return new Address(number(), null);
        }
        if (accept('$')) {
            return new Address(Address.LAST, null);
        }
        char delimiter = '/';
        if (accept('\\')) {
            delimiter = peek();
        } else if (peek() != '/') {
            return Address.NONE;
        }
        at++;
        String pattern = until(delimiter, true);
        Regex regex = pattern.isEmpty() ? previous.get() : compiled(pattern, false);
        if (regex == null) {
            throw call.fail(NO_PREVIOUS);
        }
        previous.set(regex);
        return new Address(Address.NOWHERE, regex);
    }

    /** As C reads numbers into an {@code int}. */
    private int number() {
        int start = at;
        while (atDigit()) {
            at++;
        }
        String digits = line.substring(start, at);
        return (int) Long.parseLong(digits.length() > 18 ? "9223372036854775807" : digits);
    }

    private String until(char delimiter, boolean brackets) {
        int end = Escapes.delimiter(line, Math.min(at, line.length()), delimiter, brackets);
        if (end < 0) {
            throw call.fail(UNMATCHED, String.valueOf(delimiter));
        }
        String part = line.substring(at, end);
        at = end + 1;
        return Escapes.characters(part);
    }

    private Regex compiled(String pattern, boolean ignoreCase) {
        try {
            return Regex.compile(pattern, Regex.Mode.of(syntax).ignoringCase(ignoreCase));
        } catch (RegexException bad) {
            throw call.fail(BAD_REGEX, Latin.text(pattern), bad.ofRegcomp());
        }
    }

    private char delimiter() {
        if (at == line.length()) {
            throw wrong("bad format in substitution expression");
        }
        return line.charAt(at++);
    }

    private Substitution substitution() {
        char delimiter = delimiter();
        String pattern = until(delimiter, true);
        String replacement = until(delimiter, false);
        SubstitutionFlags flags = new SubstitutionFlags();
        // Where the expression begins with the start of the line, there is one match at most.
        boolean anchored = pattern.startsWith("^");
        while (at < line.length()) {
            char flag = peek();
            if (atDigit()) {
                int number = number();
                flags.occurrence = anchored ? flags.occurrence : number;
                continue;
            }
            if (flag == ';' || flag == '}') {
                break;
            }
            at++;
            switch (flag) {
                case 'g' -> flags.occurrence = anchored ? flags.occurrence : 0;
                case 'p' -> flags.prints = true;
                case 'i', 'I' -> flags.ignoreCase = true;
                case 'w' -> flags.sink = files.sink(file());
                case '#' -> at = line.length();
                default -> {
                    if (SPACE.indexOf(flag) < 0) {
                        throw wrong("bad option in substitution expression");
                    }
                }
            }
        }
        Regex regex = pattern.isEmpty() ? null : compiled(pattern, flags.ignoreCase);
        return new Substitution(regex, replacement, flags.occurrence, flags.prints, flags.sink);
    }

    /** What follows the right side of {@code s}. */
    private static final class SubstitutionFlags {
        int occurrence = 1;
        boolean prints;
        boolean ignoreCase;

        @Nullable
        LineSink sink;
    }

    /** All that is left of the line, and of those that it goes on with. */
    private String text() {
        while (at < line.length()) {
            char c = peek();
            if (c == '\n' || c == '\\') {
                at++;
                break;
            }
            if (SPACE.indexOf(c) < 0) {
                break;
            }
            at++;
        }
        String rest = line.substring(at);
        at = line.length();
        return Escapes.plain(Escapes.characters(rest));
    }

    private String file() {
        skip(SPACE);
        int end = line.indexOf('\n', at);
        String name = line.substring(at, end < 0 ? line.length() : end);
        if (name.isEmpty()) {
            throw call.fail(NO_NAME);
        }
        at += name.length();
        // What the line goes on with stood behind a backslash.
        return end < 0 ? name : name + "\\";
    }

    private String label() {
        skip(SPACE);
        int start = at;
        while (at < line.length() && BETWEEN.indexOf(peek()) < 0) {
            at++;
        }
        return line.substring(start, at);
    }

    /** Characters and what each becomes, as many as both sides have. */
    private String pairs() {
        char delimiter = delimiter();
        String from = Escapes.without(until(delimiter, true), delimiter);
        String to = Escapes.without(until(delimiter, false), delimiter);
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < Math.min(from.length(), to.length()); i++) {
            pairs.append(from.charAt(i)).append(to.charAt(i));
        }
        return pairs.toString();
    }
}
