package dev.drydock.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * A shell pattern over names with slashes: {@code *} and {@code ?} stand for characters other than a slash, {@code [a-z]}
 * and {@code [^a-z]} for one of a class, {@code \} takes the next character as it is. Matching takes at most the product of
 * the two lengths.
 */
public final class GlobPattern {
    private final List<GlobToken> tokens;

    private GlobPattern(List<GlobToken> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /**
     * Reads a pattern.
     *
     * @throws dev.drydock.error.EngineException unclassified: {@code syntax error in pattern}
     */
    public static GlobPattern parse(String text) {
        GlobReader reader = new GlobReader(text);
        List<GlobToken> tokens = new ArrayList<>();
        while (reader.hasNext()) {
            tokens.add(reader.next());
        }
        return new GlobPattern(tokens);
    }

    /** Whether the whole name matches. */
    public boolean matches(String name) {
        int[] characters = name.codePoints().toArray();
        int token = 0;
        int position = 0;
        int starToken = -1;
        int starEnd = 0;
        while (position < characters.length || token < tokens.size()) {
            if (token < tokens.size() && tokens.get(token) instanceof GlobToken.Star) {
                starToken = token++;
                starEnd = position;
                continue;
            }
            if (token < tokens.size()
                    && position < characters.length
                    && tokens.get(token).accepts(characters[position])) {
                token++;
                position++;
                continue;
            }
            // Only the last star can help: one before it would have to swallow what the tokens between have matched.
            if (starToken < 0 || starEnd == characters.length || characters[starEnd] == '/') {
                return false;
            }
            position = ++starEnd;
            token = starToken + 1;
        }
        return true;
    }
}
