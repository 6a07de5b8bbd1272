package dev.drydock.userland.utility.awk;

import java.util.List;

/** A function of the program; calls of it may be parsed before its body is. */
final class Function {
    private final String name;
    private int locals = -1;
    private Statement body = new Statement.Block(List.of());

    Function(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void define(int parameters, Statement itsBody) {
        locals = parameters;
        body = itsBody;
    }

    boolean isDefined() {
        return locals >= 0;
    }

    int locals() {
        return locals;
    }

    Statement body() {
        return body;
    }
}
