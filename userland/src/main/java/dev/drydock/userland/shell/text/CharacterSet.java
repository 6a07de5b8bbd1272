package dev.drydock.userland.shell.text;

import java.util.Locale;

/** Which bytes make a character: what {@code LC_CTYPE} chooses. */
public enum CharacterSet {
    /** Every byte is a character: the locale C, which is what a container has unless told otherwise. */
    BYTES,
    UTF_8;

    /**
     * What the usual variables choose.
     *
     * @param localeName value of the first that is set and not empty of {@code LC_ALL}, {@code LC_CTYPE}, {@code LANG}; else empty
     */
    public static CharacterSet ofLocale(String localeName) {
        String lower = localeName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".utf-8") || lower.endsWith(".utf8") || lower.contains("utf-8@") ? UTF_8 : BYTES;
    }

    /**
     * As above, in glibc, where a locale must be there: those of a Debian image are {@code C}, {@code POSIX} and {@code C.UTF-8},
     * and what is not there is {@code C}.
     */
    public static CharacterSet ofGlibcLocale(String localeName) {
        return localeName.matches("C\\.(?i:utf-?8)") ? UTF_8 : BYTES;
    }

    /** How many characters there are in shell text. */
    public int length(String text) {
        if (this == BYTES || ShellText.isAscii(text)) {
            return text.length();
        }
        int count = 0;
        for (int i = 0; i < text.length(); i += advance(text, i)) {
            count++;
        }
        return count;
    }

    /** How many bytes the character at a place has, at least 1. */
    public int advance(String text, int at) {
        return this == BYTES ? 1 : Math.max(1, ShellText.characterLength(text, at));
    }

    /** The place in bytes of a place in characters; the text's end if it has fewer. */
    public int offset(String text, int characters) {
        if (this == BYTES || ShellText.isAscii(text)) {
            return Math.min(characters, text.length());
        }
        int at = 0;
        for (int i = 0; i < characters && at < text.length(); i++) {
            at += advance(text, at);
        }
        return at;
    }

    /** Shell text as a string in which one character is one code point. */
    public String decode(String text) {
        return this == BYTES ? text : ShellText.toJava(text);
    }

    /** Undoes {@link #decode}. */
    public String encode(String characters) {
        return this == BYTES ? characters : ShellText.ofJava(characters);
    }
}
