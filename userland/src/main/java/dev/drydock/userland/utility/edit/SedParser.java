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
    private final List<SedCommand> commands = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private final SedSettings settings;
    private final SedFiles files;
    private SedScript script;
    /** A text that goes on with the next script. */
    private @Nullable SedText open;

    /** What is said of the blocks that are still open if nothing closes them. */
    private final Deque<SedSyntaxException> openings = new ArrayDeque<>();

    /** @param files those that the script writes to are opened as they are read of */
    SedParser(Syntax syntax, boolean utf8, SedSettings settings, SedFiles files) {
        this.syntax = syntax;
        this.settings = settings;
        this.files = files;
        this.utf8 = utf8;
        this.script = new SedScript("", "");
    }

    /** @param expressions the scripts in their order; origins say where each came from */
    List<SedCommand> parse(List<String> expressions, List<String> origins) throws SedSyntaxException {
        for (int i = 0; i < expressions.size(); i++) {
            script = new SedScript(expressions.get(i), origins.get(i));
            if (open != null) {
                int last = commands.size() - 1;
                commands.set(last, inserting(commands.get(last), script.continued(open)));
            }
            while (true) {
                script.skip(" \t\n\u000b\f\r;");
                if (script.atEnd()) {
                    break;
                }
                command();
            }
        }
        if (!blocks.isEmpty()) {
            throw openings.element();
        }
        return resolved();
    }

    private SedCommand inserting(SedCommand plain, SedText text) {
        open = text.open() ? text : null;
        return with(plain, text.text(), 0);
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
        if (script.peek() != 'r' || last != null) {
            checkFirst(first, last);
        }
        boolean negated = script.accept('!');
        script.skip(" \t");
        if (negated && script.accept('!')) {
            throw script.wrong("multiple `!'s");
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
            case 'v' -> checkVersion();
            default -> commands.add(body(plain));
        }
    }

    private void checkFirst(@Nullable SedAddress first, @Nullable SedAddress last) throws SedSyntaxException {
        boolean zero = first != null && first.isLine() && first.number() == 0;
        if (zero && (last == null || last.kind() != SedAddress.Kind.REGEX)) {
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
            script.skip(" \t");
            if (script.accept('~')) {
                script.skip(" \t");
                long step = script.number();
                return new SedAddress(step == 0 ? SedAddress.Kind.LINE : SedAddress.Kind.STEP, number, step, null);
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
            script.skip(" \t");
            SedAddress.Kind kind = c == '+' ? SedAddress.Kind.PLUS : SedAddress.Kind.MULTIPLE;
            return new SedAddress(kind, script.number(), 0, null);
        }
        if (c == '/' || c == '\\') {
            return expression();
        }
        return null;
    }

    /** Which is no address. */
    private SedAddress stepFirst() throws SedSyntaxException {
        script.take();
        script.skip(" \t");
        script.number();
        throw script.wrong("invalid usage of +N or ~N as first address");
    }

    private SedAddress expression() throws SedSyntaxException {
        script.accept('\\');
        String pattern = script.until(delimiter(), true);
        if (pattern == null) {
            throw script.wrong("unterminated address regex");
        }
        boolean ignoreCase = false;
        boolean multiline = false;
        script.skip(" \t");
        while (script.peek() == 'I' || script.peek() == 'M') {
            char flag = script.take();
            ignoreCase |= flag == 'I';
            multiline |= flag == 'M';
            script.skip(" \t");
        }
        return new SedAddress(SedAddress.Kind.REGEX, 0, 0, compiled(pattern, ignoreCase, multiline));
    }

    /** Null for the empty expression, which is the one used last. */
    private @Nullable Regex compiled(String pattern, boolean ignoreCase, boolean multiline) throws SedSyntaxException {
        if (pattern.isEmpty()) {
            if (ignoreCase || multiline) {
                throw script.wrong("cannot specify modifiers on empty regexp");
            }
            return null;
        }
        String resolved = script.resolved(pattern, SedEscapes.Place.REGEX);
        try {
            boolean asLines = multiline && settings.terminator == '\n';
            return Regex.compile(
                    resolved,
                    new Regex.Mode(syntax, ignoreCase, /* multiline= */ asLines, /* newlineSplits= */ multiline, utf8));
        } catch (RegexException wrong) {
            throw script.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private SedCommand body(SedCommand plain) throws SedSyntaxException {
        switch (plain.letter()) {
            case '{' -> {
                blocks.push(commands.size());
                openings.push(script.unmatched());
                return plain;
            }
            case 's' -> {
                return substitution(plain);
            }
            case 'y' -> {
                return transliteration(plain);
            }
            case 'a', 'i', 'c' -> {
                return inserting(plain, script.insertedText());
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
            case 'r' -> {
                SedAddress first = plain.first();
                boolean before = first != null && first.isLine() && first.number() == 0 && plain.last() == null;
                return with(before ? plain.from(1) : plain, file(), before ? 1 : 0);
            }
            case 'R', 'w', 'W' -> {
                String file = file();
                return with(plain, file, 0).writing("wW".indexOf(plain.letter()) < 0 ? null : files.output(file));
            }
            case 'q', 'Q', 'l', 'L' -> {
                if (plain.last() != null && "qQ".indexOf(plain.letter()) >= 0) {
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
        if (plain.letter() == 'e') {
            throw script.wrong("the command `e' is not emulated");
        }
        throw script.wrong("unknown command: `" + plain.letter() + "'");
    }

    /** Does nothing, wherever it stands. */
    private void checkVersion() throws SedSyntaxException {
        if (isNewer(script.label())) {
            throw script.wrong("expected newer version of sed");
        }
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
        if (script.atEnd()) {
            throw script.wrong("unterminated `s' command");
        }
        char delimiter = delimiter();
        String pattern = script.until(delimiter, true);
        String right = pattern == null ? null : script.until(delimiter, false);
        if (pattern == null || right == null) {
            throw script.wrong("unterminated `s' command");
        }
        Replacement replacement = Replacement.parse(script.resolved(right, SedEscapes.Place.REPLACEMENT), utf8);
        SubstitutionFlags flags = SubstitutionFlags.read(script);
        SedOutput output = flags.file().isEmpty() ? null : files.output(flags.file());
        Regex regex = compiled(pattern, flags.ignoreCase(), flags.multiline());
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
                        regex, replacement, flags.occurrence(), flags.global(), flags.prints(), output),
                0,
                -1);
    }

    private char delimiter() throws SedSyntaxException {
        char delimiter = script.take();
        if (utf8 && delimiter >= 0x80) {
            throw script.wrong("delimiter character is not a single-byte character");
        }
        return delimiter;
    }

    private SedCommand transliteration(SedCommand plain) throws SedSyntaxException {
        char delimiter = script.atEnd() ? '\0' : delimiter();
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
