package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.CharacterClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A string of {@code tr}: characters, ranges, classes, equivalents and repeats. */
final class TrSet {
    private static final Words REPEAT_FIRST = Words.of("the [c*] repeat construct may not appear in string1");
    private static final Words REPEAT_UNTRANSLATED =
            Words.of("the [c*] construct may appear in string2 only when translating");
    private static final Words TWO_REPEATS = Words.of("only one [c*] repeat construct may appear in string2");
    private static final Words COMPLEMENTED_CLASS = Words.of("when translating with complemented character classes,\n"
            + "string2 must map all characters in the domain to one");
    private static final Words EQUIVALENCE_SECOND =
            Words.of("[=c=] expressions may not appear in string2 when translating");
    private static final Words NO_EQUIVALENT = Words.of("missing equivalence class character '[==]'");
    private static final Words LONG_EQUIVALENT = Words.of("%s: equivalence class operand must be a single character");
    private static final Words BACKSLASH_AT_END =
            Words.of("warning: an unescaped backslash at end of string is not portable");
    private static final Words AMBIGUOUS_OCTAL = Words.of(
            "warning: the ambiguous octal escape \\%s is being\n" + "\tinterpreted as the 2-byte sequence \\0%s, %s");
    private static final Pattern AMBIGUOUS = Pattern.compile("\\\\[4-7][0-7][0-7]");
    private static final Pattern STARRED = Pattern.compile("\\*\\d*]");
    private static final Words CLASS_SECOND = Words.of(
            "when translating, the only character classes that may appear in\n" + "string2 are 'upper' and 'lower'");
    private static final Words CLASS_LAST = Words.of("when translating with string1 longer than string2,\n"
            + "the latter string must not end with a character class");
    private static final Words MISALIGNED = Words.of("misaligned [:upper:] and/or [:lower:] construct");
    private static final Words REVERSED =
            Words.of("range-endpoints of '%s' are in reverse collating sequence order", "");
    private static final Words BAD_CLASS = Words.of("invalid character class %l", "");
    private static final Words BAD_REPEAT = Words.of("invalid repeat count %l in [c*n] construct", "");
    private static final int BYTES = 256;

    private final Invocation call;
    private final String text;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param characters what it stands for, once
     * @param repeats how often; 0 for as often as is needed
     */
    private record Part(String characters, long repeats, Kind kind) {
        Part(String characters, long repeats) {
            this(characters, repeats, Kind.CHARACTERS);
        }
    }

    /** What a part is written as, as far as GNU's {@code tr} cares. */
    private enum Kind {
        CHARACTERS,
        /** {@code [:upper:]} or {@code [:lower:]}. */
        CASE,
        CLASS,
        EQUIVALENCE,
        REPEAT
    }

    private TrSet(Invocation call, String text) {
        this.call = call;
        this.text = text;
    }

    static TrSet of(Invocation call, String text) {
        TrSet set = new TrSet(call, text);
        set.warn();
        int at = 0;
        while (at < text.length()) {
            at = set.part(at);
        }
        return set;
    }

    /** Backslashes that not every {@code tr} takes for the same. */
    private void warn() {
        for (int at = text.indexOf('\\'); at >= 0 && call.isGnu(); at = text.indexOf('\\', at + 2)) {
            if (at + 1 == text.length()) {
                call.say(BACKSLASH_AT_END);
            } else if (AMBIGUOUS.matcher(text).region(at, text.length()).lookingAt()) {
                String two = text.substring(at + 1, at + 3);
                call.say(AMBIGUOUS_OCTAL, two + text.charAt(at + 3), two, text.charAt(at + 3));
            }
        }
    }

    /** All bytes that are not in a set, in order. */
    static String complement(String set) {
        StringBuilder others = new StringBuilder();
        for (char c = 0; c < BYTES; c++) {
            if (set.indexOf(c) < 0) {
                others.append(c);
            }
        }
        return others.toString();
    }

    /** @param wanted how many characters are needed, for repeats without a count */
    String expand(int wanted) {
        int known = 0;
        for (Part part : parts) {
            known += (int) Math.min(part.characters().length() * part.repeats(), 1 << 20);
        }
        StringBuilder result = new StringBuilder();
        for (Part part : parts) {
            long times = part.repeats() > 0 ? part.repeats() : Math.max(0, wanted - known);
            result.append(part.characters().repeat((int) Math.min(times, 1 << 20)));
        }
        return result.toString();
    }

    /** What GNU's {@code tr} does not take as its first set. */
    void checkFirst() {
        if (call.isGnu() && has(Kind.REPEAT)) {
            throw call.fail(REPEAT_FIRST);
        }
    }

    /** What GNU's {@code tr} does not translate into (coreutils 9.1: validate, and string2_extend). */
    void checkSecond(TrSet first, boolean complement, boolean truncate) {
        if (!call.isGnu()) {
            return;
        }
        if (has(Kind.EQUIVALENCE)) {
            throw call.fail(EQUIVALENCE_SECOND);
        }
        if (has(Kind.CLASS)) {
            throw call.fail(CLASS_SECOND);
        }
        int length = first.expand(0).length();
        if (!complement) {
            checkCases(first, length);
        }
        boolean longer = length > expand(0).length() || complement;
        if (parts.stream().filter(part -> part.kind() == Kind.REPEAT).count() > 1) {
            throw call.fail(TWO_REPEATS);
        }
        if (longer
                && !truncate
                && !parts.isEmpty()
                && parts.get(parts.size() - 1).kind() == Kind.CASE) {
            throw call.fail(CLASS_LAST);
        }
    }

