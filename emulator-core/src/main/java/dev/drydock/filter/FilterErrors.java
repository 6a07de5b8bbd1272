package dev.drydock.filter;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.Collection;

/** What is wrong with a filter, in the engine's words (28.5.2). */
public final class FilterErrors {
    private FilterErrors() {}

    /** The list does not know the key. */
    public static EngineException unknownKey(String key) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "invalid filter '" + key + "'");
    }

    /** The key is known, its values are not. */
    public static EngineException invalidValues(String key, Collection<String> values) {
        if (values.isEmpty()) {
            return unknownKey(key);
        }
        return new EngineException(
                ErrorKind.INVALID_PARAMETER, "invalid filter '" + key + "=[" + String.join(" ", values) + "]'");
    }

    /** As Go reports it; the engine leaves it unclassified. */
    static EngineException unreadableTime(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }

    /** As above. */
    static EngineException neitherTimeNorDuration(String value) {
        return new EngineException(ErrorKind.UNKNOWN, "failed to parse value as time or duration: " + quoted(value));
    }

    /** As Go's {@code %q} for texts without characters that cannot be seen. */
    static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
