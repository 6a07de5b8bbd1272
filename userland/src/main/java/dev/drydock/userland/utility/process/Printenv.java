package dev.drydock.userland.utility.process;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import java.util.Map;

/** {@code printenv}: the environment, or some of it; variables that are not there only show in the status. */
final class Printenv {
    static final Command COMMAND = Command.named("printenv", Printenv::run)
            .gnu("+ 0,null")
            .busybox("+")
            .trouble(2);

    private Printenv() {}

    private static Exit run(Invocation call) {
        String end = call.commandLine().has("0") ? "\0" : "\n";
        Map<String, String> environment = call.process().environment();
        if (call.operands().isEmpty()) {
            environment.forEach((name, value) -> call.out().text(name + "=" + value + end));
        }
        for (String name : call.operands()) {
            String value = environment.get(name);
            if (value == null) {
                call.status(1);
            } else {
                call.out().text(value + end);
            }
        }
        return call.exit();
    }
}
