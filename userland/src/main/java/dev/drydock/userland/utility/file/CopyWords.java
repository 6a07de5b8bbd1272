package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** What {@code cp}, {@code mv} and their like say. */
final class CopyWords {
    static final Words CANNOT_STAT = Words.of("cannot stat %q: %s", "can't stat '%s': %s");
    private static final Words THROUGH_FILE =
            Words.of("cannot stat %q: %s", "can't stat '%s'%-: Path has non-directory component");
    static final Words OMITTING = Words.of("-r not specified; omitting directory %q", "omitting directory '%s'");
    static final Words SAME_FILE = Words.of("%q and %q are the same file", "'%s' and '%s' are the same file");
    static final Words DIRECTORY_OVER_FILE =
            Words.of("cannot overwrite non-directory %q with directory %q", "target '%s' is not a directory%-");
    static final Words FILE_OVER_DIRECTORY =
            Words.of("cannot overwrite directory %q with non-directory", "can't create '%s': Is a directory");
    static final Words JUST_CREATED = Words.of("will not overwrite just-created %q with %q");
    static final Words INTO_ITSELF = Words.of("cannot copy a directory, %q, into itself, %q");
    static final Words RECURSION = Words.of("recursion detected, omitting directory '%s'");
    static final Words CANNOT_READ_DIRECTORY = Words.of("cannot access %q: %s");
    static final Words CANNOT_MAKE_DIRECTORY =
            Words.of("cannot create directory %q: %s", "can't create directory '%s': %s");
    static final Words CANNOT_OPEN = Words.of("cannot open %q for reading: %s", "can't open '%s': %s");
    static final Words CANNOT_CREATE = Words.of("cannot create regular file %q: %s", "can't create '%s': %s");
    static final Words CANNOT_CREATE_SPECIAL = Words.of("cannot create special file %q: %s", "can't create '%s': %s");
    static final Words CANNOT_READ = Words.of("error reading %q: %s", "%-read error: %s");
    static final Words CANNOT_CLONE = Words.of("failed to clone %q from %q: %s");
    static final Words CANNOT_WRITE = Words.of("error writing %q: %s", "%-write error: %s");
    static final Words CANNOT_READ_LINK = Words.of("cannot read symbolic link %q: %s", "%s: %s");
    static final Words CANNOT_SYMLINK =
            Words.of("cannot create symbolic link %q%-: %s", "can't create symlink '%s' to '%s': %s");
    static final Words CANNOT_LINK = Words.of("cannot create hard link %q to %q: %s", "can't create link '%s'%-: %s");
    static final Words CANNOT_REMOVE = Words.of("cannot remove %q: %s", "can't remove '%s': %s");
    static final Words TIMES_NOT_KEPT = Words.of("preserving times for %q: %s", "can't preserve times of '%s': %s");
    static final Words OWNER_NOT_KEPT =
            Words.of("failed to preserve ownership for %q: %s", "can't preserve ownership of '%s': %s");
    static final Words MODE_NOT_KEPT =
            Words.of("preserving permissions for %q: %s", "can't preserve permissions of '%s': %s");
    static final Words NOT_THROUGH_LINK = Words.of("not writing through dangling symlink %q");
    static final Words NOT_RELATIVE = Words.of("%n: can make relative symbolic links only in current directory");
    static final Words COPIED = Words.of("%q -> %q\n", "'%s' -> '%s'\n");

    private CopyWords() {}

    /** BusyBox has words of its own for an operand whose path passes through a file. */
    static Words cannotStatOperand(IOException why) {
        return why instanceof ErrnoException error && error.errno() == Errno.ENOTDIR ? THROUGH_FILE : CANNOT_STAT;
    }
}
