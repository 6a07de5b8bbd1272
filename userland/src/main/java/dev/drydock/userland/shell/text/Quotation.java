package dev.drydock.userland.shell.text;

import java.util.Set;

/**
 * Texts written so that a shell reads them back as they were. For bash that depends on the locale: a byte that belongs to no
 * character of it is written as a number.
 */
public final class Quotation {
    private static final String SPECIAL = "\t\n !\"#$&'()*,;<>?[\\]^`{|}~";

    private static final Set<String> ASH_RESERVED = Set.of(
            "!",
            "[[",
            "case",
            "do",
            "done",
            "elif",
            "else",
            "esac",
            "fi",
            "for",
            "function",
            "if",
            "in",
            "then",
            "until",
            "while",
            "{",
            "}");

    private final CharacterSet characters;

    /** @param characters of the locale in which bash quotes */
    public Quotation(CharacterSet characters) {
        this.characters = characters;
    }

    /** {@code 'it'\''s'}. */
    public static String single(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Only if it must be, in single quotes, or as {@code $'…'} if there are control characters: how bash shows values. */
    public String ifNeeded(String text) {
        if (hasControls(text)) {
            return ansi(text);
        }
        return isPlain(text) ? text : text.equals("'") ? "\\'" : single(text);
    }

    /** As bash shows a word in a trace: control characters that are blanks need no {@code $'…'}. */
    public String traced(String text) {
        if (hasControls(text) && text.chars().noneMatch(character -> SPECIAL.indexOf(character) >= 0)) {
            return ansi(text);
        }
        return isPlain(text) ? text : text.equals("'") ? "\\'" : single(text);
    }

    /** Text that bash names in a message: as it is, or as {@code $'…'} if there are control characters. */
    public String printable(String text) {
        return hasControls(text) ? ansi(text) : text;
    }

    /** As BusyBox shows a word of a command in a trace: a reserved word is quoted, too. */
    public static String ashWord(String text) {
        return ASH_RESERVED.contains(text) ? single(text) : ash(text);
    }

    /** As BusyBox shows a value in a trace: an empty one is nothing. */
    public static String ash(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean special = character < '+' || (character >= ';' && character <= '?') || character > 'z';
            if (special || "`[\\".indexOf(character) >= 0) {
                return single(text);
            }
        }
        return text;
    }

    /** Always quoted: {@code ${name@Q}}. */
    public String always(String text) {
        return hasControls(text) ? ansi(text) : single(text);
    }

    /** With backslashes, as {@code printf %q} does. */
    public String backslashes(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        if (hasControls(text)) {
            return ansi(text);
        }
        StringBuilder quoted = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean begins = i == 0 || (character == '~' && "=:".indexOf(text.charAt(i - 1)) >= 0);
            boolean harmless = (character == '#' || character == '~') && !begins;
            if (SPECIAL.indexOf(character) >= 0 && !harmless) {
                quoted.append('\\');
            }
            quoted.append(character);
        }
        return quoted.toString();
    }

    /** In double quotes, or as {@code $'…'} if there are control characters: how {@code declare -p} shows values. */
    public String doubled(String text) {
        if (hasControls(text)) {
            return ansi(text);
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if ("\"$`\\".indexOf(character) >= 0) {
                quoted.append('\\');
            }
            quoted.append(character);
        }
        return quoted.append('"').toString();
    }

    /** {@code $'…'}. */
    public String ansi(String text) {
        StringBuilder quoted = new StringBuilder("$'");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int letter = "\u0007\b\u001b\f\n\r\t\u000b".indexOf(character);
            if (letter >= 0) {
                quoted.append('\\').append("abEfnrtv".charAt(letter));
            } else if (character == '\'' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (!isShown(text, i)) {
                quoted.append('\\').append(octal(character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('\'').toString();
    }

    private static String octal(char character) {
        return "" + (char) ('0' + (character >> 6)) + (char) ('0' + (character >> 3 & 7))
                + (char) ('0' + (character & 7));
    }

    private boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isShown(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a byte is a character that can be printed, or a part of one. */
    private boolean isShown(String text, int at) {
        char character = text.charAt(at);
        if (character < 0x80) {
            return character >= ' ' && character != 127;
        }
        if (characters == CharacterSet.BYTES) {
            return false;
        }
        int begin = at;
        while (begin > 0 && at - begin < 3 && (text.charAt(begin) & 0xc0) == 0x80) {
            begin--;
        }
        int length = ShellText.characterLength(text, begin);
        return length > at - begin && !isControl(text, begin, length);
    }

    /** The controls behind those of ASCII, which end at U+009F. */
    private static boolean isControl(String text, int begin, int length) {
        return length == 2 && text.charAt(begin) == 0xc2 && text.charAt(begin + 1) < 0xa0;
    }

    /** Whether there is nothing in a text that the shell would take for more than text. */
    public boolean isPlain(String text) {
        if (text.isEmpty() || hasControls(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean harmless = character == ',' || ((character == '#' || character == '~') && i > 0);
            if (SPECIAL.indexOf(character) >= 0 && !harmless) {
                return false;
            }
        }
        return true;
    }
}
