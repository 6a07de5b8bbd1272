package dev.drydock.userland.server.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server answers, as a client sees it. */
sealed interface Answer {

    /** A word of the server's. */
    record Status(String words) implements Answer {}

    record Failure(String words) implements Answer {}

    record Whole(String number) implements Answer {}

    record Real(String number) implements Answer {}

    /** A text; null for the absence of one. */
    record Text(@Nullable String text) implements Answer {}

    /**
     * Several.
     *
     * @param kind the mark of the protocol: {@code *}, {@code ~} for a set, {@code %} for a map, {@code >} for what nobody asked
     */
    record Many(char kind, List<Answer> elements) implements Answer {
        public Many {
            elements = List.copyOf(elements);
        }
    }
}
