package dev.drydock.reference;

import java.util.ArrayList;
import java.util.List;

/** Reads a pattern part by part. */
final class GlobReader {
    private final int[] text;
    private int position;

    GlobReader(String text) {
        this.text = text.codePoints().toArray();
    }

    boolean hasNext() {
        return position < text.length;
    }

    GlobToken next() {
        int character = text[position++];
        return switch (character) {
            case '*' -> new GlobToken.Star();
            case '?' -> new GlobToken.AnyCharacter();
            case '[' -> characterClass();
            case '\\' -> new GlobToken.Literal(take());
            default -> new GlobToken.Literal(character);
        };
    }

    private GlobToken characterClass() {
        boolean negated = hasNext() && text[position] == '^';
        if (negated) {
            position++;
        }
        List<GlobToken.Range> ranges = new ArrayList<>();
        while (ranges.isEmpty() || !hasNext() || text[position] != ']') {
            int low = member();
            int high = low;
            if (hasNext() && text[position] == '-') {
                position++;
                high = member();
            }
            ranges.add(new GlobToken.Range(low, high));
        }
        position++;
        return new GlobToken.CharacterClass(negated, List.copyOf(ranges));
    }

    private int member() {
        int character = take();
        if (character == '-' || character == ']') {
            throw ReferenceErrors.badPattern();
        }
        return character == '\\' ? take() : character;
    }

    private int take() {
        if (!hasNext()) {
            throw ReferenceErrors.badPattern();
        }
        return text[position++];
    }
}
