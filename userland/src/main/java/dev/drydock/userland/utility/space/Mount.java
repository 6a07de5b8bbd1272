package dev.drydock.userland.utility.space;

import dev.drydock.filesystem.MountEntry;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code mount} and {@code umount}: show what is mounted. A container may not change that. */
final class Mount {
    static final Command MOUNT = Command.named("mount", Mount::mount)
            .gnu("a,all c,no-canonicalize f,fake F,fork T,fstab= h i,internal-only l,show-labels m,mkdir? n,no-mtab"
                    + " options-mode= o,options= O,test-opts= r,read-only t,types= source= target= v,verbose V w,rw"
                    + " read-write N,namespace= B,bind M,move R,rbind L,label= U,uuid= make-shared make-slave"
                    + " make-private make-unbindable")
            .busybox("o= a O= f i n r v w t=")
            .trouble(1);
    static final Command UMOUNT = Command.named("umount", Mount::umount)
            .gnu("a,all A,all-targets c,no-canonicalize d,detach-loop fake f,force h i,internal-only n,no-mtab l,lazy"
                    + " O,test-opts= R,recursive r,read-only t,types= v,verbose q,quiet V N,namespace=")
            .busybox("d f l n r a t= D");
    private static final int NOT_PERMITTED = 32;
    private static final Words BAD_USAGE = Words.of("bad usage", "");
    private static final Words NO_FSTAB =
            Words.of("%s: can't find in /etc/fstab.", "%-can't read '/etc/fstab': No such file or directory");
    private static final Words REFUSED = Words.of(
            "%s: permission denied.\n       dmesg(1) may have more information after failed mount system call.",
            "%-permission denied (are you root?)");
    private static final Words CANNOT_UNMOUNT =
            Words.of("%s: must be superuser to unmount.", "can't unmount %s: Operation not permitted");

    private Mount() {}

    private static Exit mount(Invocation call) throws IOException {
        String type = "";
        boolean all = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "t" -> type = option.argument();
                case "a" -> all = true;
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                default -> {}
            }
        }
        List<String> operands = call.operands();
        if (all) {
            return Exit.SUCCESS;
        }
        if (operands.isEmpty()) {
            list(call, type);
            return Exit.SUCCESS;
        }
        if (operands.size() > 2) {
            throw call.usage(BAD_USAGE);
        }
        String last = operands.get(operands.size() - 1);
        throw operands.size() == 1
                ? call.fail(1, NO_FSTAB, last)
                : call.fail(call.isGnu() ? NOT_PERMITTED : 1, REFUSED, last);
    }

    private static void list(Invocation call, String types) throws IOException {
        List<String> wanted = new ArrayList<>(List.of(types.split(",")));
        boolean inverted = types.startsWith("no");
        wanted.replaceAll(type -> inverted && type.startsWith("no") ? type.substring(2) : type);
        for (MountEntry mount : call.files().mounts()) {
            if (types.isEmpty() || wanted.contains(mount.type()) != inverted) {
                call.out()
                        .line(mount.source() + " on " + mount.target() + " type " + mount.type() + " ("
                                + mount.options() + ")");
            }
        }
    }

    private static Exit umount(Invocation call) {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "V" -> call.parse(List.of("--version"));
                default -> {}
            }
        }
        if (call.operands().isEmpty()) {
            throw call.usage(BAD_USAGE);
        }
        int status = 0;
        for (String operand : call.operands()) {
            call.say(CANNOT_UNMOUNT, operand);
            status = call.isGnu() ? NOT_PERMITTED : 1;
        }
        return Exit.of(status);
    }
}
