package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.regex.Match;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right side of {@code s} of sed, and of tar: text, {@code &}, {@code \1}, and GNU's changes of case. */
public final class Replacement {
    private final List<Part> parts;
    private final boolean utf8;

    private Replacement(List<Part> parts, boolean utf8) {
        this.parts = parts;
        this.utf8 = utf8;
    }

    /**
     * @param group -1 for plain text
     * @param mode one of {@code L U l u E}, or a space for none
     */
    private record Part(String text, int group, char mode) {}

    /**
     * @param text as it was written, without its delimiters
     * @param utf8 whether letters may have several bytes
     */
    public static Replacement parse(String text, boolean utf8) {
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
        return new Replacement(List.copyOf(parts), utf8);
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

    /** What takes the place of a match. */
    public String of(String line, Match match) {
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
            String text = part.group() < 0 ? part.text() : group(line, match, part.group());
            if (!text.isEmpty()) {
                result.append(changed(text, mode, once));
                once = ' ';
            }
        }
        return result.toString();
    }

    /** Empty for one that took no part, or that the expression does not have. */
    private static String group(String line, Match match, int group) {
        boolean known = group <= match.groups() && match.start(group) >= 0;
        return known ? line.substring(match.start(group), match.end(group)) : "";
    }

    private String changed(String text, char mode, char once) {
        if (mode == ' ' && once == ' ') {
            return text;
        }
        StringBuilder result = new StringBuilder();
        char now = once == ' ' ? mode : once;
        for (String letter : utf8 ? Letters.of(text) : Letters.bytes(text)) {
            result.append(now == ' ' ? letter : Letters.inCase(letter, now == 'U' || now == 'u'));
            now = mode;
        }
        return result.toString();
    }
}
