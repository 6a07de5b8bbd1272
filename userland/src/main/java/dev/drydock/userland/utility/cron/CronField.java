package dev.drydock.userland.utility.cron;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One of the five fields that say when a job is due: {@code *}, numbers, names, ranges and steps. What cannot be read leaves
 * what was read before it, as in BusyBox, where a number that is too large fills the whole field first.
 */
final class CronField {
    private static final int NONE = -1;
    /** So often BusyBox goes round before it gives a range up. */
    private static final int PATIENCE = 1024;

    private final String text;
    private final int size;
    private final int offset;
    private final List<String> names;
    private final BitSet values;
    private int at;

    private CronField(String text, int size, int offset, List<String> names, BitSet values) {
        this.text = text;
        this.size = size;
        this.offset = offset;
        this.names = names;
        this.values = values;
    }

    /**
     * Reads a field.
     *
     * @param offset added to numbers: months are counted from 1
     * @param names what values may be called instead
     * @param values gets the values
     * @return whether it could be read
     */
    static boolean read(String text, int size, int offset, List<String> names, BitSet values) {
        return new CronField(text, size, offset, names, values).read();
    }

    private boolean read() {
        while (range()) {
            if (at == text.length()) {
                return true;
            }
            if (text.charAt(at) != ',') {
                return false;
            }
            at++;
        }
        return false;
    }

    private boolean range() {
        int first;
        int last = NONE;
        if (at < text.length() && text.charAt(at) == '*') {
            at++;
            first = 0;
            last = size - 1;
        } else {
            first = value();
            if (first == NONE) {
                return false;
            }
            if (at < text.length() && text.charAt(at) == '-') {
                at++;
                last = value();
                if (last == NONE) {
                    return false;
                }
            }
        }
        int step = 1;
        if (at < text.length() && text.charAt(at) == '/') {
            at++;
            step = (int) Math.min(number(), PATIENCE);
        }
        return fill(first, last == NONE ? first : last, step);
    }

    private int value() {
        if (at < text.length() && Character.isDigit(text.charAt(at))) {
            return (int) Math.min(number(), PATIENCE) + offset;
        }
        if (at + 3 <= text.length()) {
            int index = names.indexOf(text.substring(at, at + 3).toLowerCase(Locale.ROOT));
            if (index >= 0) {
                at += 3;
                return index;
            }
        }
        return NONE;
    }

    private long number() {
        long number = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            number = Math.min(number * 10 + text.charAt(at++) - '0', Integer.MAX_VALUE);
        }
        return number;
    }

    private boolean fill(int first, int last, int step) {
        int value = first - 1;
        int left = 1;
        for (int round = 1; round < PATIENCE; round++) {
            value = (value + 1) % size;
            if (--left == 0) {
                values.set(value);
                left = step;
            }
            if (value == last) {
                return true;
            }
        }
        return false;
    }
}
