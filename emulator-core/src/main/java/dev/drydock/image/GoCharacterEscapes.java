package dev.drydock.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Escapes strings as the engine's own JSON encoder does: {@code <}, {@code >}, {@code &} and the two line separators of
 * Unicode by their code, tab, newline and carriage return by their letter.
 */
public final class GoCharacterEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    private final boolean htmlSafe;

    /** For what is kept: the engine escapes all of it. */
    public GoCharacterEscapes() {
        this(true);
    }

    /** @param htmlSafe whether {@code <}, {@code >} and {@code &} are escaped, which they are not in answers */
    GoCharacterEscapes(boolean htmlSafe) {
        this.htmlSafe = htmlSafe;
    }

    /** A text as a JSON string, in its quotes. */
    public static String quoted(String text) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.setCharacterEscapes(new GoCharacterEscapes());
            generator.writeString(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail to be written", impossible);
        }
        return out.toString();
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
        if (htmlSafe) {
            codes['<'] = CharacterEscapes.ESCAPE_CUSTOM;
            codes['>'] = CharacterEscapes.ESCAPE_CUSTOM;
            codes['&'] = CharacterEscapes.ESCAPE_CUSTOM;
        }
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
