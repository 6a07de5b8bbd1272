package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code sub}, {@code gsub} and {@code gensub}.
 *
 * @param which 0 for every match, or the one to replace
 * @param groups whether {@code \1} in the replacement is what a group matched
 */
record Substitution(Regex regex, String replacement, int which, boolean groups) {

    /** The new text, and how many matches were replaced in it. */
    record Result(String text, int count) {}

    Result in(String text, Machine machine) throws IOException {
        byte[] bytes = Latin.bytes(text);
        StringBuilder result = new StringBuilder();
        int count = 0;
        int seen = 0;
        int copied = 0;
        int from = 0;
        int lastEnd = -1;
        while (from <= bytes.length) {
            Optional<Match> found = machine.find(regex, bytes, from);
            if (found.isEmpty()) {
                break;
            }
            Match match = found.get();
            boolean touches = match.isEmpty() && match.start() == lastEnd && !machine.isBusyBox();
            if (!touches) {
                seen++;
                if (which == 0 || seen == which) {
                    result.append(text, copied, match.start());
                    if (machine.isBusyBox()) {
                        appendInBusyBox(result, text, match);
                    } else {
                        append(result, text, match);
                    }
                    copied = match.end();
                    count++;
                }
            }
            lastEnd = match.end();
            if (which != 0 && seen == which) {
                break;
            }
            from = match.isEmpty() ? match.end() + 1 : match.end();
        }
        return new Result(result.append(text, copied, text.length()).toString(), count);
    }

    /** There backslashes mean something only before what they take the meaning from. */
    private void appendInBusyBox(StringBuilder target, String text, Match match) {
        int backslashes = 0;
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '\\') {
                backslashes++;
                continue;
            }
            boolean digit = groups && c >= '0' && c <= '9';
            boolean odd = backslashes % 2 == 1;
            target.append("\\".repeat(c == '&' || digit ? backslashes / 2 : backslashes));
            backslashes = 0;
            int group = digit ? c - '0' : 0;
            if (c == '&' ? odd : !digit || !odd) {
                target.append(c);
            } else if (group <= regex.groups() && match.start(group) >= 0) {
                target.append(text, match.start(group), match.end(group));
            }
        }
        target.append("\\".repeat(backslashes));
    }

    private void append(StringBuilder target, String text, Match match) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : 0;
            if (c == '&') {
                target.append(text, match.start(), match.end());
            } else if (c == '\\' && (next == '&' || next == '\\')) {
                target.append(next);
                i++;
            } else if (c == '\\' && groups && next >= '0' && next <= '9') {
                int group = next - '0';
                if (group <= regex.groups() && match.start(group) >= 0) {
                    target.append(text, match.start(group), match.end(group));
                }
                i++;
            } else {
                target.append(c);
            }
        }
    }
}
