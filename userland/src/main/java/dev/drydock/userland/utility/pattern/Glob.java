package dev.drydock.userland.utility.pattern;

import dev.drydock.userland.utility.regex.CharacterClasses;

/**
 * A pattern of {@code fnmatch}: {@code *}, {@code ?}, {@code [a-z]}, {@code [!x]}, {@code [[:alpha:]]} and backslashes. Matches in
 * time proportional to the product of the lengths.
 */
public final class Glob {
    private final String pattern;
    private final boolean ignoreCase;
    private final boolean slashIsSpecial;

    private Glob(String pattern, boolean ignoreCase, boolean slashIsSpecial) {
        this.pattern = pattern;
        this.ignoreCase = ignoreCase;
        this.slashIsSpecial = slashIsSpecial;
    }

    public static Glob of(String pattern) {
        return new Glob(pattern, false, false);
    }

    public Glob ignoringCase() {
        return new Glob(pattern, true, slashIsSpecial);
    }

    /** {@code *} and the like do not match a slash (FNM_PATHNAME). */
    public Glob matchingPaths() {
        return new Glob(pattern, ignoreCase, true);
    }

    public boolean matches(String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int starText = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starText = t;
                continue;
            }
            int next = p < pattern.length() ? one(p, text.charAt(t)) : -1;
            if (next >= 0) {
                p = next;
                t++;
                continue;
            }
            if (star < 0 || (slashIsSpecial && text.charAt(starText) == '/')) {
                return false;
            }
            p = star + 1;
            t = ++starText;
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on if its element at {@code p} matches the character, else -1. */
    private int one(int p, char c) {
        char element = pattern.charAt(p);
        if (slashIsSpecial && c == '/' && (element == '?' || element == '[')) {
            return -1;
        }
        if (element == '?') {
            return p + 1;
        }
        if (element == '[') {
            int end = bracketEnd(p);
            if (end > 0) {
                return inBracket(p, end, c) ? end + 1 : -1;
            }
        }
        if (element == '\\' && p + 1 < pattern.length()) {
            return same(pattern.charAt(p + 1), c) ? p + 2 : -1;
        }
        return same(element, c) ? p + 1 : -1;
    }

    private boolean same(char a, char b) {
        return a == b || (ignoreCase && Character.toLowerCase(a) == Character.toLowerCase(b));
    }

    /** Index of the closing bracket, or -1 if there is none. */
    private int bracketEnd(int open) {
        int i = open + 1;
        if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^')) {
            i++;
        }
        if (i < pattern.length() && pattern.charAt(i) == ']') {
            i++;
        }
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            if (pattern.startsWith("[:", i)) {
                int close = pattern.indexOf(":]", i + 2);
                i = close < 0 ? i + 1 : close + 2;
            } else {
                i += pattern.charAt(i) == '\\' ? 2 : 1;
            }
        }
        return i < pattern.length() ? i : -1;
    }

    private boolean inBracket(int open, int end, char c) {
        int i = open + 1;
        boolean inverted = pattern.charAt(i) == '!' || pattern.charAt(i) == '^';
        if (inverted) {
            i++;
        }
        boolean found = false;
        while (i < end) {
            if (pattern.startsWith("[:", i) && pattern.indexOf(":]", i + 2) > 0) {
                int close = pattern.indexOf(":]", i + 2);
                found |= CharacterClasses.has(pattern.substring(i + 2, close), c & 0xff) && c < 256;
                i = close + 2;
                continue;
            }
            if (pattern.charAt(i) == '\\' && i + 1 < end) {
                i++;
            }
            char from = pattern.charAt(i++);
            char to = from;
            if (i + 1 < end && pattern.charAt(i) == '-') {
                i++;
                to = pattern.charAt(i) == '\\' && i + 1 < end ? pattern.charAt(++i) : pattern.charAt(i);
                i++;
            }
            found |= c >= from && c <= to;
            if (ignoreCase) {
                char lower = Character.toLowerCase(c);
                char upper = Character.toUpperCase(c);
                found |= (lower >= from && lower <= to) || (upper >= from && upper <= to);
            }
        }
        return found != inverted;
    }
}
