package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.List;

/** The table's answer to an action in a state. */
sealed interface Verdict {

    /**
     * Go on.
     *
     * @param events the container's own events that follow if nothing fails, in order; those in parentheses happen on the
     *     way only in some cases
     */
    record Proceed(List<String> events) implements Verdict {}

    /** Nothing to do, nothing happens. */
    record AlreadySo() implements Verdict {}

    /**
     * No.
     *
     * @param words the engine's, where {@code {id}} stands for the whole id and {@code {ref}} for what the caller wrote
     */
    record Refused(ErrorKind kind, String words) implements Verdict {

        EngineException exception(String id, String reference) {
            return new EngineException(kind, words.replace("{id}", id).replace("{ref}", reference));
        }
    }
}
