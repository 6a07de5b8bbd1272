package dev.drydock.userland.utility.comparison;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What two lines must have alike to count as the same.
 *
 * @param ignoresSpace all white space ({@code -w})
 * @param ignoresAmount how much of it ({@code -b})
 * @param ignoresCase {@code -i}
 * @param ignoresReturn a return at the end ({@code --strip-trailing-cr})
 */
record LineKeys(boolean ignoresSpace, boolean ignoresAmount, boolean ignoresCase, boolean ignoresReturn) {
    private static final Pattern SPACE = Pattern.compile("[ \t\u000b\f\r]+");
    private static final Pattern SPACE_AT_END = Pattern.compile("[ \t\u000b\f\r]+$");

    /** Of a text's lines. A last line without an end differs from one with, unless white space does not count. */
    List<String> of(Text text) {
        return IntStream.range(0, text.size())
                .mapToObj(
                        i -> key(text.lines().get(i)) + (text.isOpen(i) && !ignoresSpace && !ignoresAmount ? "" : "\n"))
                .toList();
    }

    private String key(String line) {
        String key = line;
        if (ignoresReturn && key.endsWith("\r")) {
            key = key.substring(0, key.length() - 1);
        }
        if (ignoresSpace) {
            key = SPACE.matcher(key).replaceAll("");
        } else if (ignoresAmount) {
            key = SPACE.matcher(SPACE_AT_END.matcher(key).replaceAll("")).replaceAll(" ");
        }
        return ignoresCase ? key.toLowerCase(Locale.ROOT) : key;
    }
}
