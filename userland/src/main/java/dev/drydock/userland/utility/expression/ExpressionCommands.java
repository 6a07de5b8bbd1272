package dev.drydock.userland.utility.expression;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class ExpressionCommands implements CommandFamily {
    private static final List<String> NAMES =
            List.of("[", "[[", "echo", "expr", "factor", "false", "getopt", "printf", "seq", "test", "true", "yes");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "[" -> Test.BRACKET;
            case "[[" -> Test.DOUBLE_BRACKET;
            case "echo" -> Echo.COMMAND;
            case "expr" -> Expr.COMMAND;
            case "factor" -> Factor.COMMAND;
            case "false" -> Constant.FALSE;
            case "getopt" -> Getopt.COMMAND;
            case "printf" -> Printf.COMMAND;
            case "seq" -> Seq.COMMAND;
            case "test" -> Test.TEST;
            case "true" -> Constant.TRUE;
            case "yes" -> Yes.COMMAND;
            default -> null;
        };
    }
}
