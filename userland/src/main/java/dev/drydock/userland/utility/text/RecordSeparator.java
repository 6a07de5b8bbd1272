package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.regex.EmacsSyntax;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands between records: the last of it before a place is asked for. */
interface RecordSeparator {
    /** A bracket, a character behind a backslash, or any other one. */
    Pattern PIECE = Pattern.compile("\\[\\^?.[^]]*]|\\\\.|.", Pattern.DOTALL);

    /** Where one is. */
    record Place(int start, int end) {}

    /** The last one that begins before an end and ends there at most; null if there is none. */
    @Nullable
    Place last(byte[] bytes, int end) throws IOException;

    /** Always the same bytes. */
    static RecordSeparator of(String latin) {
        byte[] wanted = Latin.bytes(latin);
        return (bytes, end) -> {
            for (int at = end - wanted.length; at >= 0; at--) {
                if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                    return new Place(at, at + wanted.length);
                }
            }
            return null;
        };
    }

    /** A point matches no newline, though brackets do. */
    private static String withoutNewlines(String expression) {
        Matcher each = PIECE.matcher(expression);
        StringBuilder text = new StringBuilder();
        while (each.find()) {
            text.append(each.group().equals(".") ? "[^\n]" : each.group());
        }
        return text.toString();
    }

    /** What an expression matches: of matches the one that begins last, as long as it can be from there. */
    static RecordSeparator matching(String expression, boolean utf8) throws RegexException {
        Regex.Mode mode = Regex.Mode.of(Syntax.EGREP).multiline(true).utf8(utf8);
        Regex regex = Regex.compile(EmacsSyntax.asEgrep(withoutNewlines(expression)), mode);
        return (bytes, end) -> {
            try {
                for (int at = end - 1; at >= 0; at--) {
                    Optional<Match> match = regex.find(bytes, at, 0, end, false);
                    if (match.isPresent()) {
                        return new Place(match.get().start(), match.get().end());
                    }
                }
                return null;
            } catch (RegexException tooLong) {
                throw new IOException(tooLong.getMessage(), tooLong);
            }
        };
    }
}
