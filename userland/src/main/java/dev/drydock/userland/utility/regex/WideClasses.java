package dev.drydock.userland.utility.regex;

import java.util.function.IntPredicate;

/** What belongs to the classes {@code [:alpha:]} and the like beyond ASCII, in C.UTF-8. */
final class WideClasses {
    private static final int LAST = 0x10ffff;

    private WideClasses() {}

    /** Whether all letters of {@link Symbols#isWord} belong to a class. */
    static boolean isOfLetters(String name) {
        return name.equals("alpha") || name.equals("alnum");
    }

    /** Adds what belongs to a class other than those of letters. */
    static void add(String name, CharacterRanges ranges) {
        switch (name) {
            case "upper" -> addAll(ranges, Character::isUpperCase);
            case "lower" -> addAll(ranges, Character::isLowerCase);
            case "space", "blank" -> addAll(ranges, WideClasses::isSpace);
            case "cntrl" -> {
                ranges.add(0x80, 0x9f);
                ranges.add(0x2028, 0x2029);
            }
            case "print" -> addAll(ranges, WideClasses::isPrinted);
            case "graph" -> addAll(ranges, each -> isPrinted(each) && !isSpace(each));
            case "punct" -> addAll(ranges, each -> isPrinted(each) && !isSpace(each) && !Symbols.isWord(each));
            default -> {}
        }
    }

    /** Without those that no line is broken at. */
    static boolean isSpace(int character) {
        int kind = Character.getType(character);
        boolean unbroken = character == 0xa0 || character == 0x2007 || character == 0x202f;
        return kind == Character.SPACE_SEPARATOR && !unbroken;
    }

    private static boolean isPrinted(int character) {
        int kind = Character.getType(character);
        return kind != Character.UNASSIGNED
                && kind != Character.CONTROL
                && kind != Character.SURROGATE
                && kind != Character.LINE_SEPARATOR
                && kind != Character.PARAGRAPH_SEPARATOR;
    }

    private static void addAll(CharacterRanges ranges, IntPredicate members) {
        int from = -1;
        for (int each = 0x80; each <= LAST + 1; each++) {
            boolean member = each <= LAST && members.test(each);
            if (member && from < 0) {
                from = each;
            } else if (!member && from >= 0) {
                ranges.add(from, each - 1);
                from = -1;
            }
        }
    }
}
