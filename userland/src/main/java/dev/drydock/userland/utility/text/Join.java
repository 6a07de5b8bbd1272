package dev.drydock.userland.utility.text;

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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code join}: the lines of two sorted files that have a field alike, side by side. */
final class Join {
    static final Command COMMAND = Command.named("join", call -> new Join(call).run())
            .gnu("a= e= i,ignore-case 1= 2= j= o= t= v= z,zero-terminated check-order nocheck-order header")
            .only(Flavour.GNU);
    private static final Words MISSING = Words.of("missing operand");
    private static final Words MISSING_SECOND = Words.of("missing operand after %l");
    private static final Words EXTRA = Words.of("extra operand %l");
    private static final Words BAD_FIELD = Words.of("invalid field number: %l");
    private static final Words BAD_SPEC = Words.of("invalid file number in field spec: %l");
    private static final Words BAD_TAB = Words.of("multi-character tab %l");
    private static final Words BOTH_STANDARD = Words.of("both files cannot be standard input");
    private static final Words UNSORTED = Words.of("input is not in sorted order");

    private final Invocation call;
    private final int[] fields = {0, 0};
    private final boolean[] unpaired = {false, false};
    private boolean paired = true;
    private boolean ignoresCase;
    private @Nullable String tab;
    private String empty = "";
    private @Nullable List<int[]> output;
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
            case "e" -> empty = Latin.of(option.argument());
            case "i" -> ignoresCase = true;
            case "1" -> fields[0] = field(option.argument());
            case "2" -> fields[1] = field(option.argument());
            case "j" -> Arrays.fill(fields, field(option.argument()));
            case "o" -> {
                if (option.argument().equals("auto")) {
                    automatic = true;
                } else {
                    output = formats(option.argument());
                }
            }
            case "t" -> tab = tab(option.argument());
            case "z" -> terminator = 0;
            case "check-order" -> checksAlways = true;
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
        if (!text.equals("1") && !text.equals("2")) {
            throw call.fail(BAD_FIELD, text);
        }
        return text.charAt(0) - '1';
    }

    private int field(String text) {
        if (!text.matches("0*[1-9]\\d{0,8}")) {
            throw call.fail(BAD_FIELD, text);
        }
        return Integer.parseInt(text) - 1;
    }

    /** Pairs of a file (or -1 for the common field) and a field. */
    private List<int[]> formats(String text) {
        List<int[]> formats = new ArrayList<>();
        for (String word : text.split("[, \t]+")) {
            if (word.equals("0")) {
                formats.add(new int[] {-1, 0});
            } else if (word.matches("[12]\\..*")) {
                formats.add(new int[] {word.charAt(0) - '1', field(word.substring(2))});
            } else {
                throw call.fail(BAD_SPEC, word);
            }
        }
        return formats;
    }

    /** One of the files: its current line, and those that have the same key. */
    private final class Side {
        private final int number;
        private final String name;
        private final Input input;
        private int lines;
        private @Nullable List<String> current;
        private String line = "";

        Side(int number, String name, Input input) throws IOException {
            this.number = number;
            this.name = name;
            this.input = input;
            advance();
        }

        private void advance() throws IOException {
            List<String> before = current;
            String beforeLine = line;
            String next = input.record(terminator);
            current = next == null ? null : split(next);
            line = next == null ? "" : next;
            lines++;
            if (before != null && current != null && checks && (checksAlways || seenUnpairable) && !told[number]) {
                boolean fromHeader = header && lines == 2;
                if (!fromHeader && order(Join.this.key(number, before), Join.this.key(number, current)) > 0) {
                    call.complain(Words.of("%s:%s: is not sorted: %s"), name, lines, line);
                    told[number] = true;
                    if (checksAlways) {
                        throw new Quit(1);
                    }
                }
            }
            if (beforeLine.isEmpty() && current != null && automatic && width[number] == 0) {
                width[number] = current.size();
            }
        }

        private String key() {
            return current == null ? "" : Join.this.key(number, current);
        }
    }

    private List<String> split(String line) {
        if (tab != null) {
            return List.of(line.split(Pattern.quote(tab), -1));
        }
        String stripped = line.replaceAll("^[ \t]+", "");
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("[ \t]+", -1));
    }

    private String key(int number, List<String> line) {
        String key = fields[number] < line.size() ? line.get(fields[number]) : "";
        return ignoresCase ? key.toLowerCase(Locale.ROOT) : key;
    }

    private static int order(String left, String right) {
        return left.compareTo(right);
    }

    private void join(Side left, Side right) throws IOException {
        if (header && (left.current != null || right.current != null)) {
            print(left.current, right.current);
            left.advance();
            right.advance();
        }
        while (left.current != null && right.current != null) {
            int order = order(left.key(), right.key());
            if (order != 0) {
                seenUnpairable = true;
                Side behind = order < 0 ? left : right;
                alone(behind);
                behind.advance();
                continue;
            }
            String key = left.key();
            List<List<String>> lefts = same(left, key);
            List<List<String>> rights = same(right, key);
            if (paired) {
                lefts.forEach(one -> rights.forEach(other -> print(one, other)));
            }
        }
        for (Side side : List.of(left, right)) {
            while (side.current != null) {
                alone(side);
                side.advance();
            }
        }
    }

    private static List<List<String>> same(Side side, String key) throws IOException {
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
        List<int[]> formats = output;
        if (formats != null) {
            for (int[] format : formats) {
                words.add(format[0] < 0 ? common(left, right) : at(format[0] == 0 ? left : right, format[1]));
            }
        } else {
            words.add(common(left, right));
            others(words, left, 0);
            others(words, right, 1);
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
        return line == null || index >= line.size() || line.get(index).isEmpty() ? empty : line.get(index);
    }
}
