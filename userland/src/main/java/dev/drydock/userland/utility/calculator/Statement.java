package dev.drydock.userland.utility.calculator;

import java.util.List;
import java.util.Optional;

/** What bc does. */
sealed interface Statement {
    /** @param shown whether its value is printed, as that of everything but an assignment is */
    record Evaluation(Expression expression, boolean shown) implements Statement {}

    /** A string alone. */
    record Text(String text) implements Statement {}

    record Print(List<Statement> parts) implements Statement {
        public Print {
            parts = List.copyOf(parts);
        }
    }

    record Block(List<Statement> statements) implements Statement {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    record Condition(Expression test, Statement then, Optional<Statement> otherwise) implements Statement {}

    /** {@code while}, and {@code for} with something before and after each round. */
    record Loop(Optional<Expression> first, Optional<Expression> test, Optional<Expression> after, Statement body)
            implements Statement {}

    record Break() implements Statement {}

    record Continue() implements Statement {}

    record Return(Optional<Expression> value) implements Statement {}

    record Halt() implements Statement {}

    record Limits() implements Statement {}

    /**
     * @param silent whether it may give nothing back ({@code void})
     * @param parameters with {@code []} behind those that are arrays
     */
    record Definition(String name, boolean silent, List<String> parameters, List<String> own, Block body)
            implements Statement {
        public Definition {
            parameters = List.copyOf(parameters);
            own = List.copyOf(own);
        }
    }
}
