package dev.drydock.userland.utility.namespace;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code nsenter}: goes to the namespaces of another process, which only those who rule the machine may. */
final class Nsenter {
    static final Command COMMAND = Command.named("nsenter", call -> new Nsenter(call).run())
            .gnu(
                    "+ a,all t,target= m,mount? u,uts? i,ipc? n,net? p,pid? C,cgroup? U,user? T,time? !S,setuid= !G,setgid="
                            + " preserve-credentials !r,root? !w,wd? !W,wdns= F,no-fork !Z,follow-context h V")
            .busybox("+ t= m? u? i? n? p? U? !S= !G= preserve-credentials !r? !w? F");
    private static final Map<String, String> FILES =
            Map.of("m", "mnt", "u", "uts", "i", "ipc", "n", "net", "p", "pid", "C", "cgroup", "U", "user", "T", "time");
    /** As they are entered; a process need not enter its own user namespace. */
    private static final List<String> ORDER = List.of("C", "i", "u", "n", "p", "m", "T");

    private static final List<String> BUSYBOX_ORDER = List.of("U", "i", "u", "n", "p", "m");
    private static final Words NO_TARGET = Words.of("neither filename nor target pid supplied for ns/%s", "");
    private static final Words CANNOT_OPEN = Words.of("cannot open %s: %s", "can't open '%s': %s");
    private static final Words DENIED = Words.of(
            "reassociate to namespace 'ns/%s' failed: Operation not permitted",
            "setns(): can't reassociate to namespace '%s': Operation not permitted");
    private static final Words NOT_EMULATED = Words.of("entering namespaces is not emulated");
    private static final Words NO_FILES = Words.of("files of namespaces are not emulated");

    private final Invocation call;

    private Nsenter(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        List<String> entered = new ArrayList<>();
        for (Option option : call.options()) {
            if (FILES.containsKey(option.key())) {
                entered.add(option.key());
                if (option.value() != null) {
                    throw call.fail(NO_FILES);
                }
            }
        }
        Powers.tell(call);
        if (call.commandLine().has("a")) {
            entered.addAll(ORDER);
        }
        if (entered.isEmpty()) {
            return Powers.program(call);
        }
        String target = call.commandLine().last("t");
        if (target == null) {
            throw call.isGnu() ? call.fail(NO_TARGET, FILES.get(entered.get(0))) : call.usage();
        }
        for (String each : entered) {
            String file = "/proc/" + target + "/ns/" + FILES.get(each);
            if (!call.files().exists("/proc/" + target)) {
                throw call.fail(CANNOT_OPEN, file, "No such file or directory");
            }
        }
        if (Powers.overMachine(call)) {
            throw call.fail(NOT_EMULATED);
        }
        for (String each : call.isGnu() ? ORDER : BUSYBOX_ORDER) {
            if (entered.contains(each)) {
                throw call.fail(DENIED, FILES.get(each));
            }
        }
        return Powers.program(call);
    }
}
