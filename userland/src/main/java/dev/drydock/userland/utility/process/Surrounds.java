package dev.drydock.userland.utility.process;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.List;
import java.util.Locale;

/**
 * {@code stdbuf}, {@code ionice} and {@code linux64}: run a command in surroundings that make no difference here, because
 * programs hold nothing back that others wait for, there is no disk to share, and every machine has 64 bits.
 */
final class Surrounds {
    static final Command STDBUF = Command.named("stdbuf", Surrounds::stdbuf)
            .gnu("+ i,input= o,output= e,error=")
            .trouble(125)
            .only(Flavour.GNU);
    static final Command IONICE = Command.named("ionice", Surrounds::ionice)
            .gnu("+ c,class= n,classdata= !p,pid= !P,pgid= t,ignore !u,uid= h V")
            .busybox("+ c= n= !p= t");
    static final Command LINUX64 = wide("linux64");
    static final Command X86_64 = LINUX64.as("x86_64").only(Flavour.GNU);
    private static final Words NO_MODE = Words.of("you must specify a buffering mode option");
    private static final Words MISSING = Words.of("missing operand");
    private static final Words NO_LINES_IN = Words.of("line buffering stdin is meaningless");
    private static final Words BAD_MODE = Words.of("invalid mode %l");
    private static final Words BAD_CLASS = Words.of("unknown scheduling class: '%s'", "bad class %s");
    private static final Words ODD_CLASS = Words.of("unknown prio class %s", "bad class %s");
    private static final Words NOT_EXECUTED = Words.of("failed to execute %s: %s", "can't execute '%s': %s");
    private static final Words ASKS = Words.of("classes of other processes are not emulated", "invalid number '%s'");
    private static final List<String> CLASSES = List.of("none", "realtime", "best-effort", "idle");

    private Surrounds() {}

    private static Command wide(String name) {
        return Command.named(
                        name,
                        call -> RunCommand.instead(
                                call, call.operands().isEmpty() ? List.of("/bin/sh") : call.operands(), NOT_EXECUTED))
                .gnu("+")
                .busybox("+");
    }

    private static Exit stdbuf(Invocation call) {
        for (Option option : call.options()) {
            String mode = option.argument();
            if (option.key().equals("i") && mode.equals("L")) {
                throw call.usage(NO_LINES_IN);
            }
            if (!mode.equals("L") && !mode.matches("\\d{1,12}([kKMGT]B?|[KMGT]iB)?")) {
                throw call.fail(125, BAD_MODE, mode);
            }
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        if (call.commandLine().options().isEmpty()) {
            throw call.usage(NO_MODE);
        }
        return RunCommand.instead(call, call.operands(), RunCommand.CANNOT_RUN);
    }

    private static Exit ionice(Invocation call) {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        if (call.commandLine().has("V")) {
            call.parse(List.of("--version"));
        }
        String wanted = call.commandLine().last("c");
        if (wanted != null) {
            boolean number = wanted.matches("\\d{1,9}");
            if (!number && (call.isBusyBox() || !CLASSES.contains(wanted.toLowerCase(Locale.ROOT)))) {
                throw call.fail(BAD_CLASS, wanted);
            }
            if (number && Integer.parseInt(wanted) >= CLASSES.size()) {
                if (call.isBusyBox()) {
                    throw call.fail(ODD_CLASS, wanted);
                }
                call.say(ODD_CLASS, wanted);
            }
        }
        if (call.operands().isEmpty()) {
            call.out().line("none: prio 0");
            return Exit.SUCCESS;
        }
        if (call.isBusyBox() && call.commandLine().options().isEmpty()) {
            throw call.fail(ASKS, call.operands().get(0));
        }
        return RunCommand.instead(call, call.operands(), NOT_EXECUTED);
    }
}
