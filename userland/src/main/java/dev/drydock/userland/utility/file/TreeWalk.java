package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** Goes through a tree for {@code chmod} and {@code chown}: a directory first, then what is in it. */
final class TreeWalk {
    private static final Words CANNOT_ACCESS = Words.of("cannot access %q: %s", "%s: %s");
    private static final Words CANNOT_READ = Words.of("cannot read directory %q: %s", "can't open '%s': %s");

    private final Invocation call;
    private final FileContext files;
    private final Manner manner;
    private final Visit visit;

    /**
     * How links are treated.
     *
     * @param throughOperands a link to a directory on the command line is gone into
     * @param throughAll every link to a directory is gone into
     * @param quiet errors are not told
     */
    record Manner(boolean recursive, boolean throughOperands, boolean throughAll, boolean quiet) {}

    /** What is done with a file. */
    interface Visit {
        void file(String path, FileStatus status, boolean operand);
    }

    TreeWalk(Invocation call, Manner manner, Visit visit) {
        this.call = call;
        this.files = call.files();
        this.manner = manner;
        this.visit = visit;
    }

    void operand(String path) {
        walk(path, true);
    }

    private void walk(String path, boolean operand) {
        call.process().checkpoint();
        FileStatus status;
        try {
            status = files.linkStatus(path);
        } catch (IOException error) {
            complain(CANNOT_ACCESS, path, error);
            return;
        }
        visit.file(path, status, operand);
        if (!manner.recursive()) {
            return;
        }
        boolean follows = manner.throughAll() || (operand && manner.throughOperands());
        if (!(status.isDirectory() || (status.isSymlink() && follows && leadsToDirectory(path)))) {
            return;
        }
        List<DirectoryEntry> names;
        try {
            names = files.list(path);
        } catch (IOException error) {
            complain(CANNOT_READ, path, error);
            return;
        }
        for (DirectoryEntry name : names) {
            walk(FilePaths.join(path, name.name()), false);
        }
    }

    private boolean leadsToDirectory(String path) {
        try {
            return files.status(path).isDirectory();
        } catch (IOException dangling) {
            return false;
        }
    }

    private void complain(Words words, String path, IOException error) {
        if (!manner.quiet() || call.isBusyBox()) {
            call.complain(words, path, error);
        }
        call.status(1);
    }
}
