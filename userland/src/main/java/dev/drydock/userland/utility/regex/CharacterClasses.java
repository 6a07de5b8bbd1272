package dev.drydock.userland.utility.regex;

import org.jspecify.annotations.Nullable;

/** The classes {@code [:alpha:]} and the like, in the POSIX locale. */
public final class CharacterClasses {
    private CharacterClasses() {}

    /** Whether a byte is in a class; false for a class that does not exist. */
    public static boolean has(String name, int value) {
        ByteSet set = find(name);
        return set != null && set.has(value);
    }

    public static boolean exists(String name) {
        return find(name) != null;
    }

    static @Nullable ByteSet find(String name) {
        ByteSet set = new ByteSet();
        switch (name) {
            case "upper" -> set.addRange('A', 'Z');
            case "lower" -> set.addRange('a', 'z');
            case "digit" -> set.addRange('0', '9');
            case "space" -> {
                set.addRange(9, 13);
                set.add(' ');
            }
            case "blank" -> {
                set.add('\t');
                set.add(' ');
            }
            case "cntrl" -> {
                set.addRange(0, 31);
                set.add(127);
            }
            case "print" -> set.addRange(32, 126);
            case "graph" -> set.addRange(33, 126);
            case "punct" -> {
                set.addRange(33, 47);
                set.addRange(58, 64);
                set.addRange(91, 96);
                set.addRange(123, 126);
            }
            case "xdigit" -> {
                set.addRange('0', '9');
                set.addRange('a', 'f');
                set.addRange('A', 'F');
            }
            case "alpha", "alnum" -> {
                set.addRange('a', 'z');
                set.addRange('A', 'Z');
                if (name.equals("alnum")) {
                    set.addRange('0', '9');
                }
            }
            default -> {
                return null;
            }
        }
        return set;
    }
}
