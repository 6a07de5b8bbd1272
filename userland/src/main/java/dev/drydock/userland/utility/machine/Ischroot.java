package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;

/** {@code ischroot} of debianutils: not in a container, whose first process has the same root as all others. */
final class Ischroot {
    static final Command COMMAND = Command.named("ischroot", Ischroot::run)
            .gnu("f,default-false t,default-true V h")
            .script()
            .only(Flavour.GNU);

    private Ischroot() {}

    private static Exit run(Invocation call) {
        String answer = "";
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> {
                    call.out().text(call.help());
                    return Exit.SUCCESS;
                }
                case "V" -> {
                    call.out().text(call.version());
                    return Exit.SUCCESS;
                }
                default -> {
                    if (!answer.isEmpty() && !answer.equals(option.key())) {
                        call.raw("Can't default to both true and false!\n");
                        throw call.usage();
                    }
                    answer = option.key();
                }
            }
        }
        return Exit.FAILURE;
    }
}
