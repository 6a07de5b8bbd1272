package dev.drydock.userland.shell.syntax;

/** What a name is: a letter or underscore, then letters, digits and underscores. */
public final class Names {

    private Names() {}

    public static boolean isStart(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
    }

    public static boolean isPart(int character) {
        return isStart(character) || isDigit(character);
    }

    public static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    public static boolean isName(String text) {
        if (text.isEmpty() || !isStart(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isPart(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    public static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
