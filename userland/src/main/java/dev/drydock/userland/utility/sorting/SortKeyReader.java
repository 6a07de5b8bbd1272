package dev.drydock.userland.utility.sorting;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;

/** Reads what {@code -k} says: {@code 2}, {@code 1.3,1.5}, {@code 2nr,2}. */
final class SortKeyReader {
    private static final Words STRAY =
            Words.of("stray character in field spec: invalid field specification %l", "unknown key option");
    private static final Words ZERO_FIELD = Words.of("field number is zero: invalid field specification %l");
    private static final Words ZERO_CHARACTER =
            Words.of("character offset is zero: invalid field specification %l", "");
    private static final Words BAD_START =
            Words.of("invalid number at field start: invalid count at start of %l", "bad field specification");
    private static final Words BAD_CHARACTER =
            Words.of("invalid number after '.': invalid count at start of %l", "bad field specification");
    private static final Words BAD_END =
            Words.of("invalid number after ',': invalid count at start of %l", "bad field specification");
    private static final String FLAGS = "bdfgiMhnRrV";
    private static final int TROUBLE = 2;
    private static final Words UNKNOWN_OPTION = Words.of("unknown key option");

    private final Invocation call;
    private final String text;
    private int at;

    private SortKeyReader(Invocation call, String text) {
        this.call = call;
        this.text = text;
    }

    static SortKey read(Invocation call, String text) {
        return new SortKeyReader(call, text).key();
    }

    private SortKey key() {
        int firstField = count(BAD_START);
        check(firstField == 0, ZERO_FIELD);
        int firstChar = 1;
        if (accepts('.')) {
            firstChar = count(BAD_CHARACTER);
            check(firstChar == 0, ZERO_CHARACTER);
        }
        String first = flags();
        int lastField = 0;
        int lastChar = 0;
        String last = "";
        if (accepts(',')) {
            lastField = count(BAD_END);
            check(lastField == 0, ZERO_FIELD);
            lastChar = accepts('.') ? count(BAD_CHARACTER) : 0;
            last = flags();
        }
        if (at < text.length()) {
            throw call.fail(TROUBLE, STRAY, text);
        }
        return new SortKey(
                firstField,
                Math.max(1, firstChar),
                lastField,
                lastChar,
                first + last,
                first.indexOf('b') >= 0,
                last.indexOf('b') >= 0);
    }

    private void check(boolean zero, Words words) {
        if (zero && call.isGnu()) {
            throw call.fail(TROUBLE, words, text);
        }
    }

    private int count(Words missing) {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw call.fail(TROUBLE, missing, text.substring(start));
        }
        String digits = text.substring(start, at).replaceFirst("^0+(?=.)", "");
        return digits.length() > 9 ? Integer.MAX_VALUE - 1 : Integer.parseInt(digits);
    }

    private String flags() {
        int start = at;
        while (at < text.length() && FLAGS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String flags = text.substring(start, at);
        if (call.isGnu()) {
            return flags;
        }
        if (flags.matches(".*[hR].*")) {
            throw call.fail(TROUBLE, UNKNOWN_OPTION);
        }
        return flags.replace('V', SortKey.UNKNOWN);
    }

    private boolean accepts(char wanted) {
        boolean here = at < text.length() && text.charAt(at) == wanted;
        at += here ? 1 : 0;
        return here;
    }
}
