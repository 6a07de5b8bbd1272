package dev.drydock.userland.shell.edit;

import java.util.function.UnaryOperator;

/** A line and the place of the cursor in it. */
final class EditedLine {
    private final StringBuilder text = new StringBuilder();
    private int cursor;

    String text() {
        return text.toString();
    }

    int cursor() {
        return cursor;
    }

    int length() {
        return text.length();
    }

    boolean atEnd() {
        return cursor == text.length();
    }

    void insert(String more) {
        text.insert(cursor, more);
        cursor += more.length();
    }

    void moveTo(int place) {
        cursor = Math.max(0, Math.min(place, text.length()));
    }

    /** Takes out a part; the cursor is then where it was. */
    String delete(int from, int to) {
        String gone = text.substring(from, to);
        text.delete(from, to);
        cursor = from;
        return gone;
    }

    void replace(String whole) {
        text.setLength(0);
        text.append(whole);
        cursor = whole.length();
    }

    /** Where the word before the cursor begins; words are what blanks part. */
    int blankWordStart() {
        int place = cursor;
        while (place > 0 && text.charAt(place - 1) == ' ') {
            place--;
        }
        while (place > 0 && text.charAt(place - 1) != ' ') {
            place--;
        }
        return place;
    }

    /** Where the word before the cursor begins; words are letters and digits. */
    int wordStart() {
        int place = cursor;
        while (place > 0 && !isWordPart(place - 1)) {
            place--;
        }
        while (place > 0 && isWordPart(place - 1)) {
            place--;
        }
        return place;
    }

    /** Where the word at the cursor, or the next one, ends. */
    int wordEnd() {
        int place = cursor;
        while (place < text.length() && !isWordPart(place)) {
            place++;
        }
        while (place < text.length() && isWordPart(place)) {
            place++;
        }
        return place;
    }

    /** Changes the letters of the word at the cursor, or the next one, and goes to its end; says whether there was one. */
    boolean changeWord(UnaryOperator<String> change) {
        int end = wordEnd();
        int start = cursor;
        while (start < end && !isWordPart(start)) {
            start++;
        }
        if (start == end) {
            return false;
        }
        text.replace(start, end, change.apply(text.substring(start, end)));
        cursor = end;
        return true;
    }

    private boolean isWordPart(int place) {
        return Character.isLetterOrDigit(text.charAt(place));
    }

    /** Exchanges the character at the cursor and the one before; says whether it could. */
    boolean transpose() {
        if (cursor == 0 || text.length() < 2) {
            return false;
        }
        int right = Math.min(cursor, text.length() - 1);
        char moved = text.charAt(right);
        text.setCharAt(right, text.charAt(right - 1));
        text.setCharAt(right - 1, moved);
        cursor = right + 1;
        return true;
    }
}
