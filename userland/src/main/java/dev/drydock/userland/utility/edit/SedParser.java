package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a script of {@code sed}: addresses, a letter, and what belongs to it. Works on Latin strings. */
final class SedParser {
    private final Syntax syntax;
    private final boolean utf8;
    private final boolean busyBox;
    private final List<SedCommand> commands = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private String text = "";
    private String origin = "";
    private int at;

    SedParser(Syntax syntax, boolean utf8, boolean busyBox) {
        this.syntax = syntax;
        this.busyBox = busyBox;
        this.utf8 = utf8;
    }

    /** @param expressions the scripts in their order; origins say where each came from */
    List<SedCommand> parse(List<String> expressions, List<String> origins) throws SedSyntaxException {
        for (int i = 0; i < expressions.size(); i++) {
            text = expressions.get(i);
            origin = origins.get(i);
            at = 0;
            while (true) {
                skip(" \t\n;");
                if (at >= text.length()) {
                    break;
                }
                command();
            }
        }
        if (!blocks.isEmpty()) {
            throw new SedSyntaxException(origin, 0, "unmatched `{'");
        }
        return resolved();
    }

    private List<SedCommand> resolved() throws SedSyntaxException {
        List<SedCommand> resolved = new ArrayList<>();
        for (SedCommand command : commands) {
            if ("btT".indexOf(command.letter()) >= 0) {
                Integer target = command.text().isEmpty() ? Integer.valueOf(-1) : labels.get(command.text());
                if (target == null) {
                    throw new SedSyntaxException("", -1, "can't find label for jump to `" + command.text() + "'");
                }
                resolved.add(command.jumping(target));
            } else {
                resolved.add(command);
            }
        }
        return List.copyOf(resolved);
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private SedSyntaxException wrong(String message) {
        return new SedSyntaxException(origin, at, message);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void command() throws SedSyntaxException {
        if (peek() == '#') {
            line();
            return;
        }
        SedAddress first = address(false);
        SedAddress last = null;
        skip(" \t");
        if (first != null && peek() == ',') {
            at++;
            skip(" \t");
            last = address(true);
            if (last == null) {
                throw wrong("unexpected `,'");
            }
        }
        skip(" \t");
        boolean negated = false;
        while (peek() == '!') {
            negated = true;
            at++;
            skip(" \t");
        }
        if (at >= text.length()) {
            throw wrong("missing command");
        }
        char letter = text.charAt(at++);
        SedCommand plain = new SedCommand(first, last, negated, letter, "", null, 0, -1);
        commands.add(body(plain));
        if (letter == '}') {
            close(plain);
        }
    }

    private void close(SedCommand end) throws SedSyntaxException {
        if (end.first() != null) {
            throw wrong("} doesn't want any addresses");
        }
        if (blocks.isEmpty()) {
            throw wrong("unexpected `}'");
        }
        int open = blocks.pop();
        commands.set(open, commands.get(open).jumping(commands.size() - 1));
    }

    private @Nullable SedAddress address(boolean asEnd) throws SedSyntaxException {
        char c = peek();
        if (Character.isDigit(c)) {
            long number = number();
            if (peek() == '~' && !asEnd) {
                at++;
                return new SedAddress(SedAddress.Kind.STEP, number, number(), null);
            }
            return new SedAddress(SedAddress.Kind.LINE, number, 0, null);
        }
        if (c == '$') {
            at++;
            return new SedAddress(SedAddress.Kind.LAST, 0, 0, null);
        }
        if (asEnd && (c == '+' || c == '~')) {
            at++;
            SedAddress.Kind kind = c == '+' ? SedAddress.Kind.PLUS : SedAddress.Kind.MULTIPLE;
            return new SedAddress(kind, number(), 0, null);
        }
        if (c == '/' || c == '\\') {
            if (c == '\\') {
                at++;
            }
            char delimiter = text.charAt(at++);
            String pattern = until(delimiter, true);
            if (pattern == null) {
                throw wrong("unterminated address regex");
            }
            boolean ignoreCase = false;
            boolean multiline = false;
            while (peek() == 'I' || peek() == 'M') {
                ignoreCase |= peek() == 'I';
                multiline |= peek() == 'M';
                at++;
            }
            return new SedAddress(SedAddress.Kind.REGEX, 0, 0, compiled(pattern, ignoreCase, multiline));
        }
        return null;
    }

    private long number() {
        int start = at;
        while (Character.isDigit(peek())) {
            at++;
        }
        String digits = text.substring(start, at);
        return digits.isEmpty() ? 0 : Long.parseLong(digits.length() > 18 ? digits.substring(0, 18) : digits);
    }

    /** Null for the empty expression, which is the one used last. */
    private @Nullable Regex compiled(String pattern, boolean ignoreCase, boolean multiline) throws SedSyntaxException {
        if (pattern.isEmpty()) {
            return null;
        }
        try {
            Regex.Mode mode = Regex.Mode.of(syntax)
                    .ignoringCase(ignoreCase)
                    .multiline(multiline)
                    .utf8(utf8);
            return Regex.compile(pattern, mode);
        } catch (RegexException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** What comes before a delimiter, which is eaten; null if it is missing. */
    private @Nullable String until(char delimiter, boolean isRegex) {
        StringBuilder part = new StringBuilder();
        boolean inBracket = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == delimiter && !inBracket) {
                at++;
                return part.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                char next = text.charAt(at + 1);
                at += 2;
                if (next == delimiter) {
                    part.append(isRegex && "(){}|+?.*[]^$".indexOf(next) >= 0 ? "\\" : "")
                            .append(next);
                } else if (isRegex && next == 'n') {
                    part.append('\n');
                } else if (isRegex && next == 't') {
                    part.append('\t');
                } else {
                    part.append(c).append(next);
                }
                continue;
            }
            if (isRegex && c == '[' && !inBracket) {
                inBracket = true;
                part.append(c);
                at++;
                if (peek() == '^') {
                    part.append('^');
                    at++;
                }
                if (peek() == ']') {
                    part.append(']');
                    at++;
                }
                continue;
            }
            if (inBracket && c == '[' && at + 1 < text.length() && ":.=".indexOf(text.charAt(at + 1)) >= 0) {
                int end = text.indexOf(text.charAt(at + 1) + "]", at + 2);
                if (end > 0) {
                    part.append(text, at, end + 2);
                    at = end + 2;
                    continue;
                }
            }
            inBracket &= c != ']';
            part.append(c);
            at++;
        }
        return null;
    }

    private String line() {
        int end = text.indexOf('\n', at);
        String rest = end < 0 ? text.substring(at) : text.substring(at, end);
        at = end < 0 ? text.length() : end + 1;
        return rest;
    }

    private SedCommand body(SedCommand plain) throws SedSyntaxException {
        switch (plain.letter()) {
            case '{' -> {
                blocks.push(commands.size());
                return plain;
            }
            case '}' -> {
                end();
                return plain;
            }
            case 's' -> {
                return substitution(plain);
            }
            case 'y' -> {
                return transliteration(plain);
            }
            case 'a', 'i', 'c' -> {
                return with(plain, insertedText(), 0);
            }
            case ':' -> {
                if (plain.first() != null) {
                    throw wrong(": doesn't want any addresses");
                }
                String label = label();
                if (label.isEmpty()) {
                    throw wrong("\":\" lacks a label");
                }
                labels.put(label, commands.size());
                return with(plain, label, 0);
            }
            case 'b', 't', 'T' -> {
                return with(plain, label(), 0);
            }
            case 'r', 'R', 'w', 'W' -> {
                skip(" \t");
                String file = line();
                if (file.isEmpty()) {
                    throw wrong("missing filename in r/R/w/W commands");
                }
                return with(plain, file, 0);
            }
            case 'q', 'Q', 'l', 'L' -> {
                skip(" \t");
                int number = (int) number();
                end();
                return with(plain, "", number);
            }
            case '=', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z', 'F' -> {
                end();
                return plain;
            }
            default ->
                throw wrong(
                        busyBox
                                ? "unsupported command " + plain.letter()
                                : "unknown command: `" + plain.letter() + "'");
        }
    }

    private static SedCommand with(SedCommand plain, String argument, int number) {
        return new SedCommand(plain.first(), plain.last(), plain.negated(), plain.letter(), argument, null, number, -1);
    }

    /** Nothing but the end of the command may follow. */
    private void end() throws SedSyntaxException {
        skip(" \t");
        char c = peek();
        if (at >= text.length() || c == '}' || c == '#') {
            return;
        }
        at++;
        if (c != ';' && c != '\n') {
            throw wrong("extra characters after command");
        }
    }

    private String label() {
        skip(" \t");
        int start = at;
        while (at < text.length() && "\n;}".indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(start, at).stripTrailing();
    }

    /** One line after the letter (GNU), or lines that a backslash continues. */
    private String insertedText() throws SedSyntaxException {
        skip(" \t");
        if (at >= text.length()) {
            throw wrong("expected \\ after `a', `c' or `i'");
        }
        if (peek() == '\\') {
            at++;
            int before = at;
            skip(" \t");
            if (peek() == '\n') {
                at++;
            } else {
                at = before;
            }
        }
        StringBuilder inserted = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                inserted.append(text.charAt(at++));
            } else if (c == '\n') {
                break;
            } else {
                inserted.append(c);
            }
        }
        return inserted.append('\n').toString();
    }

