package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.process.MachineStatus;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/** {@code uname}: what the kernel says of itself. */
final class Uname {
    static final Command COMMAND = Command.named("uname", Uname::run)
            .gnu(
                    "a,all i,hardware-platform m,machine n,nodename o,operating-system p,processor r,kernel-release release"
                            + " s,kernel-name sysname v,kernel-version")
            .busybox("a m n r s p v i o");
    private static final Words EXTRA = Words.of("extra operand %l", "");

    private Uname() {}

    private static Exit run(Invocation call) {
        String wanted = "";
        for (Option option : call.options()) {
            wanted += switch (option.key()) {
                case "a" -> "snrvmo";
                case "release" -> "r";
                case "sysname" -> "s";
                default -> option.key();
            };
        }
        if (!call.operands().isEmpty()) {
            throw call.usage(EXTRA, call.operands().get(0));
        }
        List<String> words = new ArrayList<>();
        String shown = wanted.isEmpty() ? "s" : wanted;
        for (char letter : "snrvmpio".toCharArray()) {
            if (shown.indexOf(letter) >= 0) {
                words.add(word(call, letter));
            }
        }
        call.out().line(String.join(" ", words));
        return Exit.SUCCESS;
    }

    private static String word(Invocation call, char letter) {
        MachineStatus machine = call.process().machine();
        return switch (letter) {
            case 's' -> "Linux";
            case 'n' -> call.process().hostname();
            case 'r' -> machine.kernelRelease();
            case 'v' -> machine.kernelVersion();
            case 'm' -> machine.architecture();
            case 'o' -> "GNU/Linux";
            default -> "unknown";
        };
    }
}
