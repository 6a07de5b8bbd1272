package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Which lines {@code nl} numbers.
 *
 * @param all whether all are
 * @param filled whether those are that are not empty
 * @param pattern those that it matches; null for none
 */
record LineStyle(boolean all, boolean filled, @Nullable Regex pattern) {
    static final LineStyle NONE = new LineStyle(false, false, null);
    static final LineStyle FILLED = new LineStyle(false, true, null);
    private static final LineStyle ALL = new LineStyle(true, false, null);
    private static final Words BAD_PATTERN = Words.of("%s");

    /** {@code a}, {@code t}, {@code n}, and with GNU's {@code pEXPRESSION}. */
    static LineStyle parse(Invocation call, String text, Words wrong) {
        switch (text) {
            case "a" -> {
                return ALL;
            }
            case "t" -> {
                return FILLED;
            }
            case "n" -> {
                return NONE;
            }
            default -> {
                if (!call.isGnu()) {
                    throw call.fail(wrong, text);
                }
                if (!text.startsWith("p")) {
                    throw call.usage(wrong, text);
                }
                return matching(call, Latin.of(text.substring(1)));
            }
        }
    }

    private static LineStyle matching(Invocation call, String pattern) {
        try {
            return new LineStyle(
                    false,
                    false,
                    Regex.compile(pattern, Regex.Mode.of(Syntax.BASIC).utf8(call.isUtf8())));
        } catch (RegexException bad) {
            throw call.fail(BAD_PATTERN, bad.getMessage());
        }
    }

    boolean numbers(String line) throws IOException {
        if (pattern != null) {
            byte[] bytes = Latin.bytes(line);
            try {
                return pattern.matches(bytes, 0, bytes.length);
            } catch (RegexException tooLong) {
                throw new IOException(tooLong.getMessage(), tooLong);
            }
        }
        return all || (filled && !line.isEmpty());
    }
}
