package dev.drydock.userland.server.redis;

/** Patterns of keys: {@code *}, {@code ?}, {@code [a-z]}, {@code [^a]} and a backslash before what is meant literally. */
final class Glob {
    private Glob() {}

    static boolean matches(String pattern, String text) {
        return matches(pattern, 0, text, 0);
    }

    private static boolean matches(String pattern, int from, String text, int begin) {
        int p = from;
        int t = begin;
        while (p < pattern.length()) {
            char c = pattern.charAt(p);
            if (c == '*') {
                while (p + 1 < pattern.length() && pattern.charAt(p + 1) == '*') {
                    p++;
                }
                if (p + 1 == pattern.length()) {
                    return true;
                }
                for (int rest = t; rest <= text.length(); rest++) {
                    if (matches(pattern, p + 1, text, rest)) {
                        return true;
                    }
                }
                return false;
            }
            if (t == text.length()) {
                return false;
            }
            if (c == '[') {
                int end = end(pattern, p);
                if (!isIn(pattern.substring(p + 1, end), text.charAt(t))) {
                    return false;
                }
                p = Math.min(end, pattern.length() - 1);
            } else {
                if (c == '\\' && p + 1 < pattern.length()) {
                    c = pattern.charAt(++p);
                } else if (c == '?') {
                    c = text.charAt(t);
                }
                if (c != text.charAt(t)) {
                    return false;
                }
            }
            p++;
            t++;
        }
        return t == text.length();
    }

    /** Where the bracket at a place is closed, or where the pattern ends. */
    private static int end(String pattern, int open) {
        for (int i = open + 1; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i) == ']') {
                return i;
            }
        }
        return pattern.length();
    }

    private static boolean isIn(String set, char wanted) {
        boolean not = set.startsWith("^");
        boolean found = false;
        for (int i = not ? 1 : 0; i < set.length(); i++) {
            char c = set.charAt(i);
            if (c == '\\' && i + 1 < set.length()) {
                found |= set.charAt(++i) == wanted;
            } else if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                char other = set.charAt(i + 2);
                found |= wanted >= Math.min(c, other) && wanted <= Math.max(c, other);
                i += 2;
            } else {
                found |= c == wanted;
            }
        }
        return found != not;
    }
}
