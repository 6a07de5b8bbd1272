package dev.drydock.userland.utility.scheduling;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code setarch} of util-linux 2.38, which is also {@code linux64} and {@code x86_64}: runs a program as if on another machine.
 * As on this one it runs; others are not emulated, and neither is what else would be changed, which containers deny anyway.
 */
final class Setarch {
    static final Command COMMAND = Command.named("setarch", call -> new Setarch(call).run())
            .gnu("+ B,32bit F,fdpic-funcptrs I,short-inode L,addr-compat-layout R,addr-no-randomize S,whole-seconds"
                    + " T,sticky-timeouts X,read-implies-exec Z,mmap-page-zero 3,3gb 4gb uname-2.6 v,verbose list h V")
            .script()
            .only(Flavour.GNU);
    private static final List<String> ALL =
            List.of("uname26", "linux32", "linux64", "i386", "i486", "i586", "i686", "athlon", "x86_64");
    private static final List<String> OWN = List.of("linux64", "x86_64");
    private static final Words NOTHING = Words.of("no architecture argument or personality flags specified");
    private static final Words UNKNOWN = Words.of("%s: Unrecognized architecture");
    private static final Words NOT_EMULATED = Words.of("%s is not emulated");
    private static final Words DENIED = Words.of("failed to set personality to %s: Operation not permitted");

    private final Invocation call;

    private Setarch(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        List<String> words = new ArrayList<>(call.arguments());
        String architecture = ALL.contains(call.name()) ? call.name() : "";
        if (architecture.isEmpty() && !words.isEmpty() && !words.get(0).startsWith("-")) {
            architecture = words.remove(0);
            if (!ALL.contains(architecture)) {
                throw call.fail(UNKNOWN, architecture);
            }
        }
        call.parse(words);
        Execution.tell(call);
        if (call.commandLine().has("list")) {
            ALL.forEach(call.out()::line);
            return Exit.SUCCESS;
        }
        List<Option> flags = call.commandLine().options().stream()
                .filter(option -> !List.of("v", "4gb").contains(option.key()))
                .toList();
        if (architecture.isEmpty() && flags.isEmpty()) {
            throw call.fail(NOTHING);
        }
        if (!flags.isEmpty()) {
            if (flags.get(0).key().equals("uname-2.6")) {
                throw call.fail(NOT_EMULATED, flags.get(0).spelling());
            }
            throw call.fail(DENIED, architecture.isEmpty() ? "(null)" : architecture);
        }
        if (!OWN.contains(architecture)) {
            throw call.fail(NOT_EMULATED, architecture);
        }
        List<String> program = call.operands().isEmpty() ? List.of("/bin/sh") : call.operands();
        if (call.commandLine().has("v")) {
            call.out().line("Execute command `" + program.get(0) + "'.");
        }
        return Execution.instead(call, program);
    }
}
