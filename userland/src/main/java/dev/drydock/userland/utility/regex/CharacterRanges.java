package dev.drydock.userland.utility.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of characters beyond ASCII, as ranges of code points and with or without all letters, and the tree of bytes that
 * spells it in UTF-8.
 */
final class CharacterRanges {
    private static final int LAST = 0x10ffff;
    /** More letters than any script has. */
    private static final int MOST_CASED = 512;

    private final List<int[]> ranges = new ArrayList<>();
    private boolean letters;
    /** Whether none of the letters is in it: it is what is left of one with all of them. */
    private boolean lettersOut;

    static CharacterRanges all() {
        return new CharacterRanges().inverted();
    }

    /** All letters are in it, whatever the ranges are. */
    void addLetters() {
        letters = true;
    }

    void add(int from, int to) {
        ranges.add(new int[] {from, to});
    }

    boolean isEmpty() {
        return ranges.isEmpty() && !letters;
    }

    /** What is not in the set, above ASCII. */
    CharacterRanges inverted() {
        ranges.sort((a, b) -> Integer.compare(a[0], b[0]));
        CharacterRanges rest = new CharacterRanges();
        int next = 0x80;
        for (int[] range : ranges) {
            if (range[0] > next) {
                rest.add(next, range[0] - 1);
            }
            next = Math.max(next, range[1] + 1);
        }
        if (next <= LAST) {
            rest.add(next, LAST);
        }
        rest.lettersOut = letters;
        return rest;
    }

    /** Adds the other cases of the letters in it. */
    void addOtherCase() {
        for (int[] range : List.copyOf(ranges)) {
            for (int each = range[0]; each <= Math.min(range[1], range[0] + MOST_CASED); each++) {
                int upper = Character.toUpperCase(each);
                int lower = Character.toLowerCase(each);
                add(upper, upper);
                add(lower, lower);
            }
        }
    }

    List<Node> spelled() {
        List<Node> alternatives = new ArrayList<>();
        for (int[] range : ranges) {
            spell(Math.max(0x80, range[0]), range[1], alternatives);
        }
        if (lettersOut) {
            return alternatives.stream().map(each -> only(each, false)).toList();
        }
        if (letters) {
            all().spelled().forEach(each -> alternatives.add(only(each, true)));
        }
        return alternatives;
    }

    private static Node only(Node bytes, boolean letters) {
        List<Node> parts = new ArrayList<>();
        for (Node part : ((Node.Sequence) bytes).parts()) {
            parts.add(new Node.One(((Node.One) part).set().only(letters)));
        }
        return new Node.Sequence(parts);
    }

    /** Splits a range until all its characters have the same length and differ in whole trailing bytes only. */
    private static void spell(int from, int to, List<Node> alternatives) {
        if (from > to) {
            return;
        }
        for (int limit : new int[] {0x7ff, 0xffff}) {
            if (from <= limit && to > limit) {
                spell(from, limit, alternatives);
                spell(limit + 1, to, alternatives);
                return;
            }
        }
        int length = from < 0x800 ? 2 : from < 0x10000 ? 3 : 4;
        for (int i = 1; i < length; i++) {
            int mask = (1 << (6 * i)) - 1;
            if ((from & ~mask) != (to & ~mask)) {
                if ((from & mask) != 0) {
                    spell(from, from | mask, alternatives);
                    spell((from | mask) + 1, to, alternatives);
                    return;
                }
                if ((to & mask) != mask) {
                    spell(from, (to & ~mask) - 1, alternatives);
                    spell(to & ~mask, to, alternatives);
                    return;
                }
            }
        }
        List<Node> bytes = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            bytes.add(new Node.One(ByteSet.range(byteOf(from, i, length), byteOf(to, i, length))));
        }
        alternatives.add(new Node.Sequence(bytes));
    }

    private static int byteOf(int character, int index, int length) {
        int shifted = character >> (6 * (length - 1 - index));
        if (index > 0) {
            return 0x80 | (shifted & 0x3f);
        }
        return switch (length) {
            case 2 -> 0xc0 | shifted;
            case 3 -> 0xe0 | shifted;
            default -> 0xf0 | shifted;
        };
    }
}
