package dev.drydock.userland.utility.expression;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class ExpressionCommands {
    private ExpressionCommands() {}

    public static List<Command> all() {
        return List.of(
                Constant.FALSE,
                Constant.TRUE,
                Echo.COMMAND,
                Expr.COMMAND,
                Factor.COMMAND,
                Getopt.COMMAND,
                Printf.COMMAND,
                Seq.COMMAND,
                Test.BRACKET,
                Test.DOUBLE_BRACKET,
                Test.TEST,
                Yes.COMMAND);
    }
}
