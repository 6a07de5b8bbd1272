package dev.drydock.json;

/** A text that is not the JSON that was wanted, in the words of Go's encoding/json. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public JsonException(String words) {
        super(words);
    }

    /** More should have come. */
    public static JsonException endOfInput() {
        return new JsonException("unexpected EOF");
    }

    /** Whether more input might have made it right. */
    public boolean isEndOfInput() {
        return words().equals("unexpected EOF");
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
