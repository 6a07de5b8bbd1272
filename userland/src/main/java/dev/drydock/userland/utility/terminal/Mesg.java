package dev.drydock.userland.utility.terminal;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code mesg}: whether others may write to the terminal, which is what the group's right to write says. */
final class Mesg {
    static final Command COMMAND = Command.named("mesg", call -> call.isGnu() ? ofUtilLinux(call) : ofBusyBox(call))
            .gnu("v,verbose h V")
            .script();
    private static final int NO_TERMINAL = 2;
    private static final int GROUP = 020;
    private static final int GROUP_AND_OTHERS = 022;
    private static final Words NOT_A_TERMINAL = Words.of("no tty", "not a tty");
    private static final Words INVALID = Words.of("invalid argument: %s");
    private static final Words FAILED = Words.of("change %s mode failed: %s", "%-%s");
    private static final Words ALLOWED = Words.of("write access to your terminal is allowed");
    private static final Words DENIED = Words.of("write access to your terminal is denied");

    private Mesg() {}

    private static Exit ofUtilLinux(Invocation call) throws IOException {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
        boolean verbose = call.commandLine().has("v");
        OpenFile terminal = terminal(call);
        if (terminal == null) {
            if (verbose) {
                call.say(NOT_A_TERMINAL);
            }
            return Exit.of(NO_TERMINAL);
        }
        int mode = terminal.status().mode();
        if (call.operands().isEmpty()) {
            boolean allowed = (mode & GROUP_AND_OTHERS) != 0;
            call.out().line(allowed ? "is y" : "is n");
            return Exit.of(allowed ? 0 : 1);
        }
        String answer = call.operands().get(0);
        if (!isAnswer(answer, "yes") && !isAnswer(answer, "no")) {
            throw call.usage(INVALID, answer);
        }
        boolean allow = answer.startsWith("y");
        change(call, terminal, allow ? mode | GROUP : mode & ~GROUP_AND_OTHERS);
        if (verbose) {
            call.say(allow ? ALLOWED : DENIED);
        }
        return Exit.of(allow ? 0 : 1);
    }

    private static boolean isAnswer(String word, String answer) {
        return !word.isEmpty() && answer.startsWith(word);
    }

    private static Exit ofBusyBox(Invocation call) throws IOException {
        String word = call.arguments().isEmpty() ? "" : call.arguments().get(0);
        boolean answers = word.startsWith("y") || word.startsWith("n");
        if (call.arguments().size() > 1 || !(call.arguments().isEmpty() || answers)) {
            throw call.usage();
        }
        OpenFile terminal = call.process().descriptor(0);
        if (!terminal.isTerminal()) {
            throw call.fail(NOT_A_TERMINAL);
        }
        int mode = terminal.status().mode();
        if (call.arguments().isEmpty()) {
            call.out().line((mode & GROUP_AND_OTHERS) != 0 ? "is y" : "is n");
            return Exit.SUCCESS;
        }
        change(call, terminal, word.startsWith("y") ? mode | GROUP : mode & ~GROUP_AND_OTHERS);
        return Exit.SUCCESS;
    }

    /** The first of the three standard streams that is a terminal. */
    private static @org.jspecify.annotations.Nullable OpenFile terminal(Invocation call) throws IOException {
        for (int number = 0; number <= 2; number++) {
            OpenFile file = call.process().descriptors().get(number);
            if (file != null && file.isTerminal()) {
                return file;
            }
        }
        return null;
    }

    private static void change(Invocation call, OpenFile terminal, int mode) {
        String path = terminal.description();
        try {
            call.files().changeMode(path, mode & 07777);
        } catch (IOException error) {
            throw call.fail(FAILED, path, error);
        }
    }
}
