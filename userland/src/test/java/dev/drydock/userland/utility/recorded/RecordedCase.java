package dev.drydock.userland.utility.recorded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command line and what the real tool made of it. In the file, {@code $} begins a case; {@code <}, {@code >} and {@code !}
 * are lines of input, output and error output (with a backslash behind the sign: without a newline at the end), {@code ?} is
 * the exit status if it is not 0, {@code +} and {@code -} files that were changed or removed, and {@code ~} why ours is known
 * to be different.
 */
record RecordedCase(
        String commandLine,
        List<String> words,
        String input,
        String output,
        String errors,
        int status,
        Map<String, String> changed,
        String difference) {

    static List<RecordedCase> parse(String text) {
        List<RecordedCase> cases = new ArrayList<>();
        Reader reader = null;
        for (String line : text.split("\n")) {
            if (line.startsWith("$ ")) {
                if (reader != null) {
                    cases.add(reader.result());
                }
                reader = new Reader(line.substring(2));
            } else if (reader != null && !line.isBlank() && !line.startsWith("#")) {
                reader.line(line);
            }
        }
        if (reader != null) {
            cases.add(reader.result());
        }
        return cases;
    }

    private static final class Reader {
        private final String commandLine;
        private final StringBuilder input = new StringBuilder();
        private final StringBuilder output = new StringBuilder();
        private final StringBuilder errors = new StringBuilder();
        private final Map<String, String> changed = new TreeMap<>();
        private int status;
        private String difference = "";

        Reader(String commandLine) {
            this.commandLine = commandLine;
        }

        void line(String line) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            switch (line.charAt(0)) {
                case '<' -> text(input, line);
                case '>' -> text(output, line);
                case '!' -> text(errors, line);
                case '?' -> status = Integer.parseInt(rest);
                case '-' -> changed.put(rest, "gone");
                case '+' -> {
                    int space = rest.indexOf(' ');
                    changed.put(rest.substring(0, space), rest.substring(space + 1));
                }
                case '~' -> difference = rest;
                default -> throw new IllegalArgumentException("line " + line);
            }
        }

        private static void text(StringBuilder target, String line) {
            boolean unterminated = line.startsWith("\\", 1);
            String shown = line.length() < 2 ? "" : line.substring(unterminated ? 3 : 2);
            target.append(unescaped(shown)).append(unterminated ? "" : "\n");
        }

        RecordedCase result() {
            return new RecordedCase(
                    commandLine,
                    words(commandLine),
                    input.toString(),
                    output.toString(),
                    errors.toString(),
                    status,
                    changed,
                    difference);
        }
    }

    /** Words between spaces; single quotes keep everything, double quotes keep spaces and read escapes. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\'') {
                int end = line.indexOf('\'', i + 1);
                word.append(line, i + 1, end);
                any = true;
                i = end;
            } else if (c == '"') {
                int end = i + 1;
                while (line.charAt(end) != '"') {
                    end += line.charAt(end) == '\\' ? 2 : 1;
                }
                String bytes = unescaped(line.substring(i + 1, end));
                word.append(new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                any = true;
                i = end;
            } else if (c == ' ') {
                if (any || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
            }
        }
        if (any || !word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** A char a byte. */
    static String unescaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                case 'x' -> {
                    result.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> result.append(next);
            }
        }
        return result.toString();
    }

    /** The other way: what is no printable ASCII character becomes {@code \xNN}. */
    static String escaped(String latin) {
        StringBuilder result = new StringBuilder();
        for (char c : latin.toCharArray()) {
            switch (c) {
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                case '\\' -> result.append("\\\\");
                default -> {
                    if (c < ' ' || c > '~') {
                        result.append(String.format("\\x%02x", (int) c));
                    } else {
                        result.append(c);
                    }
                }
            }
        }
        return result.toString();
    }
}
