package dev.drydock.userland.server.redis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words as redis splits a line into them: in quotes of both kinds, with escapes within double ones. */
final class Words {
    private final String line;
    private int at;

    private Words(String line) {
        this.line = line;
    }

    /** Null if a quote is not closed, or something follows one that is. */
    static @Nullable List<String> split(String line) {
        return new Words(line).split();
    }

    private @Nullable List<String> split() {
        List<String> words = new ArrayList<>();
        for (; ; ) {
            while (at < line.length() && isSpace(line.charAt(at))) {
                at++;
            }
            if (at == line.length()) {
                return words;
            }
            String word = word();
            if (word == null) {
                return null;
            }
            words.add(word);
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private @Nullable String word() {
        StringBuilder word = new StringBuilder();
        while (at < line.length() && !isSpace(line.charAt(at))) {
            char c = line.charAt(at++);
            if (c == '"' || c == '\'') {
                boolean closed = c == '"' ? inDouble(word) : inSingle(word);
                if (!closed || (at < line.length() && !isSpace(line.charAt(at)))) {
                    return null;
                }
                return word.toString();
            }
            word.append(c);
        }
        return word.toString();
    }

    private boolean inSingle(StringBuilder word) {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '\'') {
                return true;
            }
            if (c == '\\' && at < line.length() && line.charAt(at) == '\'') {
                c = line.charAt(at++);
            }
            word.append(c);
        }
        return false;
    }

    private boolean inDouble(StringBuilder word) {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c == '\\'
                    && at + 2 < line.length()
                    && line.substring(at, at + 3).matches("x[0-9a-fA-F]{2}")) {
                word.append((char) Integer.parseInt(line.substring(at + 1, at + 3), 16));
                at += 3;
            } else if (c == '\\' && at < line.length()) {
                word.append(escaped(line.charAt(at++)));
            } else {
                word.append(c);
            }
        }
        return false;
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'a' -> '\007';
            default -> c;
        };
    }

    /** A text as redis shows it: in double quotes, with escapes for what cannot be seen. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', '"' -> shown.append('\\').append(c);
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                case '\007' -> shown.append("\\a");
                case '\b' -> shown.append("\\b");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        shown.append(c);
                    } else {
                        shown.append(String.format("\\x%02x", (int) c));
                    }
                }
            }
        }
        return shown.append('"').toString();
    }
}
