package dev.drydock.userland.utility.command;

import java.nio.charset.StandardCharsets;

/**
 * The ways in which GNU tools put quotes around names (gnulib's quotearg). In the POSIX locale a byte above 127 is not
 * printable; in a UTF-8 locale a printable character stays.
 */
public enum Quoting {
    LITERAL,
    SHELL,
    SHELL_ALWAYS,
    SHELL_ESCAPE,
    SHELL_ESCAPE_ALWAYS,
    C,
    ESCAPE,
    LOCALE;

    private static final String SHELL_SPECIAL = "\"!$&()*;<=>?[^`| \\";

    /** @param utf8 whether the locale's character set is UTF-8 */
    public String quote(String name, boolean utf8) {
        return switch (this) {
            case LITERAL -> name;
            case SHELL, SHELL_ALWAYS -> shell(name, this == SHELL_ALWAYS, false, utf8);
            case SHELL_ESCAPE, SHELL_ESCAPE_ALWAYS -> shell(name, this == SHELL_ESCAPE_ALWAYS, true, utf8);
            case C -> '"' + escaped(name, '"', utf8) + '"';
            case ESCAPE -> escaped(name, ' ', utf8);
            case LOCALE -> utf8 ? '‘' + escaped(name, '’', true) + '’' : '\'' + escaped(name, '\'', false) + '\'';
        };
    }

    /** Whether quotes come round a name in the shell styles. */
    public static boolean needsShellQuotes(String name, boolean utf8) {
        if (name.isEmpty()) {
            return true;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (SHELL_SPECIAL.indexOf(c) >= 0
                    || c == '\''
                    || c < 0x20
                    || c == 0x7f
                    || (c >= 0x80 && !printable(c, utf8))) {
                return true;
            }
        }
        char first = name.charAt(0);
        return first == '#' || first == '~' || name.equals("{") || name.equals("}");
    }

    private static boolean printable(int c, boolean utf8) {
        if (c < 0x80) {
            return c >= 0x20 && c != 0x7f;
        }
        return utf8 && c >= 0xa0 && c != 0xfffd;
    }

    private static String shell(String name, boolean always, boolean escape, boolean utf8) {
        if (!always && !needsShellQuotes(name, utf8)) {
            return name;
        }
        if (name.indexOf('\'') >= 0 && plainInDoubleQuotes(name, utf8)) {
            return '"' + name + '"';
        }
        StringBuilder quoted = new StringBuilder("'");
        boolean inEscape = false;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (escape && !printable(c, utf8)) {
                if (!inEscape) {
                    quoted.append("'$'");
                    inEscape = true;
                }
                appendEscape(quoted, c);
                continue;
            }
            if (inEscape) {
                quoted.append("''");
                inEscape = false;
            }
            if (c == '\'') {
                quoted.append("'\\''");
            } else {
                quoted.appendCodePoint(c);
            }
        }
        return quoted.append('\'').toString();
    }

    /** A name with an apostrophe is put in double quotes if nothing in it means anything there. */
    private static boolean plainInDoubleQuotes(String name, boolean utf8) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ("\"$`\\!".indexOf(c) >= 0 || !printable(c, utf8)) {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String name, int quote, boolean utf8) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (!printable(c, utf8)) {
                appendEscape(escaped, c);
            } else if (c == '\\' || c == quote) {
                escaped.append('\\').appendCodePoint(c);
            } else {
                escaped.appendCodePoint(c);
            }
        }
        return escaped.toString();
    }

    private static void appendEscape(StringBuilder target, int c) {
        switch (c) {
            case 7 -> target.append("\\a");
            case 8 -> target.append("\\b");
            case '\f' -> target.append("\\f");
            case '\n' -> target.append("\\n");
            case '\r' -> target.append("\\r");
            case '\t' -> target.append("\\t");
            case 0x0b -> target.append("\\v");
            default -> {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    target.append(String.format("\\%03o", b & 0xff));
                }
            }
        }
    }
}
