package dev.drydock.userland.utility.inspection;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/** {@code ipcrm} of util-linux 2.38: removes what {@code ipcs} shows, which is nothing, so that no id and no key is a right one. */
final class SharedRemoval {
    static final Command COMMAND = Command.named("ipcrm", SharedRemoval::run)
            .gnu(
                    "m,shmem-id= M,shmem-key= q,queue-id= Q,queue-key= s,semaphore-id= S,semaphore-key= a,all? v,verbose h V")
            .script()
            .only(Flavour.GNU);
    private static final List<String> KINDS = List.of("shm", "msg", "sem");
    private static final Words NO_ID = Words.of("invalid id (%s)");
    private static final Words NO_KEY = Words.of("invalid key (%s)");
    private static final Words PRIVATE_KEY = Words.of("illegal key (%s)");
    private static final Words BAD_ID = Words.of("invalid id: %s");
    private static final Words BAD_NUMBER = Words.of("failed to parse argument: '%s'");
    private static final Words UNKNOWN = Words.of("unknown argument: %s");

    private SharedRemoval() {}

    private static Exit run(Invocation call) {
        List<String> arguments = call.arguments();
        if (!arguments.isEmpty() && !arguments.get(0).startsWith("-")) {
            return old(call, arguments);
        }
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                case "m", "q", "s" -> {
                    if (!option.argument().matches("\\d{1,9}")) {
                        throw call.fail(BAD_NUMBER, option.argument());
                    }
                    call.complain(NO_ID, option.argument());
                }
                case "M", "Q", "S" -> key(call, option.argument());
                case "a" -> {
                    if (option.value() != null && !KINDS.contains(option.value())) {
                        throw call.fail(UNKNOWN, option.value());
                    }
                }
                default -> {}
            }
        }
        return call.exit();
    }

    private static void key(Invocation call, String text) {
        try {
            if (Long.decode(text) == 0) {
                call.complain(PRIVATE_KEY, text);
            } else {
                call.complain(NO_KEY, text);
            }
        } catch (NumberFormatException none) {
            throw call.fail(BAD_NUMBER, text);
        }
    }

    /** A kind and ids of it, as it was called before it had options. */
    private static Exit old(Invocation call, List<String> arguments) {
        if (arguments.size() < 2 || !KINDS.contains(arguments.get(0))) {
            throw call.usage(UNKNOWN, arguments.get(0));
        }
        for (String id : arguments.subList(1, arguments.size())) {
            if (id.matches("\\d{1,9}")) {
                call.complain(NO_ID, id);
            } else {
                call.complain(BAD_ID, id);
            }
        }
        return call.exit();
    }
}
