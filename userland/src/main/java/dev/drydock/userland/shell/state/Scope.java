package dev.drydock.userland.shell.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that a function or a command sees first. */
final class Scope {
    private final boolean function;
    private final Map<String, Variable> variables;

    /** @param function whether {@code local} declares here, rather than further out */
    Scope(boolean function) {
        this(function, new LinkedHashMap<>());
    }

    private Scope(boolean function, Map<String, Variable> variables) {
        this.function = function;
        this.variables = variables;
    }

    boolean isFunction() {
        return function;
    }

    Map<String, Variable> variables() {
        return variables;
    }

    Scope copy() {
        return new Scope(function, new LinkedHashMap<>(variables));
    }
}
