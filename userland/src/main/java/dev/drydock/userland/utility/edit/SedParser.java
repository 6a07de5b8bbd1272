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
    private static final List<Integer> VERSION = List.of(4, 9, 0);

    private final Syntax syntax;
    private final boolean utf8;
    private final boolean busyBox;
    private final List<SedCommand> commands = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private SedScript script;
    /** The scripts in which the blocks begin that are still open. */
    private final Deque<SedScript> openings = new ArrayDeque<>();

    SedParser(Syntax syntax, boolean utf8, boolean busyBox) {
        this.syntax = syntax;
        this.busyBox = busyBox;
        this.utf8 = utf8;
        this.script = new SedScript("", "", busyBox);
    }

    /** @param expressions the scripts in their order; origins say where each came from */
    List<SedCommand> parse(List<String> expressions, List<String> origins) throws SedSyntaxException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            text.append(expressions.get(i));
            if (i + 1 < expressions.size() && endsOpen(expressions.get(i))) {
                text.append('\n');
                continue;
            }
            script = new SedScript(text.toString(), origins.get(i), busyBox);
            text.setLength(0);
            while (true) {
                script.skip(" \t\n;");
                if (script.atEnd()) {
                    break;
                }
                command();
            }
        }
        if (!blocks.isEmpty()) {
            throw openings.getLast().unmatched();
        }
        return resolved();
    }

    /** Whether a text goes on with the next expression. */
    private static boolean endsOpen(String expression) {
        int end = expression.length();
        while (end > 0 && expression.charAt(end - 1) == '\\') {
            end--;
        }
        return (expression.length() - end) % 2 == 1;
    }

    private List<SedCommand> resolved() throws SedSyntaxException {
        List<SedCommand> resolved = new ArrayList<>();
        for (SedCommand command : commands) {
            if ("btT".indexOf(command.letter()) >= 0) {
                Integer target = command.text().isEmpty() ? Integer.valueOf(-1) : labels.get(command.text());
                if (target == null) {
                    throw SedSyntaxException.missing(command.text());
                }
                resolved.add(command.jumping(target));
            } else {
                resolved.add(command);
            }
        }
        return List.copyOf(resolved);
    }

    private void command() throws SedSyntaxException {
        SedAddress first = address(false);
        SedAddress last = null;
        script.skip(" \t");
        if (first != null && script.accept(',')) {
            script.skip(" \t");
            last = address(true);
            if (last == null) {
                script.take();
                throw script.wrong("unexpected `,'");
            }
            script.skip(" \t");
        }
        checkFirst(first, last);
        boolean negated = script.accept('!');
        script.skip(" \t");
        if (negated && script.accept('!')) {
            if (!busyBox) {
                throw script.wrong("multiple `!'s");
            }
            script.skip(" \t!");
        }
        if (script.atEnd()) {
            throw script.wrong("missing command");
        }
        char letter = script.take();
        SedCommand plain = new SedCommand(first, last, negated, letter, "", null, 0, -1);
        switch (letter) {
            case '#' -> {
                if (first != null) {
                    throw script.wrong("comments don't accept any addresses");
                }
                script.line();
            }
            case '}' -> close(plain);
            default -> commands.add(body(plain));
        }
    }

    private void checkFirst(@Nullable SedAddress first, @Nullable SedAddress last) throws SedSyntaxException {
        boolean zero = first != null && first.kind() == SedAddress.Kind.LINE && first.number() == 0;
        if (zero && !busyBox && (last == null || last.kind() != SedAddress.Kind.REGEX)) {
            script.take();
            throw script.wrong("invalid usage of line address 0");
        }
    }

    private void close(SedCommand end) throws SedSyntaxException {
        if (blocks.isEmpty()) {
            throw script.wrong("unexpected `}'");
        }
        if (end.first() != null) {
            throw script.wrong("} doesn't want any addresses");
        }
        script.end();
        openings.pop();
        int open = blocks.pop();
        commands.add(end);
        commands.set(open, commands.get(open).jumping(commands.size() - 1));
    }

    private @Nullable SedAddress address(boolean asEnd) throws SedSyntaxException {
        char c = script.peek();
        if (script.atDigit()) {
            long number = script.number();
            if (script.peek() == '~' && !asEnd) {
                script.take();
                return new SedAddress(SedAddress.Kind.STEP, number, script.number(), null);
            }
            return new SedAddress(SedAddress.Kind.LINE, number, 0, null);
        }
        if (script.accept('$')) {
            return new SedAddress(SedAddress.Kind.LAST, 0, 0, null);
        }
        if (c == '+' || c == '~') {
            if (!asEnd) {
                return stepFirst();
            }
            script.take();
            SedAddress.Kind kind = c == '+' ? SedAddress.Kind.PLUS : SedAddress.Kind.MULTIPLE;
            return new SedAddress(kind, script.number(), 0, null);
        }
        if (c == '/' || c == '\\') {
            return expression();
        }
        return null;
    }

    /** Which is no address. */
    private @Nullable SedAddress stepFirst() throws SedSyntaxException {
        if (busyBox) {
            return null;
        }
        script.take();
        script.number();
        throw script.wrong("invalid usage of +N or ~N as first address");
    }

    private SedAddress expression() throws SedSyntaxException {
        script.accept('\\');
        String pattern = script.until(script.take(), true);
        if (pattern == null) {
            throw script.wrong("unterminated address regex");
        }
        boolean ignoreCase = false;
        boolean multiline = false;
        script.skip(busyBox ? "" : " \t");
        while (script.peek() == 'I' || script.peek() == 'M') {
            char flag = script.take();
            ignoreCase |= flag == 'I';
            multiline |= flag == 'M';
            script.skip(busyBox ? "" : " \t");
        }
        return new SedAddress(SedAddress.Kind.REGEX, 0, 0, compiled(pattern, ignoreCase, multiline));
    }

    /** Null for the empty expression, which is the one used last. */
    private @Nullable Regex compiled(String pattern, boolean ignoreCase, boolean multiline) throws SedSyntaxException {
        if (pattern.isEmpty()) {
            if (!busyBox && (ignoreCase || multiline)) {
                throw script.wrong("cannot specify modifiers on empty regexp");
            }
            return null;
        }
        String resolved = busyBox ? pattern : script.resolved(pattern, SedEscapes.Place.REGEX);
        try {
            Regex.Mode mode = Regex.Mode.of(syntax)
                    .ignoringCase(ignoreCase)
                    .multiline(multiline)
                    .utf8(utf8);
            return Regex.compile(resolved, mode);
        } catch (RegexException wrong) {
            throw script.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private SedCommand body(SedCommand plain) throws SedSyntaxException {
        switch (plain.letter()) {
            case '{' -> {
                blocks.push(commands.size());
                openings.push(script);
                return plain;
            }
            case 's' -> {
                return substitution(plain);
            }
            case 'y' -> {
                return transliteration(plain);
            }
            case 'a', 'i', 'c' -> {
                return with(plain, script.insertedText(), 0);
            }
            case ':' -> {
                if (plain.first() != null) {
                    throw script.wrong(": doesn't want any addresses");
                }
                String label = script.label();
                if (label.isEmpty()) {
                    throw script.wrong("\":\" lacks a label");
                }
                labels.put(label, commands.size());
                return with(plain, label, 0);
            }
            case 'b', 't', 'T' -> {
                return with(plain, script.label(), 0);
            }
            case 'r', 'R', 'w', 'W' -> {
                return with(plain, file(), 0);
            }
            case 'q', 'Q', 'l', 'L' -> {
                if (plain.last() != null && "qQ".indexOf(plain.letter()) >= 0 && !busyBox) {
                    throw script.wrong("command only uses one address");
                }
                script.skip(" \t");
                int number = script.atDigit() ? (int) script.number() : -1;
                script.end();
                return with(plain, "", number);
            }
            case '=', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z', 'F' -> {
                script.end();
                return plain;
            }
            default -> {
                return rare(plain);
            }
        }
    }

    private SedCommand rare(SedCommand plain) throws SedSyntaxException {
        if (busyBox) {
            throw script.wrong("unsupported command " + plain.letter());
        }
        if (plain.letter() == 'v') {
            if (isNewer(script.label())) {
                throw script.wrong("expected newer version of sed");
            }
            return plain;
        }
        if (plain.letter() == 'e') {
            throw script.wrong("the command `e' is not emulated");
        }
        throw script.wrong("unknown command: `" + plain.letter() + "'");
    }

    private static boolean isNewer(String version) {
        if (!version.matches("([0-9]{1,6}([.][0-9]{1,6}){0,2})?")) {
            return true;
        }
        List<String> parts = version.isEmpty() ? List.of() : List.of(version.split("[.]", -1));
        for (int i = 0; i < parts.size(); i++) {
            int difference = Integer.parseInt(parts.get(i)) - VERSION.get(i);
            if (difference != 0) {
                return difference > 0;
            }
        }
        return false;
    }

    private String file() throws SedSyntaxException {
        script.skip(" \t");
        String file = script.line();
        if (file.isEmpty()) {
            throw script.wrong("missing filename in r/R/w/W commands");
        }
        return file;
    }

    private static SedCommand with(SedCommand plain, String argument, int number) {
        return new SedCommand(plain.first(), plain.last(), plain.negated(), plain.letter(), argument, null, number, -1);
    }

    private SedCommand substitution(SedCommand plain) throws SedSyntaxException {
        if (script.atEnd() || (busyBox && "\n\\".indexOf(script.peek()) >= 0)) {
            throw script.wrong("unterminated `s' command");
        }
        char delimiter = script.take();
        String pattern = script.until(delimiter, true);
        String right = pattern == null ? null : script.until(delimiter, false);
        if (pattern == null || right == null) {
            throw script.wrong(busyBox ? "unmatched '" + delimiter + "'" : "unterminated `s' command");
        }
        SubstitutionFlags flags = SubstitutionFlags.read(script, busyBox);
        Regex regex = compiled(pattern, flags.ignoreCase(), flags.multiline());
        String resolved = busyBox ? right : script.resolved(right, SedEscapes.Place.REPLACEMENT);
        Replacement replacement = Replacement.parse(resolved, utf8);
        if (regex != null && replacement.groups() > regex.groups()) {
            throw script.wrong("invalid reference \\" + replacement.groups() + " on `s' command's RHS");
        }
        return new SedCommand(
                plain.first(),
                plain.last(),
                plain.negated(),
                's',
                "",
                new SedCommand.Substitution(
                        regex, replacement, flags.occurrence(), flags.global(), flags.prints(), false, flags.file()),
                0,
                -1);
    }

    private SedCommand transliteration(SedCommand plain) throws SedSyntaxException {
        char delimiter = script.atEnd() ? '\0' : script.take();
        String from = script.until(delimiter, false);
        String to = from == null ? null : script.until(delimiter, false);
        if (from == null || to == null) {
            throw script.wrong("unterminated `y' command");
        }
        List<String> first = letters(from);
        List<String> second = letters(to);
        if (first.size() != second.size()) {
            throw script.wrong("strings for `y' command are different lengths");
        }
        script.end();
        return plain.exchanging(first, second);
    }

    private List<String> letters(String part) throws SedSyntaxException {
        String plain = SedScript.withoutBackslashes(script.resolved(part, SedEscapes.Place.TEXT));
        return utf8 ? Letters.of(plain) : Letters.bytes(plain);
    }
}
