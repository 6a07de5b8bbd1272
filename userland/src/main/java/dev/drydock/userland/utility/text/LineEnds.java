package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** {@code dos2unix} and {@code unix2dos}: lines that end as one or the other system has them. */
final class LineEnds {
    static final Command TO_UNIX = command("dos2unix", false);
    static final Command TO_DOS = command("unix2dos", true);
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");

    private LineEnds() {}

    private static Command command(String name, boolean toDos) {
        return Command.named(name, call -> run(call, toDos)).busybox("u d").only(Flavour.BUSYBOX);
    }

    private static Exit run(Invocation call, boolean byName) {
        boolean toDos = byName;
        for (Option option : call.options()) {
            toDos = option.key().equals("d");
        }
        if (call.operands().isEmpty()) {
            call.out().data(converted(call, "-", toDos));
        }
        for (String operand : call.operands()) {
            String text = converted(call, operand, toDos);
            try {
                int mode = call.files().status(operand).mode();
                call.files().writeAll(operand, Latin.bytes(text));
                call.files().changeMode(operand, mode);
            } catch (IOException error) {
                throw call.fail(CANNOT_OPEN, operand, error);
            }
        }
        return Exit.SUCCESS;
    }

    private static String converted(Invocation call, String path, boolean toDos) {
        try (Input input = call.open(path)) {
            byte[] bytes = input.readAll();
            String text = Latin.of(bytes, 0, bytes.length).replace("\r\n", "\n");
            return toDos ? text.replace("\n", "\r\n") : text;
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, path, error);
        }
    }
}
