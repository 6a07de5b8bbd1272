package dev.drydock.reference;

/**
 * The grammar's words, each read in one pass: a name that a stranger sends may be long, and a regular expression with
 * nested repetition would take a stack frame for each part.
 */
final class ReferenceGrammar {
    private static final int TAG_LIMIT = 128;
    private static final int IDENTIFIER_LENGTH = 64;
    private static final int SHORTEST_DIGEST = 32;

    private ReferenceGrammar() {}

    /** {@code alphanumeric { separator alphanumeric }}, several of them separated by slashes. */
    static boolean isPath(String text) {
        int position = 0;
        while (true) {
            int end = text.indexOf('/', position);
            if (!isPathComponent(text, position, end < 0 ? text.length() : end)) {
                return false;
            }
            if (end < 0) {
                return true;
            }
            position = end + 1;
        }
    }

    private static boolean isPathComponent(String text, int start, int end) {
        int position = start;
        while (position < end && isLowerAlphanumeric(text.charAt(position))) {
            position = skipAlphanumeric(text, position, end);
            if (position == end) {
                return true;
            }
            position = skipSeparator(text, position, end);
        }
        return false;
    }

    private static int skipAlphanumeric(String text, int start, int end) {
        int position = start;
        while (position < end && isLowerAlphanumeric(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** The end of one separator, or where it should have begun. */
    private static int skipSeparator(String text, int start, int end) {
        char first = text.charAt(start);
        int position = start;
        if (first == '.') {
            return start + 1;
        }
        if (first == '_') {
            return start + 1 < end && text.charAt(start + 1) == '_' ? start + 2 : start + 1;
        }
        while (position < end && text.charAt(position) == '-') {
            position++;
        }
        return position;
    }

    static boolean isDomain(String text) {
        int hostEnd = text.length();
        int colon = text.lastIndexOf(':');
        if (colon > text.lastIndexOf(']')) {
            if (colon + 1 == text.length() || !allDigits(text, colon + 1)) {
                return false;
            }
            hostEnd = colon;
        }
        String host = text.substring(0, hostEnd);
        return host.startsWith("[") ? isBracketedAddress(host) : isDomainName(host);
    }

    private static boolean isBracketedAddress(String host) {
        if (host.length() < 3 || !host.endsWith("]")) {
            return false;
        }
        return host.substring(1, host.length() - 1)
                .chars()
                .allMatch(character -> character == ':' || isHexadecimal(character));
    }

    private static boolean isDomainName(String host) {
        boolean componentOpen = false;
        char previous = '.';
        for (int i = 0; i < host.length(); i++) {
            char character = host.charAt(i);
            if (isAlphanumeric(character)) {
                componentOpen = true;
            } else if (character == '-') {
                if (!componentOpen) {
                    return false;
                }
            } else if (character == '.') {
                if (!componentOpen || previous == '-') {
                    return false;
                }
                componentOpen = false;
            } else {
                return false;
            }
            previous = character;
        }
        return componentOpen && previous != '-';
    }

    static boolean isTag(String text) {
        if (text.isEmpty() || text.length() > TAG_LIMIT || !isWord(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(character -> isWord(character) || character == '.' || character == '-');
    }

    /** The form of a digest within a reference, which is laxer than that of a digest alone. */
    static boolean isDigest(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || text.length() - colon - 1 < SHORTEST_DIGEST) {
            return false;
        }
        boolean componentStart = true;
        for (int i = 0; i < colon; i++) {
            char character = text.charAt(i);
            if (componentStart ? !isLetter(character) : !isAlphanumeric(character) && "-_+.".indexOf(character) < 0) {
                return false;
            }
            componentStart = !isAlphanumeric(character);
        }
        return !componentStart && text.substring(colon + 1).chars().allMatch(ReferenceGrammar::isHexadecimal);
    }

    /** 64 lower-case hexadecimal digits: the engine takes them for an id, never for a name. */
    static boolean isIdentifier(String text) {
        return text.length() == IDENTIFIER_LENGTH
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** Whether it is worth asking if a text is a digest: it has one colon and no slash. */
    static boolean mayBeDigest(String text) {
        return text.indexOf(':') > 0 && text.indexOf('/') < 0 && text.length() <= TAG_LIMIT + IDENTIFIER_LENGTH;
    }

    private static boolean allDigits(String text, int start) {
        return text.substring(start).chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static boolean isLowerAlphanumeric(int character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }

    private static boolean isLetter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isAlphanumeric(int character) {
        return isLetter(character) || (character >= '0' && character <= '9');
    }

    private static boolean isWord(int character) {
        return isAlphanumeric(character) || character == '_';
    }

    private static boolean isHexadecimal(int character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'f')
                || (character >= 'A' && character <= 'F');
    }
}
