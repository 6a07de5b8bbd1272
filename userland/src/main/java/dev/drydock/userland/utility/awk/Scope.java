package dev.drydock.userland.utility.awk;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In BusyBox, which slot a name has: of the function that is being parsed, or of the program. */
final class Scope {
    private final Map<String, Integer> globals = new LinkedHashMap<>();
    private final Map<String, Function> functions = new HashMap<>();
    private List<String> parameters = List.of();

    Scope() {
        for (Special special : Special.values()) {
            globals.put(special.name(), special.slot());
        }
    }

    Expression.Variable variable(String name) {
        int parameter = parameters.indexOf(name);
        if (parameter >= 0) {
            return new Expression.Variable(parameter, true);
        }
        return new Expression.Variable(globals.computeIfAbsent(name, missing -> globals.size()), false);
    }

    void enter(List<String> names) {
        parameters = List.copyOf(names);
    }

    void leave() {
        parameters = List.of();
    }

    Function function(String name) {
        return functions.computeIfAbsent(name, Function::new);
    }

    /** Whether a function is called that is defined nowhere. */
    boolean callsUndefined() {
        return !functions.values().stream().allMatch(Function::isDefined);
    }

    Map<String, Integer> globals() {
        return globals;
    }
}
