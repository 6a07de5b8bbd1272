package dev.drydock.container;

import java.util.List;

/** A new container, and what the engine did not like about it without refusing it. */
public record Created(String id, List<String> warnings) {
    public Created {
        warnings = List.copyOf(warnings);
    }
}
