package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.text.CharacterSet;
import dev.drydock.userland.shell.text.Escapes;

/**
 * The escapes of {@code echo -e} and {@code printf %b}.
 *
 * @param text what is to be written
 * @param ends whether {@code \c} ended the output
 */
record EchoEscapes(String text, boolean ends) {

    /**
     * Bash alone knows {@code \E} and {@code \}u, dash not even {@code \x}.
     *
     * @param zero whether an octal number must begin with 0: bash's {@code echo}
     */
    static EchoEscapes of(String raw, Dialect dialect, CharacterSet characters, boolean zero) {
        if (raw.indexOf('\\') < 0) {
            return new EchoEscapes(raw, false);
        }
        StringBuilder text = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char character = raw.charAt(i++);
            if (character != '\\' || i == raw.length()) {
                text.append(character);
                continue;
            }
            char kind = raw.charAt(i++);
            int simple = kind == 'E' && !dialect.isBash() ? -1 : Escapes.simple(kind);
            if (simple >= 0) {
                text.append((char) simple);
            } else if (kind == '\\') {
                text.append('\\');
            } else if (kind == 'c') {
                return new EchoEscapes(text.toString(), true);
            } else if (kind >= '0' && kind <= (zero ? '0' : '7')) {
                int from = kind == '0' ? i : i - 1;
                int digits = Escapes.digits(raw, from, 3, 8);
                text.append((char) (Escapes.number(raw, from, digits, 8) & 0xff));
                i = from + digits;
            } else {
                i = isKnown(kind, dialect) ? wide(raw, i, kind, text, characters) : plain(kind, text, i);
            }
        }
        return new EchoEscapes(text.toString(), false);
    }

    private static boolean isKnown(char kind, Dialect dialect) {
        return dialect.isBash() || (dialect == Dialect.ASH && kind == 'x');
    }

    private static int plain(char kind, StringBuilder text, int at) {
        text.append('\\').append(kind);
        return at;
    }

    private static int wide(String raw, int at, char kind, StringBuilder text, CharacterSet characters) {
        int limit = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        int digits = limit == 0 ? 0 : Escapes.digits(raw, at, limit, 16);
        if (digits == 0) {
            return plain(kind, text, at);
        }
        long value = Escapes.number(raw, at, digits, 16);
        if (kind == 'x') {
            text.append((char) value);
        } else {
            Escapes.appendCodePoint(text, value, characters);
        }
        return at + digits;
    }
}
