package dev.drydock.userland.utility.editor;

import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A regular expression within a line, counted in characters rather than bytes. */
public final class LinePattern {
    private final Regex regex;

    private LinePattern(Regex regex) {
        this.regex = regex;
    }

    /** Empty if it is none. */
    public static Optional<LinePattern> of(String text) {
        try {
            return Optional.of(new LinePattern(Regex.compile(
                    new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
                    Regex.Mode.of(Syntax.BASIC))));
        } catch (RegexException wrong) {
            return Optional.empty();
        }
    }

    /** Where it is found at or behind a place; -1 if nowhere. */
    public int find(String line, int from) {
        try {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            int start = line.substring(0, from).getBytes(StandardCharsets.UTF_8).length;
            return regex.find(bytes, start, 0, bytes.length, false)
                    .map(match -> characters(bytes, match.start()))
                    .orElse(-1);
        } catch (RegexException tooMuch) {
            return -1;
        }
    }

    /** The last place before another one; -1 if there is none. */
    int findBefore(String line, int end) {
        int last = -1;
        for (int at = find(line, 0); at >= 0 && at < end; at = at < line.length() ? find(line, at + 1) : -1) {
            last = at;
        }
        return last;
    }

    private static int characters(byte[] bytes, int count) {
        return new String(bytes, 0, count, StandardCharsets.UTF_8).length();
    }

    /** The line with what was found replaced; empty if nothing was. */
    Optional<String> replace(String line, String replacement, boolean everywhere) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        StringBuilder changed = new StringBuilder();
        int done = 0;
        boolean found = false;
        try {
            for (int start = 0; start <= bytes.length; ) {
                Match match = regex.find(bytes, start, 0, bytes.length, true).orElse(null);
                if (match == null) {
                    break;
                }
                found = true;
                changed.append(text(bytes, done, match.start())).append(filled(replacement, bytes, match));
                done = match.end();
                start = match.isEmpty() ? match.end() + 1 : match.end();
                if (!everywhere) {
                    break;
                }
            }
        } catch (RegexException tooMuch) {
            return Optional.empty();
        }
        return found
                ? Optional.of(changed.append(text(bytes, done, bytes.length)).toString())
                : Optional.empty();
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }

    private String filled(String replacement, byte[] bytes, Match match) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '&') {
                text.append(text(bytes, match.start(), match.end()));
            } else if (c == '\\' && i + 1 < replacement.length()) {
                char next = replacement.charAt(++i);
                int group = Character.isDigit(next) ? next - '0' : -1;
                if (group >= 0 && group <= regex.groups()) {
                    text.append(match.start(group) < 0 ? "" : text(bytes, match.start(group), match.end(group)));
                } else {
                    text.append(next);
                }
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
