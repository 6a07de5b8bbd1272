package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of tab stops: GNU's may end with {@code +N} or {@code /N} (coreutils 9.1: parse_tab_stops). */
final class TabStopReader {
    private static final int MOST_DIGITS = 9;
    private static final String MOST = "18446744073709551615";
    private static final Words BAD_TABS = Words.of("tab size contains invalid character(s): %l", "invalid number '%s'");
    private static final Words ZERO = Words.of("tab size cannot be 0", "number %s is not in 1..4294967295 range");
    private static final Words TOO_LARGE = Words.of("tab stop is too large %l", "invalid number '%s'");
    private static final Words NOT_ASCENDING = Words.of("tab sizes must be ascending");
    private static final Words NOT_LAST = Words.of("'%s' specifier only allowed with the last value");
    private static final Words NOT_FIRST = Words.of("'%s' specifier not at start of number: %l");
    private static final Words BOTH = Words.of("'/' specifier is mutually exclusive with '+'");

    private final Invocation call;
    private final List<Integer> stops = new ArrayList<>();
    private int extended;
    private int increment;
    private char sign;

    TabStopReader(Invocation call) {
        this.call = call;
    }

    TabStops read(List<String> lists) {
        if (call.isBusyBox()) {
            return TabStops.every(ofBusyBox(lists.get(lists.size() - 1)));
        }
        lists.forEach(this::readList);
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i) == 0) {
                throw call.fail(ZERO, "");
            }
            if (i > 0 && stops.get(i) <= stops.get(i - 1)) {
                throw call.fail(NOT_ASCENDING);
            }
        }
        if (extended > 0 && increment > 0) {
            throw call.fail(BOTH);
        }
        int every = Math.max(extended, increment);
        return stops.isEmpty() ? TabStops.every(every == 0 ? 8 : every) : new TabStops(stops, every, extended > 0);
    }

    private int ofBusyBox(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(BAD_TABS, text);
        }
        if (text.matches("0+")) {
            throw call.fail(ZERO, text);
        }
        return Integer.parseInt(text);
    }

    private void readList(String list) {
        sign = 0;
        boolean wrong = false;
        int at = 0;
        while (at < list.length()) {
            char c = list.charAt(at);
            int end = at;
            while (end < list.length() && list.charAt(end) >= '0' && list.charAt(end) <= '9') {
                end++;
            }
            if (end > at) {
                wrong |= !number(list.substring(at, end), list.substring(end));
                at = end;
            } else if (c == '/' || c == '+') {
                sign = c;
                at++;
            } else if (c == ',' || c == ' ' || c == '\t') {
                at++;
            } else {
                throw call.fail(BAD_TABS, list.substring(at));
            }
        }
        if (wrong) {
            throw new Quit(1);
        }
    }

    /** Says what is wrong with a number, if something is. */
    private boolean number(String digits, String rest) {
        String significant = digits.replaceFirst("^0+", "");
        if (significant.length() > MOST.length()
                || (significant.length() == MOST.length() && significant.compareTo(MOST) > 0)) {
            call.complain(TOO_LARGE, digits);
            return false;
        }
        if (rest.startsWith("/") || rest.startsWith("+")) {
            call.complain(NOT_FIRST, rest.substring(0, 1), rest);
            return false;
        }
        int stop = significant.isEmpty()
                ? 0
                : significant.length() > MOST_DIGITS ? Integer.MAX_VALUE / 2 : Integer.parseInt(significant);
        boolean again = sign == '/' ? extended > 0 : sign == '+' && increment > 0;
        if (again) {
            throw call.fail(NOT_LAST, String.valueOf(sign));
        }
        switch (sign) {
            case '/' -> extended = stop;
            case '+' -> increment = stop;
            default -> stops.add(stop);
        }
        return true;
    }
}
