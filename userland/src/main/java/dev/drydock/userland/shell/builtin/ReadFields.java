package dev.drydock.userland.shell.builtin;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Splits a line at the characters of IFS, but for those that had a backslash before them. */
final class ReadFields {
    private static final String BLANKS = " \t\n";

    private final String text;
    private final BitSet escaped;
    private final String separators;
    private int at;

    ReadFields(String text, BitSet escaped, String separators) {
        this.text = text;
        this.escaped = escaped;
        this.separators = separators;
    }

    private boolean separates(int place) {
        return !escaped.get(place) && separators.indexOf(text.charAt(place)) >= 0;
    }

    private boolean isBlank(int place) {
        return separates(place) && BLANKS.indexOf(text.charAt(place)) >= 0;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(at)) {
            at++;
        }
    }

    /** Every field. */
    List<String> all() {
        List<String> fields = new ArrayList<>();
        at = 0;
        skipBlanks();
        while (at < text.length()) {
            fields.add(field());
        }
        return fields;
    }

    /** A field for each of so many names; the last one has all the rest, as it stands. */
    List<String> first(int count) {
        List<String> fields = new ArrayList<>();
        at = 0;
        skipBlanks();
        while (fields.size() < count - 1 && at < text.length()) {
            fields.add(field());
        }
        if (at < text.length()) {
            fields.add(rest());
        }
        return fields;
    }

    private String field() {
        int start = at;
        while (at < text.length() && !separates(at)) {
            at++;
        }
        String field = text.substring(start, at);
        skipBlanks();
        if (at < text.length() && separates(at) && !isBlank(at)) {
            at++;
            skipBlanks();
        }
        return field;
    }

    /** The rest without blanks at its end; without its separator if it is one field. */
    private String rest() {
        int start = at;
        field();
        if (at >= text.length()) {
            at = start;
            return field();
        }
        int end = text.length();
        while (end > start && isBlank(end - 1)) {
            end--;
        }
        return text.substring(start, end);
    }
}
