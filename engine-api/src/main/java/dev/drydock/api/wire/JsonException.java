package dev.drydock.api.wire;

/** A text that is not the JSON that was wanted, in the words of Go's encoding/json. */
final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonException(String words) {
        super(words);
    }

    static JsonException endOfInput() {
        return new JsonException("unexpected EOF");
    }

    /** Whether more input might have made it right. */
    boolean isEndOfInput() {
        return words().equals("unexpected EOF");
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
