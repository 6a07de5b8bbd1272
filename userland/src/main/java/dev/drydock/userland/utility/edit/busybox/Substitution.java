package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code s} does. After each match it searches on in what is left as if nothing were before it, but for the start of the
 * line.
 *
 * @param regex null for the one that was used last
 * @param replacement as it was written, without its delimiters
 * @param occurrence which match is replaced; 0 for all
 */
record Substitution(
        @Nullable Regex regex,
        String replacement,
        int occurrence,
        boolean prints,
        @Nullable LineSink sink) {

    /** Null if nothing was replaced. */
    @Nullable
    String apply(Regex used, String line) throws RegexException {
        byte[] bytes = Latin.bytes(line);
        Optional<Match> found = used.find(bytes, 0, 0, bytes.length, true);
        StringBuilder result = new StringBuilder();
        int at = 0;
        int count = 0;
        boolean changed = false;
        boolean emptyBefore = true;
        boolean triedAtEnd = false;
        while (found.isPresent()) {
            Match match = found.get();
            int end = match.end();
            count++;
            if (count < occurrence) {
                end += match.isEmpty() && end < line.length() ? 1 : 0;
                result.append(line, at, end);
                at = end;
            } else {
                result.append(line, at, match.start());
                // What is empty right behind a match is none.
                if (emptyBefore || match.start() != at || !match.isEmpty()) {
                    replace(line, match, result);
                    changed = true;
                }
                emptyBefore = match.isEmpty();
                if (emptyBefore && end < line.length()) {
                    result.append(line.charAt(end++));
                } else if (emptyBefore) {
                    triedAtEnd = true;
                }
                at = end;
                if (occurrence != 0) {
                    break;
                }
            }
            if (at == line.length()) {
                if (triedAtEnd) {
                    break;
                }
                triedAtEnd = true;
            }
            found = used.findWithin(bytes, at, at, bytes.length, true);
        }
        return changed ? result.append(line.substring(at)).toString() : null;
    }

    private void replace(String line, Match match, StringBuilder result) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            boolean escaped = c == '\\' && i + 1 < replacement.length();
            char meant = escaped ? replacement.charAt(++i) : c;
            if (escaped ? meant >= '0' && meant <= '9' : meant == '&') {
                int group = escaped ? meant - '0' : 0;
                if (group <= match.groups() && match.start(group) >= 0) {
                    result.append(line, match.start(group), match.end(group));
                }
            } else {
                result.append(meant);
            }
        }
    }

    static boolean isFound(Regex regex, String text) throws RegexException {
        byte[] bytes = Latin.bytes(text);
        return regex.matchesAnyhow(bytes, 0, bytes.length);
    }
}
