package dev.drydock.build;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arguments in the form of a JSON array (Dockerfile reference, "Exec form"). */
final class ArrayForm {
    private static final JsonFactory JSON = new JsonFactory();

    private ArrayForm() {}

    /**
     * The words of an array.
     *
     * @return null if the text is no JSON array: then it is a command line
     * @throws dev.drydock.error.EngineException invalid parameter, if something else than strings is in it
     */
    static @Nullable List<String> parse(String text) {
        if (!text.startsWith("[")) {
            return null;
        }
        List<String> words = new ArrayList<>();
        boolean onlyStrings = true;
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == null) {
                    return null;
                }
                onlyStrings &= token == JsonToken.VALUE_STRING;
                words.add(parser.getText());
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                return null;
            }
        } catch (IOException malformed) {
            return null;
        }
        if (!onlyStrings) {
            throw BuildErrors.notOnlyStrings();
        }
        return words;
    }
}
