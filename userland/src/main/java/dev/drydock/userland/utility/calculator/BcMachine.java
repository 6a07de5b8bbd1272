package dev.drydock.userland.utility.calculator;

import dev.drydock.userland.utility.command.Invocation;
import java.math.BigDecimal;
import java.util.Optional;

/** Does what bc's statements say. */
final class BcMachine {
    private static final String LIMITS = """
            BC_BASE_MAX     = 999
            BC_DIM_MAX      = 2147483647
            BC_SCALE_MAX    = 4294967295
            BC_STRING_MAX   = 4294967294
            MAX Exponent    = 999999999
            Number of vars  = 999999999
            """;
    /** What {@code print} reads behind a backslash, and what it means. */
    private static final String ESCAPES = "abfnrt\\";

    private static final String MEANINGS = "\u0007\b\f\n\r\t\\";

    private final Invocation call;
    private final NumberPrinter printer;
    private final BcValues values;
    private BigDecimal returned = BigDecimal.ZERO;

    BcMachine(Invocation call, BcLexer.Lines input, boolean library) {
        this.call = call;
        this.printer = new NumberPrinter(call, "BC_LINE_LENGTH");
        this.values = new BcValues(this, input, library);
    }

    private enum Flow {
        ON,
        BREAK,
        CONTINUE,
        RETURN
    }

    void run(Statement statement) {
        perform(statement);
    }

    /** What a function gives back; nothing if it only comes to its end. */
    Optional<BigDecimal> body(Statement.Block body) {
        return perform(body) == Flow.RETURN ? Optional.of(returned) : Optional.empty();
    }

    private Flow perform(Statement statement) {
        call.process().checkpoint();
        if (statement instanceof Statement.Block block) {
            for (Statement each : block.statements()) {
                Flow flow = perform(each);
                if (flow != Flow.ON) {
                    return flow;
                }
            }
            return Flow.ON;
        }
        if (statement instanceof Statement.Condition condition) {
            Optional<Statement> chosen =
                    isTrue(condition.test()) ? Optional.of(condition.then()) : condition.otherwise();
            return chosen.isPresent() ? perform(chosen.get()) : Flow.ON;
        }
        if (statement instanceof Statement.Loop loop) {
            return perform(loop);
        }
        if (statement instanceof Statement.Return back) {
            returned = back.value().isPresent() ? values.of(back.value().get()) : BigDecimal.ZERO;
            return Flow.RETURN;
        }
        if (statement instanceof Statement.Break) {
            return Flow.BREAK;
        }
        if (statement instanceof Statement.Continue) {
            return Flow.CONTINUE;
        }
        simple(statement);
        return Flow.ON;
    }

    private Flow perform(Statement.Loop loop) {
        loop.first().ifPresent(values::of);
        while (loop.test().isEmpty() || isTrue(loop.test().get())) {
            Flow flow = perform(loop.body());
            if (flow == Flow.RETURN) {
                return flow;
            }
            if (flow == Flow.BREAK) {
                break;
            }
            loop.after().ifPresent(values::of);
        }
        return Flow.ON;
    }

    private boolean isTrue(Expression test) {
        return values.of(test).signum() != 0;
    }

    private void simple(Statement statement) {
        if (statement instanceof Statement.Evaluation evaluation) {
            BigDecimal value = values.of(evaluation.expression());
            boolean nothing = evaluation.expression() instanceof Expression.Call && values.gaveNothing();
            if (evaluation.shown() && !nothing) {
                show(value);
                printer.newline();
            }
        } else if (statement instanceof Statement.Text text) {
            printer.text(text.text());
        } else if (statement instanceof Statement.Print print) {
            print.parts().forEach(this::part);
        } else if (statement instanceof Statement.Definition definition) {
            values.define(definition);
        } else if (statement instanceof Statement.Limits) {
            call.out().text(LIMITS);
        } else {
            throw new BcParser.QuitException();
        }
    }

    private void part(Statement part) {
        if (part instanceof Statement.Text text) {
            printer.text(unescaped(text.text()));
        } else if (part instanceof Statement.Evaluation evaluation) {
            show(values.of(evaluation.expression()));
        }
    }

    private void show(BigDecimal value) {
        printer.number(value, values.outputBase());
        values.last(value);
    }

    private static String unescaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escape = c == '\\' && i + 1 < text.length() ? ESCAPES.indexOf(text.charAt(i + 1)) : -1;
            result.append(escape < 0 ? c : MEANINGS.charAt(escape));
            i += escape < 0 ? 0 : 1;
        }
        return result.toString();
    }
}
