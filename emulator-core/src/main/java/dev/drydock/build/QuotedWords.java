package dev.drydock.build;

import java.util.ArrayList;
import java.util.List;

/** Splits arguments at white space that is not quoted; quotes stay, they are taken away when the word is expanded. */
final class QuotedWords {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;

    private QuotedWords() {}

    static List<String> split(String text) {
        QuotedWords split = new QuotedWords();
        split.read(text);
        return split.words;
    }

    private void read(String text) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(character)) {
                end();
                continue;
            }
            if (character == InstructionLine.ESCAPE && quote != '\'') {
                i++;
                if (i == text.length()) {
                    break;
                }
                word.append(character);
                character = text.charAt(i);
            } else if (quote == 0 && (character == '\'' || character == '"')) {
                quote = character;
            } else if (character == quote) {
                quote = 0;
            }
            word.append(character);
            begun = true;
        }
        end();
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }
}
