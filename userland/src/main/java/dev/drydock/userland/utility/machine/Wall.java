package dev.drydock.userland.utility.machine;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code wall} of util-linux 2.38: writes to everybody who is logged in, which is nobody. */
final class Wall {
    static final Command COMMAND = Command.named("wall", Wall::run)
            .gnu("g,group= n,nobanner t,timeout= h V")
            .script()
            .only(Flavour.GNU);
    private static final Words BAD_GROUP = Words.of("invalid group argument: '%s'");
    private static final Words BAD_TIMEOUT = Words.of("invalid timeout argument: '%s'");
    private static final Words CANNOT_OPEN = Words.of("cannot open %s: %s");

    private Wall() {}

    private static Exit run(Invocation call) throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                case "g" -> {
                    String group = option.argument();
                    if (Accounts.read(call.files()).group(group).isEmpty() && !group.matches("\\d{1,9}")) {
                        throw call.fail(BAD_GROUP, group);
                    }
                }
                case "t" -> {
                    if (!option.argument().matches("[1-9]\\d{0,8}")) {
                        throw call.fail(BAD_TIMEOUT, option.argument());
                    }
                }
                default -> {}
            }
        }
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            call.in().readAll();
        } else if (operands.size() == 1 && operands.get(0).startsWith("/")) {
            try (Input file = call.open(operands.get(0))) {
                file.readAll();
            } catch (ErrnoException error) {
                throw call.fail(CANNOT_OPEN, operands.get(0), error);
            }
        }
        return Exit.SUCCESS;
    }
}