    private SedCommand substitution(SedCommand plain) throws SedSyntaxException {
        if (at >= text.length() || peek() == '\n' || peek() == '\\') {
            throw wrong("unterminated `s' command");
        }
        char delimiter = text.charAt(at++);
        String pattern = until(delimiter, true);
        String right = pattern == null ? null : until(delimiter, false);
        if (pattern == null || right == null) {
            throw wrong(busyBox ? "unmatched '" + delimiter + "'" : "unterminated `s' command");
        }
        int occurrence = 1;
        boolean global = false;
        boolean prints = false;
        boolean ignoreCase = false;
        boolean multiline = false;
        boolean evaluates = false;
        String file = "";
        while (at < text.length()) {
            char flag = peek();
            if (flag == 'g' || flag == 'p' || flag == 'i' || flag == 'I' || flag == 'm' || flag == 'M' || flag == 'e') {
                global |= flag == 'g';
                prints |= flag == 'p';
                ignoreCase |= flag == 'i' || flag == 'I';
                multiline |= flag == 'm' || flag == 'M';
                evaluates |= flag == 'e';
                at++;
            } else if (Character.isDigit(flag)) {
                occurrence = (int) number();
                if (occurrence == 0) {
                    throw wrong("number option to `s' command may not be zero");
                }
            } else if (flag == 'w') {
                at++;
                skip(" \t");
                file = line();
                break;
            } else if (" \t;\n}#".indexOf(flag) >= 0) {
                end();
                break;
            } else {
                at++;
                throw wrong("unknown option to `s'");
            }
        }
        Regex regex = compiled(pattern, ignoreCase, multiline);
        Replacement replacement = Replacement.parse(right);
        if (regex != null && replacement.groups() > regex.groups()) {
            throw wrong("invalid reference \\" + replacement.groups() + " on `s' command's RHS");
        }
        if (evaluates) {
            throw wrong("the flag `e' of `s' is not emulated");
        }
        return new SedCommand(
                plain.first(),
                plain.last(),
                plain.negated(),
                's',
                "",
                new SedCommand.Substitution(regex, replacement, occurrence, global, prints, false, file),
                0,
                -1);
    }

    private SedCommand transliteration(SedCommand plain) throws SedSyntaxException {
        char delimiter = at < text.length() ? text.charAt(at++) : '\0';
        String from = until(delimiter, false);
        String to = from == null ? null : until(delimiter, false);
        if (from == null || to == null) {
            throw wrong("unterminated `y' command");
        }
        String first = plainLetters(from);
        String second = plainLetters(to);
        if (first.length() != second.length()) {
            throw wrong("strings for `y' command are different lengths");
        }
        end();
        return with(plain, first + second, 0);
    }

    private static String plainLetters(String part) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '\\' && i + 1 < part.length()) {
                char next = part.charAt(++i);
                plain.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
