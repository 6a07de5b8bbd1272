package dev.drydock.image;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes strings as the engine's own JSON encoder does: {@code <}, {@code >}, {@code &} and the two line separators of
 * Unicode by their code, tab, newline and carriage return by their letter.
 */
public final class GoCharacterEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
        codes['<'] = CharacterEscapes.ESCAPE_CUSTOM;
        codes['>'] = CharacterEscapes.ESCAPE_CUSTOM;
        codes['&'] = CharacterEscapes.ESCAPE_CUSTOM;
        for (int control = 0; control < ' '; control++) {
            boolean hasLetter =
                    control == '\n' || control == '\r' || control == '\t' || control == '\b' || control == '\f';
            if (!hasLetter) {
                codes[control] = CharacterEscapes.ESCAPE_CUSTOM;
            }
        }
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        boolean escaped = character < ' '
                || character == '<'
                || character == '>'
                || character == '&'
                || character == '\u2028'
                || character == '\u2029';
        return escaped ? new SerializedString(String.format("\\u%04x", character)) : null;
    }
}
