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
        return new EngineException(
                ErrorKind.INVALID_PARAMETER, "invalid filter '" + key + "=[" + String.join(" ", values) + "]'");
    }
}
