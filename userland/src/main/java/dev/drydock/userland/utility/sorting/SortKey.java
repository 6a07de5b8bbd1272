package dev.drydock.userland.utility.sorting;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.listing.VersionOrder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of {@code sort}: which part of a line it is, and how it is compared.
 *
 * @param firstField from 1
 * @param firstChar from 1
 * @param lastField 0 for the end of the line
 * @param lastChar 0 for the end of the field
 * @param flags letters of {@code bdfgiMhnRrV}
 */
record SortKey(
        int firstField,
        int firstChar,
        int lastField,
        int lastChar,
        String flags,
        boolean skipsFirst,
        boolean skipsLast) {

    private static final Pattern NUMBER = Pattern.compile("[ \t]*(-?)(\\d*)(?:\\.(\\d*))?");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    /** Stands for {@code V} as BusyBox means it. */
    static final char C_VERSIONS = 'v';

    /** Stands for a letter that BusyBox takes for an option, but not for one of a key. */
    static final char UNKNOWN = '?';

    private static final Words UNKNOWN_TYPE = Words.of("unknown sort type");
    private static final Words INCOMPATIBLE = Words.of("options '-%s' are incompatible", "");

    /** All of the line. */
    static SortKey whole() {
        return new SortKey(1, 1, 0, 0, "", false, false);
    }

    /** A key that says nothing of how it is compared is compared as all are. */
    SortKey inherit(String globalFlags) {
        if (!flags.isEmpty()) {
            return this;
        }
        boolean blanks = globalFlags.indexOf('b') >= 0;
        return new SortKey(firstField, firstChar, lastField, lastChar, globalFlags, blanks, blanks);
    }

    /** GNU's {@code sort} compares in one way, or as letters of which some are left out (9.1: check_ordering_compatibility). */
    void check(Invocation call) {
        int ways = 0;
        for (char way : new char[] {'n', 'g', 'h', 'M'}) {
            ways += has(way) ? 1 : 0;
        }
        ways += has('V') || has('R') || has('d') || has('i') ? 1 : 0;
        if (call.isGnu() && ways > 1) {
            StringBuilder shown = new StringBuilder();
            for (char flag : "dfghiMnRV".toCharArray()) {
                // What is in a dictionary is printable, too.
                boolean lost = flag == 'i' && has('d');
                shown.append(has(flag) && !lost ? String.valueOf(flag) : "");
            }
            throw call.fail(2, INCOMPATIBLE, shown);
        }
    }

    /** BusyBox takes one of its ways to compare; a letter that a key has for an option that is none of a key's is another. */
    void checkInBusyBox(Invocation call) {
        int ways = 0;
        for (char way : new char[] {'n', 'g', 'M', C_VERSIONS}) {
            ways += has(way) ? 1 : 0;
        }
        if (ways > 1 || has(UNKNOWN)) {
            throw call.fail(2, UNKNOWN_TYPE);
        }
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** The part of a line. */
    String of(String line, @Nullable String separator) {
        int start = position(line, separator, firstField, firstChar - 1, skipsFirst);
        int end = line.length();
        if (lastField > 0) {
            end = lastChar == 0
                    ? fieldEnd(line, separator, lastField)
                    : position(line, separator, lastField, lastChar, skipsLast);
        }
        return end <= start ? "" : line.substring(start, end);
    }

    private static int fieldStart(String line, @Nullable String separator, int field) {
        int at = 0;
        for (int i = 1; i < field && at < line.length(); i++) {
            if (separator != null) {
                int next = line.indexOf(separator, at);
                at = next < 0 ? line.length() : next + 1;
            } else {
                at = afterWord(line, at);
            }
        }
        return at;
    }

    private static int fieldEnd(String line, @Nullable String separator, int field) {
        int start = fieldStart(line, separator, field);
        if (separator != null) {
            int next = line.indexOf(separator, start);
            return next < 0 ? line.length() : next;
        }
        return afterWord(line, start);
    }

    /** Blanks belong to the field behind them. */
    private static int afterWord(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int position(String line, @Nullable String separator, int field, int offset, boolean skipsBlanks) {
        int at = fieldStart(line, separator, field);
        while (skipsBlanks && at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return offset > line.length() - at ? line.length() : at + offset;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    /** Compares two parts of lines as this key does. */
    int compare(String one, String other, Comparator<String> scattering) {
        int compared = parts(text(one), text(other), scattering);
        return has('r') ? -compared : compared;
    }

    private int parts(String one, String other, Comparator<String> scattering) {
        if (has('n')) {
            return number(one).compareTo(number(other));
        }
        if (has('g')) {
            return GeneralNumber.of(one).compareTo(GeneralNumber.of(other));
        }
        if (has('h')) {
            return human(one, other);
        }
        if (has('M')) {
            return Integer.compare(month(one), month(other));
        }
        if (has(C_VERSIONS)) {
            return DigitRuns.OF_C.compare(one, other);
        }
        if (has('R')) {
            return scattering.compare(one, other);
        }
        return has('V') ? VersionOrder.BY_NUMBERS.compare(one, other) : one.compareTo(other);
    }

    private String text(String part) {
        if (!has('d') && !has('i') && !has('f')) {
            return part;
        }
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean word = (c < 128 && Character.isLetterOrDigit(c)) || isBlank(c);
            boolean printable = c >= ' ' && c < 127;
            if ((!has('d') || word) && (!has('i') || printable)) {
                kept.append(c);
            }
        }
        return has('f') ? kept.toString().toUpperCase(Locale.ROOT) : kept.toString();
    }

    private static BigDecimal number(String part) {
        Matcher matcher = NUMBER.matcher(part);
        if (!matcher.lookingAt()) {
            return BigDecimal.ZERO;
        }
        String whole = matcher.group(2);
        String fraction = matcher.group(3) == null ? "" : matcher.group(3);
        if (whole.isEmpty() && fraction.isEmpty()) {
            return BigDecimal.ZERO;
        }
        return new BigDecimal(
                matcher.group(1) + (whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction));
    }

    private static int human(String one, String other) {
        BigDecimal first = number(one);
        BigDecimal second = number(other);
        if (first.signum() != second.signum()) {
            return Integer.compare(first.signum(), second.signum());
        }
        int units = Integer.compare(unit(one), unit(other)) * (first.signum() < 0 ? -1 : 1);
        return units != 0 && first.signum() != 0 ? units : first.compareTo(second);
    }

    private static int unit(String part) {
        Matcher matcher = NUMBER.matcher(part);
        int end = matcher.lookingAt() ? matcher.end() : 0;
        return end < part.length()
                ? Math.max(0, " KMGTPEZY".indexOf(part.charAt(end) == 'k' ? 'K' : part.charAt(end)))
                : 0;
    }

    private static int month(String part) {
        String word = part.stripLeading().toUpperCase(Locale.ROOT);
        return word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
    }
}
