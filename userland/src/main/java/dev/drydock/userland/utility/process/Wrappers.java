package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.userland.utility.command.ChildWait;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code nohup} and {@code setsid}: run a command with something about it changed. */
final class Wrappers {
    static final Command NOHUP =
            Command.named("nohup", Wrappers::nohup).gnu("+").busybox("+").trouble(125);
    static final Command SETSID = Command.named("setsid", Wrappers::setsid)
            .gnu("+ c,ctty f,fork w,wait h V")
            .busybox("+ c");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words NO_COMMAND = Words.of("no command specified", "");
    private static final Words CANNOT_RUN = Words.of("failed to run command %q: %s", "can't execute '%s': %s");
    private static final Words CANNOT_EXECUTE = Words.of("failed to execute %s: %s", "can't execute '%s': %s");
    private static final Words CANNOT_OPEN = Words.of("failed to open %q: %s", "can't open '%s': %s");

    private Wrappers() {}

    private static Exit nohup(Invocation call) throws IOException {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        ContainerProcess process = call.process();
        boolean input = process.descriptor(0).isTerminal();
        boolean output = process.descriptor(1).isTerminal();
        boolean errors = process.descriptor(2).isTerminal();
        if (input) {
            process.assign(0, process.files().open("/dev/null", Set.of(OpenFlag.WRITE), 0));
        }
        if (output) {
            OpenFile file = file(call);
            call.raw(call.name() + ": " + (input ? "ignoring input and " : "") + "appending output to 'nohup.out'\n");
            process.assign(1, file);
        } else if (input) {
            call.raw(call.name() + ": ignoring input" + (errors ? " and redirecting stderr to stdout" : "") + "\n");
        }
        process.handle(Signal.HUP, SignalHandler.IGNORE);
        if (errors) {
            process.assign(2, process.descriptor(1).retain());
        }
        return RunCommand.instead(call, operands, CANNOT_RUN);
    }

    private static OpenFile file(Invocation call) {
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND);
        try {
            return call.files().open("nohup.out", flags, 0600);
        } catch (IOException error) {
            throw call.fail(125, CANNOT_OPEN, "nohup.out", error);
        }
    }

    private static Exit setsid(Invocation call) throws IOException {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage(NO_COMMAND);
        }
        ContainerProcess process = call.process();
        boolean leader = process.processGroup() == process.pid();
        if (!leader && !call.commandLine().has("f")) {
            process.startSession();
            return RunCommand.instead(call, operands, CANNOT_EXECUTE);
        }
        int child = process.fork(
                inner -> {
                    inner.startSession();
                    return RunCommand.instead(call, operands, CANNOT_EXECUTE);
                },
                -1,
                false);
        if (!call.commandLine().has("w")) {
            return Exit.SUCCESS;
        }
        return Exit.of(ChildWait.status(process, child));
    }
}
