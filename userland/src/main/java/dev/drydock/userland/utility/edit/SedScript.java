package dev.drydock.userland.utility.edit;

import org.jspecify.annotations.Nullable;

/** The text of a script and how far it was read. Works on Latin strings. */
final class SedScript {
    private final String text;
    private final String origin;
    private int at;

    /** @param origin where it came from, for complaints */
    SedScript(String text, String origin) {
        this.text = text;
        this.origin = origin;
    }

    /** An error where the reader is: at a character of an expression, at a line of a file. */
    SedSyntaxException wrong(String message) {
        String place = isFile() ? " line " + lineNumber() : ", char " + at;
        return new SedSyntaxException(origin + place + ": " + message);
    }

    /** The error of a block that begins here, if nothing closes it. */
    SedSyntaxException unmatched() {
        String place = origin + (isFile() ? " line " + lineNumber() : ", char 0") + ": ";
        return new SedSyntaxException(place + "unmatched `{'");
    }

    private long lineNumber() {
        return 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private boolean isFile() {
        return origin.startsWith("file ");
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** NUL at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    /** As {@link #peek}, which is then behind; the end stays where it is. */
    char take() {
        char c = peek();
        at += atEnd() ? 0 : 1;
        return c;
    }

    boolean accept(char c) {
        boolean there = !atEnd() && peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    void skip(String characters) {
        while (!atEnd() && characters.indexOf(peek()) >= 0) {
            at++;
        }
    }

    boolean atDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** 0 if there is none. */
    long number() {
        int start = at;
        while (atDigit()) {
            at++;
        }
        String digits = text.substring(start, at);
        return digits.isEmpty() ? 0 : Long.parseLong(digits.length() > 18 ? digits.substring(0, 18) : digits);
    }

    String line() {
        int end = text.indexOf('\n', at);
        String rest = end < 0 ? text.substring(at) : text.substring(at, end);
        at = end < 0 ? text.length() : end + 1;
        return rest;
    }

    /** What names a place to jump to; GNU's ends at a blank, and a command may follow. */
    String label() {
        skip(" \t");
        int start = at;
        while (!atEnd() && "\n;}# \t".indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(start, at).stripTrailing();
    }

    /** Nothing but the end of the command may follow. */
    void end() throws SedSyntaxException {
        skip(" \t");
        char c = peek();
        if (atEnd() || c == '}' || c == '#') {
            return;
        }
        at++;
        if (c != ';' && c != '\n') {
            throw wrong("extra characters after command");
        }
    }

    /** The text of {@code a}, {@code c} and {@code i}: a line, or lines that a backslash continues. */
    SedText insertedText() throws SedSyntaxException {
        skip(" \t");
        if (atEnd()) {
            throw wrong("expected \\ after `a', `c' or `i'");
        }
        StringBuilder inserted = new StringBuilder();
        if (accept('\\')) {
            if (atEnd()) {
                return new SedText("", true);
            }
            if (!accept('\n')) {
                inserted.append(take());
            }
        }
        return text(inserted);
    }

    /** What a text of another script goes on with. */
    SedText continued(SedText begun) throws SedSyntaxException {
        return text(new StringBuilder(begun.text()));
    }

    private SedText text(StringBuilder inserted) throws SedSyntaxException {
        while (!atEnd()) {
            char c = take();
            if (c == '\n') {
                break;
            }
            if (c == '\\') {
                if (atEnd()) {
                    return new SedText(inserted + "\n", true);
                }
                inserted.append(c);
                c = take();
            }
            inserted.append(c);
        }
        String resolved = resolved(inserted.append('\n').toString(), SedEscapes.Place.TEXT);
        return new SedText(withoutBackslashes(resolved), false);
    }

    /** The text with {@link SedEscapes} resolved. */
    String resolved(String part, SedEscapes.Place place) throws SedSyntaxException {
        try {
            return SedEscapes.resolved(part, place);
        } catch (SedEscapes.RecursiveEscapeException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()));
        }
    }

    static String withoutBackslashes(String part) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            boolean escapes = part.charAt(i) == '\\' && i + 1 < part.length();
            plain.append(part.charAt(escapes ? ++i : i));
        }
        return plain.toString();
    }

    /** What comes before a delimiter, which is eaten; null if it is missing. */
    @Nullable
    String until(char delimiter, boolean isRegex) {
        StringBuilder part = new StringBuilder();
        while (!atEnd()) {
            char c = peek();
            if (c == '\n') {
                return null;
            }
            if (c == delimiter) {
                at++;
                return part.toString();
            }
            at++;
            if (c == '\\' && !atEnd()) {
                escaped(part, delimiter, isRegex);
            } else if (c == '[' && isRegex) {
                bracket(part);
            } else {
                part.append(c);
            }
        }
        return null;
    }

    private void escaped(StringBuilder part, char delimiter, boolean isRegex) {
        char next = take();
        boolean delimits = next == delimiter && (isRegex || next != '&');
        part.append(next == '\n' || delimits ? "" : "\\").append(next);
    }

    /** A delimiter in brackets ends nothing. */
    private void bracket(StringBuilder part) {
        part.append('[');
        if (accept('^')) {
            part.append('^');
        }
        if (accept(']')) {
            part.append(']');
        }
        char inner = '\0';
        boolean opens = false;
        while (!atEnd() && peek() != '\n') {
            char c = take();
            part.append(c);
            boolean named = opens && ":.=".indexOf(c) >= 0;
            opens = c == '[' && inner == '\0';
            if (named) {
                inner = c;
            } else if (c == ']' && inner == '\0') {
                return;
            } else if (c == ']' && part.charAt(part.length() - 2) == inner) {
                inner = '\0';
            }
        }
    }
}
