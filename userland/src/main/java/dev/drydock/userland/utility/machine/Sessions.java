package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;

/** {@code who}, {@code users} and {@code w}: in a container nobody has logged in, and there is no {@code /var/run/utmp}. */
final class Sessions {
    static final Command WHO = Command.named("who", Sessions::who)
            .gnu(
                    "!a,all b,boot d,dead H,heading l,login lookup m message p,process q,count !r,runlevel s,short !t,time !T,mesg"
                            + " u,users !w !writable")
            .busybox("a H");
    static final Command USERS = Command.named("users", Sessions::users).gnu("").only(Flavour.GNU);
    static final Command W = Command.named("w", Sessions::heading).busybox("").only(Flavour.BUSYBOX);
    private static final String HEADING = "USER\t\tTTY\t\tIDLE\tTIME\t\t HOST";
    private static final Words EXTRA = Words.of("extra operand %l", "");

    private Sessions() {}

    private static Exit who(Invocation call) {
        if (call.isBusyBox()) {
            if (!call.operands().isEmpty()) {
                throw call.usage();
            }
            return call.commandLine().has("H") ? heading(call) : Exit.SUCCESS;
        }
        if (call.operands().size() > 2) {
            throw call.usage(EXTRA, call.operands().get(2));
        }
        if (call.commandLine().has("q")) {
            call.out().line("\n# users=0");
        } else if (call.commandLine().has("H")) {
            boolean idle = call.commandLine().has("u");
            call.out().line("NAME     LINE         TIME         " + (idle ? "IDLE          PID COMMENT" : "COMMENT"));
        }
        return Exit.SUCCESS;
    }

    private static Exit users(Invocation call) {
        if (call.operands().size() > 1) {
            throw call.usage(EXTRA, call.operands().get(1));
        }
        return Exit.SUCCESS;
    }

    private static Exit heading(Invocation call) {
        call.out().line(HEADING);
        return Exit.SUCCESS;
    }
}
