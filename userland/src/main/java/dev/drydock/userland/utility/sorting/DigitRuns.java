package dev.drydock.userland.utility.sorting;

import java.util.Comparator;

/**
 * Text with numbers in the order of their numbers, as the C library's {@code strverscmp} compares it: of two numbers the
 * longer is greater, unless they begin with a zero, as parts of a fraction do.
 */
enum DigitRuns implements Comparator<String> {
    OF_C;

    @Override
    public int compare(String one, String other) {
        int at = 0;
        int run = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
            run = isDigit(one, at - 1) ? run : at;
        }
        boolean zeros = one.substring(run, at).chars().allMatch(c -> c == '0');
        if (startsNumber(one, run) && startsNumber(other, run)) {
            int length = Integer.compare(digits(one, at), digits(other, at));
            if (length != 0) {
                return length;
            }
        } else if (zeros && run < at && (isDigit(one, at) || isDigit(other, at))) {
            // Behind the same zeros a digit comes before all else.
            return Boolean.compare(isDigit(other, at), isDigit(one, at)) != 0
                    ? isDigit(one, at) ? -1 : 1
                    : Integer.compare(code(one, at), code(other, at));
        }
        return Integer.compare(code(one, at), code(other, at));
    }

    private static int code(String text, int at) {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isDigit(String text, int at) {
        return code(text, at) >= '0' && code(text, at) <= '9';
    }

    private static boolean startsNumber(String text, int at) {
        return isDigit(text, at) && code(text, at) != '0';
    }

    private static int digits(String text, int from) {
        int at = from;
        while (isDigit(text, at)) {
            at++;
        }
        return at - from;
    }
}
