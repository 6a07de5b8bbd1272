package dev.drydock.userland.shell.interp;

import dev.drydock.userland.shell.syntax.Command;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions of a shell. */
public final class Functions {
    private final Map<String, Command.Function> byName = new TreeMap<>();

    Functions copy() {
        Functions copy = new Functions();
        copy.byName.putAll(byName);
        return copy;
    }

    void define(Command.Function function) {
        byName.put(function.name(), function);
    }

    public Command.@Nullable Function find(String name) {
        return byName.get(name);
    }

    /** @return whether there was one */
    public boolean remove(String name) {
        return byName.remove(name) != null;
    }

    /** All, by name in order. */
    public Map<String, Command.Function> all() {
        return byName;
    }
}
