package dev.drydock.userland.utility.awk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which slot a name has: of the function that is being parsed, or of the program. */
final class Scope {
    private final Map<String, Integer> globals = new LinkedHashMap<>();
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Integer> firstCalls = new LinkedHashMap<>();
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

    void called(String name, int line) {
        firstCalls.putIfAbsent(name, line);
    }

    boolean isFunction(String name) {
        Function function = functions.get(name);
        return function != null && function.isDefined();
    }

    /** Functions that are called and defined nowhere, the last one first. */
    List<String> undefined() {
        List<String> names = new ArrayList<>();
        for (String name : firstCalls.keySet()) {
            if (!isFunction(name)) {
                names.add(0, name);
            }
        }
        return names;
    }

    Map<String, Integer> globals() {
        return globals;
    }
}
