package dev.drydock.userland.utility.namespace;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.Map;

/** {@code unshare}: the engine's seccomp profile lets only those who rule the machine leave their namespaces. */
final class Unshare {
    static final Command COMMAND = Command.named("unshare", Unshare::run)
            .gnu("+ m,mount? u,uts? i,ipc? n,net? p,pid? U,user? C,cgroup? T,time? f,fork kill-child? r,map-root-user"
                    + " c,map-current-user map-user= map-group= map-users= map-groups= map-auto mount-proc? propagation= setgroups="
                    + " R,root= w,wd= S,setuid= G,setgid= keep-caps monotonic= boottime= h V")
            .busybox("+ m,mount? u,uts? i,ipc? n,net? p,pid? U,user? f r mount-proc? propagation= setgroups=");
    /** Flags of {@code clone(2)}. */
    private static final Map<String, Integer> FLAGS = Map.of(
            "m",
            0x20000,
            "u",
            0x4000000,
            "i",
            0x8000000,
            "U",
            0x10000000,
            "p",
            0x20000000,
            "n",
            0x40000000,
            "r",
            0x10000000,
            "mount-proc",
            0x20000);

    private static final Words DENIED =
            Words.of("%-unshare failed: Operation not permitted", "unshare(0x%s): Operation not permitted");
    private static final Words NOT_EMULATED = Words.of("namespaces of one's own are not emulated");

    private Unshare() {}

    private static Exit run(Invocation call) {
        int flags = 0;
        for (Option option : call.options()) {
            flags |= FLAGS.getOrDefault(option.key(), 0);
        }
        Powers.tell(call);
        if (Powers.overMachine(call)) {
            throw call.fail(NOT_EMULATED);
        }
        throw call.fail(DENIED, Integer.toHexString(flags));
    }
}
