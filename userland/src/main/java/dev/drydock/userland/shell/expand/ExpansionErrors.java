package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.expand.ExpansionError.Gravity;
import dev.drydock.userland.shell.syntax.Dialect;

/** The words for expansions that fail, measured at bash 5.2.15, dash 0.5.12 and BusyBox 1.35. */
final class ExpansionErrors {

    private ExpansionErrors() {}

    static ExpansionError unbound(String name, Dialect dialect) {
        return new ExpansionError(
                name + (dialect.isBash() ? ": unbound variable" : ": parameter not set"), Gravity.SHELL);
    }

    /** {@code ${name?}} without words. */
    static String notSet(boolean colon, Dialect dialect) {
        if (dialect.isBash()) {
            return colon ? "parameter null or not set" : "parameter not set";
        }
        return colon ? "parameter not set or null" : "parameter not set";
    }

    static ExpansionError demanded(String name, String words) {
        return new ExpansionError(name + ": " + words, Gravity.SHELL);
    }

    static ExpansionError badSubstitution(String source, Dialect dialect) {
        return new ExpansionError(dialect.isBash() ? source + ": bad substitution" : "Bad substitution", Gravity.LINE);
    }

    static ExpansionError cannotAssign(String name) {
        return new ExpansionError("$" + name + ": cannot assign in this way", Gravity.LINE);
    }

    static ExpansionError badSubscript(String source) {
        return new ExpansionError(source + ": bad array subscript", Gravity.LINE);
    }

    static ExpansionError negativeLength(String expression) {
        return new ExpansionError(expression + ": substring expression < 0", Gravity.LINE);
    }

    static ExpansionError invalidIndirection(String name) {
        return new ExpansionError(name + ": invalid indirect expansion", Gravity.LINE);
    }

    static ExpansionError invalidName(String name) {
        return new ExpansionError(name + ": invalid variable name", Gravity.LINE);
    }

    static ExpansionError noMatch(String pattern) {
        return new ExpansionError("no match: " + pattern, Gravity.LINE);
    }
}
