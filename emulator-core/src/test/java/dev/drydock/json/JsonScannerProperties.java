package dev.drydock.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A parser of our own owes a comparison with one that many use. */
class JsonScannerProperties {
    private final JsonFactory jackson = new JsonFactory();

    @Property(tries = 3000)
    void takes_what_jackson_takes_and_nothing_else(@ForAll("texts") String text) throws IOException {
        assertThat(isTaken(text)).as(text).isEqualTo(isTakenByJackson(text));
    }

    @Property(tries = 1000)
    void ends_with_a_value_or_a_refusal_whatever_the_bytes(@ForAll byte[] bytes) {
        JsonScanner scanner = new JsonScanner(bytes);
        try {
            assertThat(scanner.value()).isNotNull();
        } catch (JsonException refused) {
            assertThat(refused.words()).isNotEmpty();
        }
    }

    /** Texts made of the pieces that JSON is made of, so that many are nearly right. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "\\n", "\\u00e9", "1", "0", "-", ".", "e",
                        "+", "true", "false", "null", "nul", " ", "\n", "é", "x", "\"b\":", "{\"c\":", "[]", "{}",
                        "12.5e-7")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    private static boolean isTaken(String text) {
        JsonScanner scanner = new JsonScanner(text.getBytes(StandardCharsets.UTF_8));
        try {
            scanner.value();
            return scanner.peek() < 0;
        } catch (JsonException refused) {
            return false;
        }
    }

    private boolean isTakenByJackson(String text) throws IOException {
        try (JsonParser parser = jackson.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.getText();
            return parser.nextToken() == null;
        } catch (JsonProcessingException refused) {
            return false;
        }
    }
}
