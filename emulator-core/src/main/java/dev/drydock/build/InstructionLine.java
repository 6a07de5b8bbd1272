package dev.drydock.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One instruction as it was written (Dockerfile reference, "Format"; BuildKit's parser as vendored by Docker Engine 28.5.2).
 *
 * @param name as it was written
 * @param flags words before the arguments that begin with two dashes, without their quotes
 * @param arguments what follows them, without white space around it
 * @param original the whole line, continuation lines joined
 */
record InstructionLine(String name, List<String> flags, String arguments, String original) {
    static final char ESCAPE = '\\';

    InstructionLine {
        flags = List.copyOf(flags);
    }

    String upperName() {
        return name.toUpperCase(Locale.ROOT);
    }

    /**
     * Splits a text into its instructions: comments and empty lines go, lines that end with a backslash are joined.
     *
     * @throws dev.drydock.error.EngineException invalid parameter, if there are none
     */
    static List<InstructionLine> parse(String text) {
        List<InstructionLine> instructions = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean continued = false;
        for (String physical : text.split("\n", -1)) {
            String stripped = continued ? physical.stripTrailing() : physical.strip();
            if (stripped.isBlank() || stripped.stripLeading().startsWith("#")) {
                continue;
            }
            String begun = withoutContinuation(stripped);
            continued = begun.length() < stripped.length();
            line.append(begun);
            if (!continued) {
                instructions.add(of(line.toString()));
                line.setLength(0);
            }
        }
        if (line.length() > 0) {
            instructions.add(of(line.toString()));
        }
        if (instructions.isEmpty()) {
            throw BuildErrors.noInstructions();
        }
        return instructions;
    }

    /** Without the backslash at its end, unless that is escaped itself. */
    private static String withoutContinuation(String line) {
        int last = line.length() - 1;
        boolean continues = line.charAt(last) == ESCAPE && (last == 0 || line.charAt(last - 1) != ESCAPE);
        return continues ? line.substring(0, last) : line;
    }

    private static InstructionLine of(String line) {
        String trimmed = line.strip();
        String[] parts = trimmed.split("[\\t\\x0B\\f\\r ]+", 2);
        List<String> flags = new ArrayList<>();
        String rest = parts.length == 2 ? takeFlags(parts[1], flags) : "";
        return new InstructionLine(parts[0], flags, rest.strip(), line);
    }

    private static String takeFlags(String text, List<String> flags) {
        int position = 0;
        while (position < text.length()) {
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
            if (!text.startsWith("--", position)) {
                return text.substring(position);
            }
            FlagWord word = FlagWord.at(text, position);
            position = word.end();
            if (word.text().equals("--")) {
                return text.substring(position);
            }
            flags.add(word.text());
        }
        return "";
    }

    /** A word whose quotes and backslashes were taken away, and where it ends. */
    private record FlagWord(String text, int end) {
        static FlagWord at(String text, int start) {
            StringBuilder word = new StringBuilder();
            char quote = 0;
            int position = start;
            for (; position < text.length(); position++) {
                char character = text.charAt(position);
                if (quote == 0 && Character.isWhitespace(character)) {
                    break;
                }
                if (quote == 0 && (character == '\'' || character == '"')) {
                    quote = character;
                } else if (character == quote) {
                    quote = 0;
                } else if (character == ESCAPE && position + 1 < text.length()) {
                    position++;
                    word.append(text.charAt(position));
                } else if (character != ESCAPE) {
                    word.append(character);
                }
            }
            return new FlagWord(word.toString(), position);
        }
    }
}
