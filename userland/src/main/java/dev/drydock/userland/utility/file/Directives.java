package dev.drydock.userland.utility.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code %} directives of a format such as {@code stat -c} has: flags, width, precision, letters. */
abstract class Directives {
    private static final Pattern DIRECTIVE =
            Pattern.compile("%([-#+ 0']*)(\\d*)(?:\\.(\\d+))?((?:[HL](?=[dr]))?.)", Pattern.DOTALL);

    /** What a directive stands for; null for one that does not exist. */
    @Nullable
    abstract String value(String letters);

    /** Whether its value is a number, which zeros may be put before. */
    abstract boolean isNumber(String letters);

    String expand(String format) {
        StringBuilder result = new StringBuilder();
        Matcher directive = DIRECTIVE.matcher(format);
        int at = 0;
        while (directive.find(at)) {
            result.append(format, at, directive.start());
            at = directive.end();
            String letters = directive.group(4);
            if (letters.equals("%")) {
                result.append('%');
                continue;
            }
            String value = value(letters);
            if (value == null) {
                result.append('?');
                continue;
            }
            int width = directive.group(2).isEmpty() ? 0 : Integer.parseInt(directive.group(2));
            result.append(padded(value, directive.group(1), width, letters));
        }
        return result.append(format.substring(at)).toString();
    }

    private String padded(String value, String flags, int width, String letters) {
        String text = flags.contains("#") && letters.equals("a") && !value.startsWith("0") ? "0" + value : value;
        int missing = Math.max(0, width - text.length());
        if (flags.contains("-")) {
            return text + " ".repeat(missing);
        }
        return (flags.contains("0") && isNumber(letters) ? "0" : " ").repeat(missing) + text;
    }
}