    /** What is said where a class is complemented, and not all of it becomes the same. */
    void checkComplement(TrSet second, String domain) {
        String range = second.expand(domain.length());
        boolean same = range.chars().distinct().count() == 1;
        if (call.isGnu() && (has(Kind.CLASS) || has(Kind.CASE)) && !(same && range.length() <= domain.length())) {
            throw call.fail(COMPLEMENTED_CLASS);
        }
    }

    /** What GNU's {@code tr} does not take as its second set where nothing is translated. */
    void checkUntranslated() {
        if (call.isGnu() && has(Kind.REPEAT)) {
            throw call.fail(REPEAT_UNTRANSLATED);
        }
    }

    /** Each {@code [:upper:]} or {@code [:lower:]} stands where the first set has one. */
    private void checkCases(TrSet first, int length) {
        int at = 0;
        for (Part part : parts) {
            if (at <= length && part.kind() == Kind.CASE && !first.hasCaseAt(at)) {
                throw call.fail(MISALIGNED);
            }
            at += (int) Math.min(part.characters().length() * part.repeats(), 1 << 20);
        }
    }

    private boolean hasCaseAt(int wanted) {
        int at = 0;
        for (Part part : parts) {
            if (at == wanted && part.kind() == Kind.CASE) {
                return true;
            }
            at += (int) Math.min(part.characters().length() * part.repeats(), 1 << 20);
        }
        return false;
    }

    private boolean has(Kind kind) {
        return parts.stream().anyMatch(part -> part.kind() == kind);
    }

    private int part(int at) {
        if (text.startsWith("[:", at) && text.indexOf(":]", at + 2) > 0) {
            int end = text.indexOf(":]", at + 2);
            String name = text.substring(at + 2, end);
            boolean isCase = name.equals("upper") || name.equals("lower");
            parts.add(new Part(named(name), 1, isCase ? Kind.CASE : Kind.CLASS));
            return end + 2;
        }
        if (text.startsWith("[=", at) && text.indexOf("=]", at + 2) > 0) {
            int end = text.indexOf("=]", at + 2);
            if (end == at + 3) {
                parts.add(new Part(text.substring(at + 2, end), 1, Kind.EQUIVALENCE));
                return end + 2;
            }
            if (call.isGnu()
                    && !STARRED.matcher(text).region(at + 2, text.length()).lookingAt()) {
                throw end == at + 2
                        ? call.fail(NO_EQUIVALENT)
                        : call.fail(LONG_EQUIVALENT, text.substring(at + 2, end));
            }
        }
        if (text.charAt(at) == '[' && call.isGnu()) {
            int end = repeat(at);
            if (end > 0) {
                return end;
            }
        }
        int[] next = new int[1];
        char first = character(at, next);
        int after = next[0];
        if (after + 1 < text.length() && text.charAt(after) == '-') {
            char last = character(after + 1, next);
            return range(first, last, text.substring(at, next[0]), next[0]);
        }
        parts.add(new Part(String.valueOf(first), 1));
        return after;
    }

    private int range(char first, char last, String shown, int end) {
        if (first > last) {
            if (call.isGnu()) {
                throw call.fail(REVERSED, shown);
            }
            // To BusyBox there is nothing between them.
            return end;
        }
        StringBuilder all = new StringBuilder();
        for (int c = first; c <= last; c++) {
            all.append((char) c);
        }
        parts.add(new Part(all.toString(), 1));
        return end;
    }

    private String named(String name) {
        if (!CharacterClasses.exists(name)) {
            throw call.isGnu() ? call.fail(BAD_CLASS, name) : call.usage();
        }
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < BYTES; c++) {
            if (CharacterClasses.has(name, c)) {
                all.append((char) c);
            }
        }
        return all.toString();
    }

    /** {@code [x*]} and {@code [x*n]}; gives where it ends, 0 if it is none. */
    private int repeat(int at) {
        if (at + 1 >= text.length()) {
            return 0;
        }
        int[] next = new int[1];
        char c = character(at + 1, next);
        int end = text.indexOf(']', next[0]);
        if (next[0] >= text.length() || text.charAt(next[0]) != '*' || end < 0) {
            return 0;
        }
        String digits = text.substring(next[0] + 1, end);
        if (!digits.matches("\\d*")) {
            throw call.fail(BAD_REPEAT, digits);
        }
        long times = digits.isEmpty() ? 0 : Long.parseLong(digits, digits.startsWith("0") ? 8 : 10);
        parts.add(new Part(String.valueOf(c), times, times == 0 ? Kind.REPEAT : Kind.CHARACTERS));
        return end + 1;
    }

    /** A character, which may be written with a backslash. */
    private char character(int at, int[] next) {
        char c = text.charAt(at);
        next[0] = at + 1;
        if (c != '\\' || at + 1 == text.length()) {
            return c;
        }
        char letter = text.charAt(at + 1);
        next[0] = at + 2;
        int plain = "abfnrtv\\".indexOf(letter);
        if (plain >= 0) {
            return "\u0007\b\f\n\r\t\u000b\\".charAt(plain);
        }
        int value = 0;
        int i = at + 1;
        while (i < text.length() && i < at + 4 && text.charAt(i) >= '0' && text.charAt(i) <= '7' && value * 8 < BYTES) {
            value = value * 8 + text.charAt(i++) - '0';
        }
        if (i == at + 1 && !call.isGnu()) {
            // To BusyBox this is a backslash, and what follows another character.
            next[0] = at + 1;
            return c;
        }
        if (i == at + 1) {
            return letter;
        }
        next[0] = i;
        return (char) (value & 0xff);
    }
}
