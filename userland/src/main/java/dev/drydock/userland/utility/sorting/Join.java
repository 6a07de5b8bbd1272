package dev.drydock.userland.utility.sorting;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code join}: the lines of two sorted files that have a field alike, side by side. */
final class Join {
    static final Command COMMAND = Command.named("join", call -> new Join(call).run())
            .gnu("a= e= i,ignore-case 1= 2= j= o= t= v= z,zero-terminated check-order nocheck-order header")
            .only(Flavour.GNU);
    private static final Words MISSING = Words.of("missing operand");
    private static final Words MISSING_SECOND = Words.of("missing operand after %l");
    private static final Words EXTRA = Words.of("extra operand %q");
    private static final Words BAD_FIELD = Words.of("invalid field number: %l");
    private static final Words BAD_SPEC = Words.of("invalid file number in field spec: %l");
    private static final Words BAD_SPECIFIER = Words.of("invalid field specifier: %l");
    private static final Words OTHER_FIELD = Words.of("incompatible join fields %s, %s");
    private static final Words OTHER_EMPTY = Words.of("conflicting empty-field replacement strings");
    private static final Words OTHER_TAB = Words.of("incompatible tabs");
    private static final Words READ_ERROR = Words.of("read error: %s");
    private static final Words UNSORTED_LINE = Words.of("%s:%s: is not sorted: %s");
    private static final Words BAD_TAB = Words.of("multi-character tab %l");
    private static final Words BOTH_STANDARD = Words.of("both files cannot be standard input");
    private static final Words UNSORTED = Words.of("input is not in sorted order");

    private final Invocation call;
    private final int[] fields = {0, 0};
    private final boolean[] fieldSaid = {false, false};
    private final boolean[] unpaired = {false, false};
    private boolean paired = true;
    private boolean ignoresCase;
    private @Nullable String tab;
    private @Nullable String empty;
    private final List<int[]> output = new ArrayList<>();
    private boolean automatic;
    private final int[] width = {0, 0};
    private char terminator = '\n';
    private boolean header;
    private boolean checks = true;
    private boolean checksAlways;
    private final boolean[] told = {false, false};
    private boolean seenUnpairable;

