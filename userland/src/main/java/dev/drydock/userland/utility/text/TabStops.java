package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Where tabs lead to.
 *
 * @param stops columns in ascending order; one alone means every so many
 * @param every how far apart they are behind the last one; 0 for a blank only
 * @param aligned whether those are counted from the line's beginning, and not from the last one
 */
record TabStops(List<Integer> stops, int every, boolean aligned) {
    private static final int MOST_DIGITS = 9;
    private static final Words BAD_TABS = Words.of("tab size contains invalid character(s): %l", "invalid number '%s'");
    private static final Words ZERO = Words.of("tab size cannot be 0", "number %s is not in 1..4294967295 range");
    private static final Words TOO_LARGE = Words.of("tab stop is too large %l", "invalid number '%s'");
    private static final Words NOT_ASCENDING = Words.of("tab sizes must be ascending");
    private static final Words NOT_LAST = Words.of("'%s' specifier only allowed with the last value");
    private static final Words BOTH = Words.of("'/' specifier is mutually exclusive with '+'");

    TabStops {
        stops = List.copyOf(stops);
    }

    /** Every so many columns. */
    static TabStops every(int columns) {
        return new TabStops(List.of(columns), 0, false);
    }

    /** A list as {@code -t} takes it: GNU's may end with {@code +N} or {@code /N} (coreutils 9.1). */
    static TabStops parse(Invocation call, String list) {
        if (!call.isGnu()) {
            if (!list.matches("\\d{1,9}")) {
                throw call.fail(BAD_TABS, list);
            }
            return every(positive(call, list));
        }
        List<Integer> stops = new ArrayList<>();
        char sign = 0;
        int every = 0;
        for (String part : list.split("[, \t]+")) {
            String digits = part;
            while (digits.startsWith("+") || digits.startsWith("/")) {
                if (sign != 0 && sign != digits.charAt(0)) {
                    throw call.fail(BOTH);
                }
                sign = digits.charAt(0);
                digits = digits.substring(1);
            }
            if (part.isEmpty()) {
                continue;
            }
            if (!digits.matches("\\d+")) {
                throw call.fail(BAD_TABS, digits.replaceFirst("^\\d+", ""));
            }
            if (every > 0) {
                throw call.fail(NOT_LAST, String.valueOf(sign));
            }
            int stop = positive(call, digits);
            if (sign != 0) {
                every = stop;
            } else if (!stops.isEmpty() && stop <= stops.get(stops.size() - 1)) {
                throw call.fail(NOT_ASCENDING);
            } else {
                stops.add(stop);
            }
        }
        if (stops.isEmpty()) {
            return every(every == 0 ? 8 : every);
        }
        return new TabStops(stops, every, sign == '/');
    }

    private static int positive(Invocation call, String digits) {
        String significant = digits.replaceFirst("^0+", "");
        if (significant.isEmpty()) {
            throw call.fail(ZERO, digits);
        }
        if (significant.length() > MOST_DIGITS) {
            throw call.fail(TOO_LARGE, digits);
        }
        return Integer.parseInt(significant);
    }

    /** The next stop behind a column; a blank further behind the last one. */
    int after(int column) {
        if (stops.size() == 1 && every == 0) {
            return column + stops.get(0) - column % stops.get(0);
        }
        for (int stop : stops) {
            if (stop > column) {
                return stop;
            }
        }
        if (every == 0) {
            return column + 1;
        }
        int from = aligned ? column : column - stops.get(stops.size() - 1);
        return column + every - from % every;
    }

    /** Whether there is a stop behind a column. */
    boolean reaches(int column) {
        return every > 0 || stops.size() == 1 || stops.get(stops.size() - 1) > column;
    }
}
