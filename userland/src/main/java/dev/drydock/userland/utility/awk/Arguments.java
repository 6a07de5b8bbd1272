package dev.drydock.userland.utility.awk;

import java.io.IOException;
import java.util.List;

/** The arguments of a function of the language, each evaluated when it is asked for. */
record Arguments(Machine machine, List<Expression> expressions) {

    boolean has(int index) {
        return index < expressions.size();
    }

    Expression expression(int index) {
        return expressions.get(index);
    }

    Value value(int index) throws IOException {
        return expressions.get(index).value(machine);
    }

    double number(int index) throws IOException {
        return value(index).number(machine);
    }

    long bits(int index) throws IOException {
        return (long) number(index);
    }

    String text(int index) throws IOException {
        return value(index).text(machine);
    }
}
