package dev.drydock.userland.utility.calculator;

/** Whether a text consists of what dc knows: that is looked at before any of it is done. */
final class DcWords {
    private static final String COMMANDS = "+-*/%^~v|G({NpnfPakioKIOcdrRzZXx?qQ";
    private static final String WITH_REGISTER = "sSlL:;";

    private DcWords() {}

    /** Whether a string goes on in the next line. */
    static boolean isOpen(CharSequence text) {
        int depth = 0;
        boolean comment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            comment = depth == 0 && (c == '#' || (comment && c != '\n'));
            if (!comment) {
                depth += c == '[' ? 1 : c == ']' && depth > 0 ? -1 : 0;
            }
        }
        return depth > 0;
    }

    static void check(String text) {
        int i = 0;
        while (i < text.length()) {
            i = after(text, i);
        }
    }

    private static int after(String text, int at) {
        char c = text.charAt(at);
        if (c == '[') {
            return afterString(text, at);
        }
        if (c == '#') {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (c == '!') {
            boolean compares = at + 1 < text.length() && "<>=".indexOf(text.charAt(at + 1)) >= 0;
            if (!compares) {
                throw new CalculatorException("bad character '!'");
            }
            return at + 1;
        }
        if ("<>=".indexOf(c) >= 0) {
            int register = registerAfter(text, at);
            return text.startsWith("e", register) ? registerAfter(text, register) : register;
        }
        if (WITH_REGISTER.indexOf(c) >= 0) {
            return registerAfter(text, at);
        }
        boolean number = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || c == '.' || c == '_';
        if (!number && !Character.isWhitespace(c) && COMMANDS.indexOf(c) < 0) {
            throw new CalculatorException("bad character '" + c + "'");
        }
        return at + 1;
    }

    private static int registerAfter(String text, int at) {
        if (at + 1 >= text.length()) {
            throw new CalculatorException("bad token at '" + text.charAt(at) + "'");
        }
        return at + 2;
    }

    private static int afterString(String text, int at) {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new CalculatorException("unterminated string");
    }
}