    private Join(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw operands.isEmpty() ? call.usage(MISSING) : call.usage(MISSING_SECOND, operands.get(0));
        }
        if (operands.size() > 2) {
            throw call.usage(EXTRA, operands.get(2));
        }
        if (operands.get(0).equals("-") && operands.get(1).equals("-")) {
            throw call.fail(BOTH_STANDARD);
        }
        try (Input first = open(operands.get(0));
                Input second = open(operands.get(1))) {
            join(new Side(0, operands.get(0), first), new Side(1, operands.get(1), second));
        }
        if (told[0] || told[1]) {
            call.complain(UNSORTED);
        }
        return call.exit();
    }

    private Input open(String operand) {
        Input input = call.openOrComplain(operand);
        if (input == null) {
            throw new Quit(1);
        }
        return input;
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "a" -> unpaired[file(option.argument())] = true;
            case "v" -> {
                unpaired[file(option.argument())] = true;
                paired = false;
            }
            case "e" -> {
                String filler = Latin.of(option.argument());
                if (empty != null && !empty.equals(filler)) {
                    throw call.fail(OTHER_EMPTY);
                }
                empty = filler;
            }
            case "i" -> ignoresCase = true;
            case "1" -> set(0, field(option.argument()));
            case "2" -> set(1, field(option.argument()));
            case "j" -> {
                int field = field(option.argument());
                set(0, field);
                set(1, field);
            }
            case "o" -> {
                if (option.argument().equals("auto")) {
                    automatic = true;
                } else {
                    output.addAll(formats(option.argument()));
                }
            }
            case "t" -> {
                String wanted = tab(option.argument());
                if (tab != null && !tab.equals(wanted)) {
                    throw call.fail(OTHER_TAB);
                }
                tab = wanted;
            }
            case "z" -> terminator = 0;
            case "check-order" -> {
                checksAlways = true;
                checks = true;
            }
            case "nocheck-order" -> checks = false;
            default -> header = true;
        }
    }

    private String tab(String text) {
        String latin = Latin.of(text);
        if (latin.isEmpty()) {
            return "\n";
        }
        if (latin.equals("\\0")) {
            return "\0";
        }
        if (latin.length() > 1) {
            throw call.fail(BAD_TAB, text);
        }
        return latin;
    }

    private int file(String text) {
        if (!text.matches("\\s*\\+?0*[12]")) {
            throw call.fail(BAD_FIELD, text);
        }
        return text.charAt(text.length() - 1) - '1';
    }

    private void set(int number, int field) {
        if (fieldSaid[number] && fields[number] != field) {
            throw call.fail(OTHER_FIELD, fields[number] + 1, field + 1);
        }
        fields[number] = field;
        fieldSaid[number] = true;
    }

    private int field(String text) {
        if (!text.matches("\\s*\\+?0*[1-9]\\d*")) {
            throw call.fail(BAD_FIELD, text);
        }
        String digits = text.replaceFirst("^\\s*\\+?0*", "");
        return digits.length() > 9 ? Integer.MAX_VALUE - 1 : Integer.parseInt(digits) - 1;
    }

    /** Pairs of a file (or -1 for the common field) and a field. */
    private List<int[]> formats(String text) {
        List<int[]> formats = new ArrayList<>();
        for (String word : text.split("[, \t]", -1)) {
            if (word.equals("0")) {
                formats.add(new int[] {-1, 0});
            } else if (word.matches("0.+|[12](?!\\.).*")) {
                throw call.fail(BAD_SPECIFIER, word);
            } else if (word.matches("[12]\\..*")) {
                formats.add(new int[] {word.charAt(0) - '1', field(word.substring(2))});
            } else {
                throw call.fail(BAD_SPEC, word);
            }
        }
        return formats;
    }

    /** One of the files: the line at which it is, and the one before, which comes first if it is in order. */
    private final class Side {
        private final int number;
        private final String name;
        private final Input input;
        private int lines;
        private @Nullable List<String> before;
        private @Nullable List<String> current;

        Side(int number, String name, Input input) {
            this.number = number;
            this.name = name;
            this.input = input;
            advance();
            width[number] = current == null ? 0 : current.size();
        }

        private void advance() {
            String next = read();
            current = next == null ? null : split(next);
            lines++;
            if (before != null && current != null && next != null) {
                check(before, current, next);
            }
            before = current;
        }

        private @Nullable String read() {
            try {
                return input.record(terminator);
            } catch (IOException error) {
                throw call.fail(READ_ERROR, error);
            }
        }

        private void check(List<String> first, List<String> second, String line) {
            if (!checks || !(checksAlways || seenUnpairable) || told[number]) {
                return;
            }
            if (order(Join.this.key(number, first), Join.this.key(number, second)) > 0) {
                int nul = line.indexOf('\0');
                call.complain(UNSORTED_LINE, name, lines, Latin.text(nul < 0 ? line : line.substring(0, nul)));
                told[number] = true;
                if (checksAlways) {
                    throw new Quit(1);
                }
            }
        }

        private String key() {
            return current == null ? "" : Join.this.key(number, current);
        }

        /** What is behind the header is compared with nothing before it. */
        private void skipHeader() {
            before = null;
            if (current != null) {
                advance();
            }
        }
    }

    private List<String> split(String line) {
        if (line.isEmpty()) {
            return List.of();
        }
        if (tab != null) {
            return tab.equals("\n") ? List.of(line) : List.of(line.split(Pattern.quote(tab), -1));
        }
        String stripped = line.replaceAll("^[ \t\n]+", "");
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("[ \t\n]+", -1));
    }

    private String key(int number, List<String> line) {
        String key = fields[number] < line.size() ? line.get(fields[number]) : "";
        return ignoresCase ? upper(key) : key;
    }

    private static String upper(String latin) {
        StringBuilder text = new StringBuilder();
        latin.chars().forEach(c -> text.append((char) (c >= 'a' && c <= 'z' ? c - 32 : c)));
        return text.toString();
    }

    private static int order(String left, String right) {
        return left.compareTo(right);
    }

    /** A line that has no partner counts from the next one on: then the order is looked at (coreutils 9.1: join). */
    private void join(Side left, Side right) {
        if (header && (left.current != null || right.current != null)) {
            print(left.current, right.current);
            left.skipHeader();
            right.skipHeader();
        }
        while (left.current != null && right.current != null) {
            int order = order(left.key(), right.key());
            if (order != 0) {
                Side behind = order < 0 ? left : right;
                alone(behind);
                behind.advance();
                seenUnpairable = true;
                continue;
            }
            String key = left.key();
            List<List<String>> lefts = same(left, key);
            List<List<String>> rights = same(right, key);
            if (paired) {
                lefts.forEach(one -> rights.forEach(other -> print(one, other)));
            }
        }
        boolean checksTail = checks && !(told[0] && told[1]);
        seenUnpairable |= left.current != null && right.current != null;
        tail(left, checksTail);
        tail(right, checksTail);
    }

    private void tail(Side side, boolean checksTail) {
        if (!unpaired[side.number] && !checksTail) {
            return;
        }
        while (side.current != null && (unpaired[side.number] || !told[side.number])) {
            alone(side);
            side.advance();
        }
    }

    private static List<List<String>> same(Side side, String key) {
        List<List<String>> lines = new ArrayList<>();
        while (side.current != null && side.key().equals(key)) {
            lines.add(side.current);
            side.advance();
        }
        return lines;
    }

    private void alone(Side side) {
        if (unpaired[side.number]) {
            print(side.number == 0 ? side.current : null, side.number == 1 ? side.current : null);
        }
    }

    private void print(@Nullable List<String> left, @Nullable List<String> right) {
        List<String> words = new ArrayList<>();
        if (output.isEmpty()) {
            words.add(common(left, right));
            others(words, left, 0);
            others(words, right, 1);
        }
        for (int[] format : output) {
            words.add(format[0] < 0 ? common(left, right) : at(format[0] == 0 ? left : right, format[1]));
        }
        call.out().data(String.join(tab == null ? " " : tab, words) + terminator);
    }

    private String common(@Nullable List<String> left, @Nullable List<String> right) {
        return left != null ? at(left, fields[0]) : at(right, fields[1]);
    }

    private void others(List<String> words, @Nullable List<String> line, int number) {
        int count = automatic ? width[number] : line == null ? 0 : line.size();
        for (int i = 0; i < count; i++) {
            if (i != fields[number]) {
                words.add(at(line, i));
            }
        }
    }

    private String at(@Nullable List<String> line, int index) {
        String filler = empty == null ? "" : empty;
        return line == null || index >= line.size() || line.get(index).isEmpty() ? filler : line.get(index);
    }
}
