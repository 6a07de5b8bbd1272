package dev.drydock.userland.utility.file;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class FileCommands implements CommandFamily {
    private static final List<String> NAMES = List.of(
            "basename",
            "chgrp",
            "chmod",
            "chown",
            "cp",
            "dirname",
            "fallocate",
            "fsync",
            "install",
            "link",
            "ln",
            "mkdir",
            "mkfifo",
            "mknod",
            "mktemp",
            "mv",
            "pathchk",
            "pwd",
            "readlink",
            "realpath",
            "rm",
            "rmdir",
            "shred",
            "stat",
            "sync",
            "tempfile",
            "touch",
            "truncate",
            "unlink",
            "volname");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "basename" -> Basename.COMMAND;
            case "chgrp" -> Chown.CHGRP;
            case "chmod" -> Chmod.COMMAND;
            case "chown" -> Chown.CHOWN;
            case "cp" -> Cp.COMMAND;
            case "dirname" -> Dirname.COMMAND;
            case "fallocate" -> Fallocate.COMMAND;
            case "fsync" -> Sync.FSYNC;
            case "install" -> Install.COMMAND;
            case "link" -> Links.LINK;
            case "ln" -> Ln.COMMAND;
            case "mkdir" -> Mkdir.COMMAND;
            case "mkfifo" -> Nodes.MKFIFO;
            case "mknod" -> Nodes.MKNOD;
            case "mktemp" -> Mktemp.COMMAND;
            case "mv" -> Mv.COMMAND;
            case "pathchk" -> Pathchk.COMMAND;
            case "pwd" -> Pwd.COMMAND;
            case "readlink" -> Readlink.COMMAND;
            case "realpath" -> Realpath.COMMAND;
            case "rm" -> Rm.COMMAND;
            case "rmdir" -> Rmdir.COMMAND;
            case "shred" -> Shred.COMMAND;
            case "stat" -> Stat.COMMAND;
            case "sync" -> Sync.COMMAND;
            case "tempfile" -> Tempfile.COMMAND;
            case "touch" -> Touch.COMMAND;
            case "truncate" -> Truncate.COMMAND;
            case "unlink" -> Links.UNLINK;
            case "volname" -> Volname.COMMAND;
            default -> null;
        };
    }
}
