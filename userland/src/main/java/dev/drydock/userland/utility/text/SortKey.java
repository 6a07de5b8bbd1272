package dev.drydock.userland.utility.text;

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
        boolean skipsLast,
        @Nullable String separator)
        implements Comparator<String> {

    private static final Pattern KEY =
            Pattern.compile("(\\d+)(?:\\.(\\d+))?([bdfgiMhnRrV]*)(?:,(\\d+)(?:\\.(\\d+))?([bdfgiMhnRrV]*))?");
    /** Nothing that counts stands behind the comma. */
    private static final Pattern UNENDED = Pattern.compile("\\d+(?:\\.\\d+)?[bdfgiMhnRrV]*,(\\D.*)?");

    private static final Pattern NUMBER = Pattern.compile("[ \t]*(-?)(\\d*)(?:\\.(\\d*))?");
    private static final Pattern GENERAL =
            Pattern.compile("[ \t]*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,6})?)");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Words INVALID =
            Words.of("stray character in field spec: invalid field specification %l", "unknown key option");
    private static final Words ZERO_FIELD = Words.of("field number is zero: invalid field specification %l");
    private static final Words ZERO_CHARACTER =
            Words.of("character offset is zero: invalid field specification %l", "");
    private static final Words INVALID_LAST =
            Words.of("invalid number after ',': invalid count at start of %l", "bad field specification");
    private static final Words INCOMPATIBLE = Words.of("options '-%s' are incompatible", "");
    private static final Words INVALID_COUNT =
            Words.of("invalid number at field start: invalid count at start of %l", "bad field specification");

    /** All of the line. */
    static SortKey whole(String flags, @Nullable String separator) {
        return new SortKey(1, 1, 0, 0, flags, flags.indexOf('b') >= 0, false, separator);
    }

    static SortKey parse(Invocation call, String text, String globalFlags, @Nullable String separator) {
        Matcher matcher = KEY.matcher(text);
        if (!matcher.matches()) {
            Matcher last = UNENDED.matcher(text);
            if (last.matches()) {
                throw call.fail(2, INVALID_LAST, last.group(1) == null ? "" : last.group(1));
            }
            throw text.matches("\\d.*") ? call.fail(2, INVALID, text) : call.fail(2, INVALID_COUNT, text);
        }
        String first = matcher.group(3);
        String last = matcher.group(6) == null ? "" : matcher.group(6);
        boolean own = !(first + last).isEmpty();
        String flags = own ? first + last : globalFlags;
        int field = Integer.parseInt(matcher.group(1));
        if (call.isGnu() && (field == 0 || isZero(matcher.group(4)))) {
            throw call.fail(2, ZERO_FIELD, text);
        }
        if (call.isGnu() && isZero(matcher.group(2))) {
            throw call.fail(2, ZERO_CHARACTER, text);
        }
        boolean blanks = !own && globalFlags.indexOf('b') >= 0;
        return new SortKey(
                field,
                matcher.group(2) == null ? 1 : Math.max(1, Integer.parseInt(matcher.group(2))),
                matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4)),
                matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5)),
                flags,
                first.indexOf('b') >= 0 || blanks,
                last.indexOf('b') >= 0 || blanks,
                separator);
    }

    private static boolean isZero(@Nullable String digits) {
        return digits != null && digits.matches("0+");
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
            for (char flag : "dghiMnRV".toCharArray()) {
                // What is in a dictionary is printable, too.
                boolean lost = flag == 'i' && has('d');
                shown.append(has(flag) && !lost ? String.valueOf(flag) : "");
            }
            throw call.fail(2, INCOMPATIBLE, shown);
        }
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** The part of a line. */
    String of(String line) {
        int start = Math.min(line.length(), position(line, firstField, firstChar - 1, skipsFirst));
        int end = line.length();
        if (lastField > 0) {
            end = lastChar == 0
                    ? fieldEnd(line, lastField)
                    : Math.min(line.length(), position(line, lastField, lastChar, skipsLast));
        }
        return end <= start ? "" : line.substring(start, end);
    }

    private int fieldStart(String line, int field) {
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

    private int fieldEnd(String line, int field) {
        int start = fieldStart(line, field);
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

    private int position(String line, int field, int offset, boolean skipsBlanks) {
        int at = fieldStart(line, field);
        while (skipsBlanks && at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at + offset;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    @Override
    public int compare(String one, String other) {
        int compared = parts(of(one), of(other));
        return has('r') ? -compared : compared;
    }

    private int parts(String one, String other) {
        if (has('n')) {
            return number(one).compareTo(number(other));
        }
        if (has('g')) {
            return general(one, other);
        }
        if (has('h')) {
            return human(one, other);
        }
        if (has('M')) {
            return Integer.compare(month(one), month(other));
        }
        if (has('V')) {
            return VersionOrder.BY_NUMBERS.compare(one, other);
        }
        if (has('R')) {
            return Integer.compare(scattered(one), scattered(other));
        }
        return text(one).compareTo(text(other));
    }

    /** Equal keys stay together, in an order that nobody would guess. */
    private static int scattered(String key) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x01000193;
        }
        return hash;
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

    /** What is no number comes before every number. */
    private static int general(String one, String other) {
        Matcher first = GENERAL.matcher(one);
        Matcher second = GENERAL.matcher(other);
        boolean isFirst = first.lookingAt();
        boolean isSecond = second.lookingAt();
        if (!isFirst || !isSecond) {
            return Boolean.compare(isFirst, isSecond);
        }
        return new BigDecimal(first.group(1)).compareTo(new BigDecimal(second.group(1)));
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
        return end < part.length() ? " KMGTPEZY".indexOf(part.charAt(end) == 'k' ? 'K' : part.charAt(end)) : 0;
    }

    private static int month(String part) {
        String word = part.stripLeading().toUpperCase(Locale.ROOT);
        return word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
    }
}
