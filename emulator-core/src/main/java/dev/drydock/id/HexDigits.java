package dev.drydock.id;

/** The form of ids that come from chance. */
final class HexDigits {
    private static final int LENGTH = 64;

    private HexDigits() {}

    static void requireId(String value) {
        if (value.length() != LENGTH || !isOfDigits(value)) {
            throw new IllegalArgumentException("An id has 64 lower-case hexadecimal digits: " + value);
        }
    }

    private static boolean isOfDigits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isDigit(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
