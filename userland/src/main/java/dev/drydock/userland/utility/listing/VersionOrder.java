package dev.drydock.userland.utility.listing;

import java.util.Comparator;

/** Names with numbers in the order of their numbers: gnulib's {@code filevercmp}. */
public enum VersionOrder implements Comparator<String> {
    BY_NUMBERS;

    @Override
    public int compare(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        int special = special(a, b);
        if (special != 0) {
            return special;
        }
        int prefix = verrevcmp(withoutSuffix(a), withoutSuffix(b));
        if (prefix != 0) {
            return prefix;
        }
        return verrevcmp(a, b);
    }

    private static int special(String a, String b) {
        for (String first : new String[] {"", ".", ".."}) {
            if (a.equals(first)) {
                return -1;
            }
            if (b.equals(first)) {
                return 1;
            }
        }
        boolean hiddenA = a.startsWith(".");
        boolean hiddenB = b.startsWith(".");
        return hiddenA == hiddenB ? 0 : hiddenA ? -1 : 1;
    }

    private static String withoutSuffix(String name) {
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("(?:\\.[A-Za-z~][A-Za-z0-9~]*)*$")
                .matcher(name);
        return matcher.find() && matcher.start() > 0 ? name.substring(0, matcher.start()) : name;
    }

    private static int order(String text, int index) {
        if (index >= text.length()) {
            return -1;
        }
        char c = text.charAt(index);
        if (Character.isDigit(c)) {
            return 0;
        }
        if (c < 128 && Character.isLetter(c)) {
            return c;
        }
        return c == '~' ? -2 : c + 256;
    }

    private static int verrevcmp(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while ((i < a.length() && !digit(a, i)) || (j < b.length() && !digit(b, j))) {
                int difference = order(a, i) - order(b, j);
                if (difference != 0) {
                    return difference;
                }
                i++;
                j++;
            }
            while (i < a.length() && a.charAt(i) == '0') {
                i++;
            }
            while (j < b.length() && b.charAt(j) == '0') {
                j++;
            }
            int firstDifference = 0;
            while (digit(a, i) && digit(b, j)) {
                if (firstDifference == 0) {
                    firstDifference = a.charAt(i) - b.charAt(j);
                }
                i++;
                j++;
            }
            if (digit(a, i)) {
                return 1;
            }
            if (digit(b, j)) {
                return -1;
            }
            if (firstDifference != 0) {
                return firstDifference;
            }
        }
        return 0;
    }

    private static boolean digit(String text, int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
