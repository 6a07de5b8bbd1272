package dev.drydock.userland.utility.namespace;

import dev.drydock.filesystem.Capability;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;

/** {@code dmesg}: the kernel's messages are not for containers. */
final class KernelMessages {
    static final Command COMMAND = Command.named("dmesg", KernelMessages::run)
            .gnu(
                    "C,clear c,read-clear D,console-off d,show-delta E,console-on e,reltime F,file= f,facility= H,human J,json"
                            + " k,kernel L,color? l,level= n,console-level= P,nopager p,force-prefix r,raw S,syslog s,buffer-size="
                            + " T,ctime t,notime u,userspace w,follow W,follow-new x,decode h V time-format= since= until= noescape")
            .busybox("c n= r s=");
    private static final Words DENIED =
            Words.of("read kernel buffer failed: Operation not permitted", "klogctl: Operation not permitted");
    private static final Words NOT_EMULATED = Words.of("the kernel's messages are not emulated");

    private KernelMessages() {}

    private static Exit run(Invocation call) {
        call.commandLine();
        Powers.tell(call);
        boolean may = call.files().credentials().has(Capability.SYSLOG);
        throw call.fail(may ? NOT_EMULATED : DENIED);
    }
}
