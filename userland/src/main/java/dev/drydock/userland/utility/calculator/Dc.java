package dev.drydock.userland.utility.calculator;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code dc} of BusyBox: calculates as scripts, files or standard input say. */
final class Dc {
    static final Command COMMAND =
            Command.named("dc", call -> new Dc(call).run()).busybox("!x e= f=").only(Flavour.BUSYBOX);

    private final Invocation call;

    private Dc(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        // It is the only applet that knows no long names.
        if (call.arguments().stream().anyMatch(word -> word.startsWith("--") && word.length() > 2)) {
            throw call.usage(Bc.PLAIN, "invalid option -- '-'");
        }
        List<Option> scripts = call.commandLine().options();
        List<String> files = call.operands();
        try (Input standard = call.in()) {
            DcMachine machine = new DcMachine(call, () -> Bc.line(standard));
            for (Option option : scripts) {
                if (option.key().equals("e")) {
                    List<String> lines = new ArrayList<>(List.of(Latin.of(option.argument())));
                    machine.run(() -> lines.isEmpty() ? null : lines.remove(0));
                } else {
                    file(machine, option.argument());
                }
            }
            for (String operand : files) {
                file(machine, operand);
            }
            if (scripts.isEmpty() && files.isEmpty()) {
                machine.run(() -> Bc.line(standard));
            }
        } catch (CalculatorException | ArithmeticException wrong) {
            throw call.fail(Bc.PLAIN, wrong.getMessage());
        } catch (DcMachine.EndException end) {
            return call.exit();
        }
        return call.exit();
    }

    private void file(DcMachine machine, String path) throws IOException {
        try (Input file = call.input(call.files().open(path, Set.of(OpenFlag.READ), 0), true)) {
            machine.run(() -> Bc.line(file));
        } catch (ErrnoException missing) {
            throw call.fail(Bc.CANNOT_OPEN, path, missing);
        }
    }
}
