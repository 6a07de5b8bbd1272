package dev.drydock.json;

/** Texts as Go's strconv quotes them in messages. */
public final class GoText {
    private GoText() {}

    /** Between double quotes. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> quoted.append(codePoint == '"' ? "\\\"" : escape(codePoint)));
        return quoted.append('"').toString();
    }

    /** Between single quotes. */
    static String quoteRune(int codePoint) {
        return "'" + (codePoint == '\'' ? "\\'" : escape(codePoint)) + "'";
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\\' -> "\\\\";
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 11 -> "\\v";
            default -> printable(codePoint);
        };
    }

    private static String printable(int codePoint) {
        if (codePoint < ' ' || codePoint == 0x7f) {
            return String.format("\\x%02x", codePoint);
        }
        int type = Character.getType(codePoint);
        boolean hidden = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || (type == Character.SPACE_SEPARATOR && codePoint != ' ');
        if (!hidden) {
            return Character.toString(codePoint);
        }
        return codePoint > 0xffff ? String.format("\\U%08x", codePoint) : String.format("\\u%04x", codePoint);
    }
}
