package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of fields or of places in a line: {@code 2}, {@code 2-4}, {@code -3}, {@code 5-}, with commas between them (coreutils
 * 9.1: set_fields).
 */
record FieldList(List<Range> ranges) {
    private static final Words FIELDS_FROM_ONE = Words.of("fields are numbered from 1", "");
    private static final Words PLACES_FROM_ONE = Words.of("byte/character positions are numbered from 1", "");
    private static final Words TWO_DASHES_OF_FIELDS = Words.of("invalid field range", "invalid number '%s'");
    private static final Words TWO_DASHES_OF_PLACES =
            Words.of("invalid byte or character range", "invalid number '%s'");
    private static final Words DECREASING = Words.of("invalid decreasing range", "%-%s<%s");
    private static final Words NO_END = Words.of("invalid range with no endpoint: -", "invalid range %s");
    private static final Words LARGE_FIELD = Words.of("field number %l is too large", "invalid number '%s'");
    private static final Words LARGE_PLACE = Words.of("byte/character offset %l is too large", "invalid number '%s'");
    private static final Words BAD_FIELD = Words.of("invalid field value %l", "invalid number '%s'");
    private static final Words BAD_PLACE = Words.of("invalid byte/character position %l", "invalid number '%s'");
    private static final String MOST = "18446744073709551615";

    FieldList {
        ranges = List.copyOf(ranges);
    }

    /** Both ends are in it. */
    record Range(int first, int last) {
        boolean holds(int position) {
            return position >= first && position <= last;
        }
    }

    /**
     * Reads a list; a wrong one ends the run.
     *
     * @param fields whether they are fields, rather than places
     * @param dashes whether a dash alone means all
     */
    static FieldList parse(Invocation call, String text, boolean fields, boolean dashes) {
        List<Range> ranges = new ArrayList<>();
        int at = 0;
        for (String part : text.split("[, \t]", -1)) {
            ranges.add(range(call, part, text.substring(at), fields, dashes));
            at += part.length() + 1;
        }
        return new FieldList(ranges);
    }

    /** @param rest of the list, from the part on */
    private static Range range(Invocation call, String part, String rest, boolean fields, boolean dashes) {
        int dash = part.indexOf('-');
        String from = dash < 0 ? part : part.substring(0, dash);
        int first = number(call, from, part, rest, fields);
        if (first == 0 && (dash < 0 || !from.isEmpty()) && call.isGnu()) {
            throw call.usage(fields ? FIELDS_FROM_ONE : PLACES_FROM_ONE);
        }
        if (dash < 0) {
            return new Range(first, first);
        }
        String to = part.substring(dash + 1);
        if (to.indexOf('-') >= 0 && to.substring(0, to.indexOf('-')).matches("\\d*")) {
            throw wrong(call, fields ? TWO_DASHES_OF_FIELDS : TWO_DASHES_OF_PLACES, part);
        }
        int last = number(call, to, part, rest.substring(dash + 1), fields);
        int start = from.isEmpty() ? 1 : first;
        if (from.isEmpty() && to.isEmpty() && !dashes) {
            throw wrong(call, NO_END, part);
        }
        if (!to.isEmpty() && last < start) {
            throw wrong(call, DECREASING, part, last, start - 1);
        }
        return new Range(start, to.isEmpty() ? Integer.MAX_VALUE : last);
    }

    private static int number(Invocation call, String digits, String part, String rest, boolean fields) {
        int end = 0;
        while (end < digits.length() && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
            end++;
        }
        if (end < digits.length() || (digits.isEmpty() && part.isEmpty() && call.isBusyBox())) {
            throw wrong(call, fields ? BAD_FIELD : BAD_PLACE, call.isGnu() ? rest.substring(end) : part);
        }
        String significant = digits.replaceFirst("^0+", "");
        boolean large = significant.length() > MOST.length()
                || (significant.length() == MOST.length() && significant.compareTo(MOST) >= 0);
        if (large) {
            throw wrong(call, fields ? LARGE_FIELD : LARGE_PLACE, digits);
        }
        return significant.isEmpty() ? 0 : significant.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(significant);
    }

    private static RuntimeException wrong(Invocation call, Words words, Object... values) {
        return call.isGnu() ? call.usage(words, values) : call.fail(words, values);
    }

    boolean holds(int position) {
        return ranges.stream().anyMatch(range -> range.holds(position));
    }

    /** Whether a range begins at a position that no other one has begun before. */
    boolean begins(int position) {
        return ranges.stream().anyMatch(range -> range.first() == position)
                && ranges.stream().noneMatch(range -> range.first() < position && range.last() >= position);
    }
}
