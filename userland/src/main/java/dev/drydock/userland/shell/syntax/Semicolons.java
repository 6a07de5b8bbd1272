package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Divides the inside of {@code for ((a; b; c))}. */
final class Semicolons {

    private Semicolons() {}

    static List<Word> split(Word whole) {
        List<Word> words = new ArrayList<>();
        PartsBuilder current = new PartsBuilder();
        for (WordPart part : whole.parts()) {
            if (!(part instanceof WordPart.Literal literal)) {
                current.add(part);
                continue;
            }
            String rest = literal.text();
            for (int at = rest.indexOf(';'); at >= 0; at = rest.indexOf(';')) {
                current.literal(rest.substring(0, at));
                words.add(current.word());
                current = new PartsBuilder();
                rest = rest.substring(at + 1);
            }
            current.literal(rest);
        }
        words.add(current.word());
        return words;
    }
}
