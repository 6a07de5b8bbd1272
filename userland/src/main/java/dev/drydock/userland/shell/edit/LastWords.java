package dev.drydock.userland.shell.edit;

import java.util.List;

/** The last words of earlier lines, put in one after the other: readline's M-. */
final class LastWords {
    private final List<String> history;
    private int place;
    private int start = -1;
    private int end;

    LastWords(List<String> history) {
        this.history = history;
    }

    /** Another key was typed, or a line begins: the next word is that of the newest line again. */
    void forget() {
        place = history.size();
        start = -1;
    }

    /** Puts the word of the line before in, in the place of the last one; says whether there was one. */
    boolean next(EditedLine line) {
        if (place == 0) {
            return false;
        }
        place--;
        if (start >= 0) {
            line.delete(start, end);
        }
        start = line.cursor();
        line.insert(lastWord(history.get(place)));
        end = line.cursor();
        return true;
    }

    private static String lastWord(String line) {
        int begin = 0;
        int last = 0;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '\\') {
                i++;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (Character.isWhitespace(character)) {
                begin = i + 1;
                continue;
            }
            last = begin;
        }
        return line.substring(last).stripTrailing();
    }
}
