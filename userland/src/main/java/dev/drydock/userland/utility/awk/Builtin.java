package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Flavour;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The functions of the language: how many arguments they take, which tool has them, and what they do. */
@SuppressWarnings("ImmutableEnumChecker") // What they do are lambdas without state, which the checker cannot see.
enum Builtin {
    ATAN2("atan2", 2, 2, (machine, it) -> Value.of(Math.atan2(it.number(0), it.number(1)))),
    COS("cos", 1, 1, (machine, it) -> Value.of(Math.cos(it.number(0)))),
    EXP("exp", 1, 1, (machine, it) -> Value.of(Math.exp(it.number(0)))),
    INT("int", 1, 1, (machine, it) -> Value.of(truncated(machine, it.number(0)))),
    LOG("log", 1, 1, (machine, it) -> Value.of(it.number(0) < 0 ? NumberText.NEGATIVE_NAN : Math.log(it.number(0)))),
    RAND("rand", 0, 0, (machine, it) -> Value.of(machine.random())),
    SIN("sin", 1, 1, (machine, it) -> Value.of(Math.sin(it.number(0)))),
    SQRT("sqrt", 1, 1, (machine, it) -> Value.of(it.number(0) < 0 ? NumberText.NEGATIVE_NAN : Math.sqrt(it.number(0)))),
    SRAND("srand", 0, 1, (machine, it) -> machine.seed(it.has(0) ? it.value(0) : null)),
    GSUB("gsub", 2, 3, (machine, it) -> TextFunctions.substitute(machine, it, 0)),
    SUB("sub", 2, 3, (machine, it) -> TextFunctions.substitute(machine, it, 1)),
    GENSUB("gensub", 3, 4, TextFunctions::general),
    INDEX("index", 2, 2, TextFunctions::index),
    LENGTH("length", 0, 1, TextFunctions::length),
    MATCH("match", 2, 2, TextFunctions::match),
    SPLIT("split", 2, 3, TextFunctions::split),
    SPRINTF("sprintf", 1, 1000, TextFunctions::formatted),
    SUBSTR("substr", 2, 3, TextFunctions::substring),
    TOLOWER("tolower", 1, 1, (machine, it) -> Value.of(TextFunctions.lower(it.text(0)))),
    TOUPPER("toupper", 1, 1, (machine, it) -> Value.of(TextFunctions.upper(it.text(0)))),
    CLOSE("close", 1, 1, (machine, it) -> SystemFunctions.close(machine, it.text(0))),
    FFLUSH("fflush", 0, 1, SystemFunctions::flush),
    SYSTEM("system", 1, 1, (machine, it) -> SystemFunctions.run(machine, it.text(0))),
    MKTIME("mktime", 1, 1, (machine, it) -> TimeFunctions.seconds(machine, it.text(0))),
    STRFTIME("strftime", 0, 3, TimeFunctions::format),
    SYSTIME("systime", 0, 0, (machine, it) -> TimeFunctions.now(machine)),
    AND("and", 2, 2, (machine, it) -> bits(it.bits(0) & it.bits(1))),
    OR("or", 2, 2, (machine, it) -> bits(it.bits(0) | it.bits(1))),
    XOR("xor", 2, 2, (machine, it) -> bits(it.bits(0) ^ it.bits(1))),
    COMPL("compl", 1, 1, (machine, it) -> bits(~it.bits(0))),
    LSHIFT("lshift", 2, 2, (machine, it) -> bits(it.bits(0) << it.bits(1))),
    RSHIFT("rshift", 2, 2, (machine, it) -> bits(it.bits(0) >>> it.bits(1)));

    private static final double TWO_TO_64 = 0x1p64;

    private final String spelling;
    private final int least;
    private final int most;
    private final Body body;

    Builtin(String spelling, int least, int most, Body body) {
        this.spelling = spelling;
        this.least = least;
        this.most = most;
        this.body = body;
    }

    @FunctionalInterface
    private interface Body {
        Value call(Machine machine, Arguments arguments) throws IOException;
    }

    static Optional<Builtin> named(String name, Flavour flavour) {
        for (Builtin builtin : values()) {
            if (builtin.spelling.equals(name) && (flavour.isBusyBox() || !builtin.isBusyBoxOnly())) {
                return Optional.of(builtin);
            }
        }
        return Optional.empty();
    }

    private boolean isBusyBoxOnly() {
        return this == GENSUB || compareTo(AND) >= 0;
    }

    String spelling() {
        return spelling;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    Value call(Machine machine, List<Expression> arguments) throws IOException {
        return body.call(machine, new Arguments(machine, arguments));
    }

    private static double truncated(Machine machine, double number) {
        if (machine.isBusyBox()) {
            return BusyBoxNumber.longInteger(number);
        }
        return number < 0 ? Math.ceil(number) + 0.0 : Math.floor(number);
    }

    private static Value bits(long bits) {
        return Value.of(bits < 0 ? bits + TWO_TO_64 : bits);
    }
}
