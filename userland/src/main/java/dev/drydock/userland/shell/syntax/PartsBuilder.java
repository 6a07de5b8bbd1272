package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Gathers the parts of a word; joins literal text. */
final class PartsBuilder {
    private final List<WordPart> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    void literal(int character) {
        literal.append((char) character);
    }

    void literal(String text) {
        literal.append(text);
    }

    void add(WordPart part) {
        flush();
        parts.add(part);
    }

    void addAll(List<WordPart> more) {
        for (WordPart part : more) {
            if (part instanceof WordPart.Literal text) {
                literal.append(text.text());
            } else {
                add(part);
            }
        }
    }

    boolean isEmpty() {
        return parts.isEmpty() && literal.length() == 0;
    }

    void clear() {
        parts.clear();
        literal.setLength(0);
    }

    /** Whether all so far is unquoted text. */
    boolean isLiteral() {
        return parts.isEmpty();
    }

    /** The unquoted text gathered last. */
    CharSequence pending() {
        return literal;
    }

    private void flush() {
        if (literal.length() > 0) {
            parts.add(new WordPart.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    List<WordPart> parts() {
        flush();
        return parts;
    }

    Word word() {
        return new Word(parts());
    }
}
