package dev.drydock.userland.utility.awk;

import java.util.ArrayList;
import java.util.List;

/** A function in a program of mawk, and what is known of the types of its parameters. */
final class MawkFunction {
    private final Function function;
    private final List<MawkSymbol.Type> parameters = new ArrayList<>();

    MawkFunction(String name) {
        this.function = new Function(name);
    }

    Function function() {
        return function;
    }

    int count() {
        return parameters.size();
    }

    void addParameter() {
        parameters.add(MawkSymbol.Type.LOCAL_NONE);
    }

    MawkSymbol.Type parameter(int index) {
        return parameters.get(index);
    }

    void parameter(int index, MawkSymbol.Type type) {
        parameters.set(index, type);
    }
}
