package dev.drydock.container;

/** Text in double quotes, as the engine's {@code %q} writes it. */
final class Quoted {
    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(character -> append(quoted, character));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int character) {
        switch (character) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 7 -> quoted.append("\\a");
            case 8 -> quoted.append("\\b");
            case 11 -> quoted.append("\\v");
            case 12 -> quoted.append("\\f");
            default -> {
                if (character < ' ' || character == 0x7f) {
                    quoted.append(String.format("\\x%02x", character));
                } else {
                    quoted.appendCodePoint(character);
                }
            }
        }
    }
}
