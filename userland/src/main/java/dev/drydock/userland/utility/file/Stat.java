package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.SpaceStatus;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code stat}: what the kernel tells of files and of file systems. */
final class Stat {
    static final Command COMMAND = Command.named("stat", call -> new Stat(call).run())
            .gnu("L,dereference f,file-system cached= c,format= printf= t,terse")
            .busybox("f t L c=");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words CANNOT = Words.of("cannot statx %q: %s", "can't stat '%s': %s");
    private static final Words CANNOT_SYSTEM = Words.of(
            "cannot read file system information for %q: %s", "can't read file system information for '%s': %s");
    private static final Words DASH = Words.of("using %q to denote standard input does not work in file system mode");

    private static final String TERSE = "%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o\n";
    private static final String BUSYBOX_TERSE = "%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %o\n";
    private static final String FIRST = "  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\n";
    private static final String OWNER = "Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n";
    private static final String TIMES = "Access: %x\nModify: %y\nChange: %z\n";
    private static final String SYSTEM = """
              File: "%n"
                ID: %-8i Namelen: %-7l Type: %T
            Block size: %-10s Fundamental block size: %S
            Blocks: Total: %-10b Free: %-10f Available: %a
            Inodes: Total: %-10c Free: %d
            """;
    private static final String BUSYBOX_SYSTEM = SYSTEM.replace(" Fundamental block size: %S", "");
    private static final String SYSTEM_TERSE = "%n %i %l %t %s %S %b %f %a %c %d\n";

    private final Invocation call;
    private final FileContext files;
    private boolean follows;
    private boolean ofSystem;
    private boolean terse;
    private @Nullable String format;

    private Stat(Invocation call) {
        this.call = call;
        this.files = call.files();
    }

    private Exit run() {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "L" -> follows = true;
                case "f" -> ofSystem = true;
                case "t" -> terse = true;
                case "c" -> format = option.argument() + "\n";
                case "printf" -> format = StatFormat.unescaped(option.argument());
                default -> {}
            }
        }
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        for (String operand : call.operands()) {
            if (ofSystem) {
                system(operand);
            } else {
                file(operand);
            }
        }
        return call.exit();
    }

    private void file(String operand) {
        FileStatus status;
        try {
            if (operand.equals("-") && call.isGnu()) {
                status = call.process().descriptor(0).status();
            } else {
                status = follows ? files.status(operand) : files.linkStatus(operand);
            }
        } catch (IOException error) {
            call.complain(CANNOT, operand, error);
            return;
        }
        String chosen = format;
        if (chosen == null) {
            chosen = terse ? call.isGnu() ? TERSE : BUSYBOX_TERSE : standard(status);
        }
        call.out().text(new StatFormat(call, operand, status).expand(chosen));
    }

    private String standard(FileStatus status) {
        boolean device = StatFormat.isDevice(status);
        String type = device ? call.isGnu() ? " Device type: %Hr,%Lr" : " Device type: %t,%T" : "";
        String inode = device ? "Inode: %-10i  Links: %-5h" : "Inode: %-10i  Links: %h";
        if (call.isGnu()) {
            return "  File: %n" + (status.isSymlink() ? " -> %LINK" : "") + "\n" + FIRST + "Device: %Hd,%Ld\t" + inode
                    + type + "\n" + OWNER + TIMES + " Birth: %w\n";
        }
        return "  File: " + (status.isSymlink() ? "%N" : "%n") + "\n" + FIRST + "Device: %Dh/%dd\t" + inode + type
                + "\n" + OWNER + TIMES;
    }

    private void system(String operand) {
        if (operand.equals("-") && call.isGnu()) {
            call.complain(DASH, "-");
            return;
        }
        SpaceStatus space;
        try {
            space = files.space(operand);
        } catch (IOException error) {
            call.complain(CANNOT_SYSTEM, operand, error);
            return;
        }
        String chosen = format;
        if (chosen == null) {
            chosen = terse ? SYSTEM_TERSE : call.isGnu() ? SYSTEM : BUSYBOX_SYSTEM;
        }
        call.out().text(new SystemFormat(call, operand, space).expand(chosen));
    }
}
