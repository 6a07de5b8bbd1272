package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.regex.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The right side of {@code s}: text, {@code &}, {@code \1}, and GNU's changes of case. */
final class Replacement {
    private final List<Part> parts;

    private Replacement(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * @param group -1 for plain text
     * @param mode one of {@code L U l u E}, or a space for none
     */
    private record Part(String text, int group, char mode) {}

    /** @param text as it was written, without its delimiters */
    static Replacement parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') {
                add(parts, plain, new Part("", 0, ' '));
            } else if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                if (Character.isDigit(next)) {
                    add(parts, plain, new Part("", next - '0', ' '));
                } else if ("LUluE".indexOf(next) >= 0) {
                    add(parts, plain, new Part("", -1, next));
                } else {
                    int known = "nt".indexOf(next);
                    plain.append(known < 0 ? next : "\n\t".charAt(known));
                }
            } else {
                plain.append(c);
            }
        }
        add(parts, plain, null);
        return new Replacement(List.copyOf(parts));
    }

    private static void add(List<Part> parts, StringBuilder plain, @Nullable Part part) {
        if (!plain.isEmpty()) {
            parts.add(new Part(plain.toString(), -1, ' '));
            plain.setLength(0);
        }
        if (part != null) {
            parts.add(part);
        }
    }

    /** The highest group that is asked for. */
    int groups() {
        return parts.stream().mapToInt(Part::group).max().orElse(0);
    }

    String of(String line, Match match) {
        StringBuilder result = new StringBuilder();
        char mode = ' ';
        char once = ' ';
        for (Part part : parts) {
            if (part.mode() == 'l' || part.mode() == 'u') {
                once = part.mode();
                continue;
            }
            if (part.mode() != ' ') {
                mode = part.mode() == 'E' ? ' ' : part.mode();
                once = ' ';
                continue;
            }
            String text = part.group() < 0
                    ? part.text()
                    : match.start(part.group()) < 0
                            ? ""
                            : line.substring(match.start(part.group()), match.end(part.group()));
            if (!text.isEmpty()) {
                result.append(changed(text, mode, once));
                once = ' ';
            }
        }
        return result.toString();
    }

    private static String changed(String text, char mode, char once) {
        String whole = mode == 'L' ? text.toLowerCase(Locale.ROOT) : mode == 'U' ? text.toUpperCase(Locale.ROOT) : text;
        if (once == ' ') {
            return whole;
        }
        String first = whole.substring(0, 1);
        return (once == 'u' ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT)) + whole.substring(1);
    }
}
