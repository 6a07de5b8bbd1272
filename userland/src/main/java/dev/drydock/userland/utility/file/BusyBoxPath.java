package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;

/**
 * Absolute paths without links and dots, as BusyBox makes them for {@code readlink -f} and {@code realpath}: of what is not there
 * the directory must be, and be named; where a link leads to nothing is looked for in the working directory.
 */
final class BusyBoxPath {
    private static final int MOST_LINKS = 40;

    private final FileContext files;
    private final CanonicalPath paths;

    BusyBoxPath(FileContext files) {
        this.files = files;
        this.paths = new CanonicalPath(files);
    }

    /** @throws ErrnoException what the walk met: ENOENT, ENOTDIR, ELOOP, EACCES */
    String of(String path) throws IOException {
        String wanted = path;
        for (int links = 0; links < MOST_LINKS; links++) {
            try {
                return paths.of(wanted, CanonicalPath.Missing.NONE);
            } catch (ErrnoException missing) {
                if (missing.errno() != Errno.ENOENT) {
                    throw missing;
                }
                if (!isLink(wanted)) {
                    return inDirectory(wanted, missing);
                }
            }
            String target = files.readLink(wanted);
            wanted = target.startsWith("/") ? target : files.workingDirectory() + "/" + target;
        }
        throw new ErrnoException(Errno.ELOOP, path);
    }

    private boolean isLink(String path) {
        try {
            return files.linkStatus(path).isSymlink();
        } catch (IOException missing) {
            return false;
        }
    }

    private String inDirectory(String path, ErrnoException missing) throws IOException {
        String plain = path.replaceFirst("^/+(?=/)", "").replaceFirst("(?<=.)/+$", "");
        int slash = plain.lastIndexOf('/');
        if (slash < 0) {
            throw missing;
        }
        if (slash == 0) {
            return plain;
        }
        try {
            return paths.of(plain.substring(0, slash), CanonicalPath.Missing.NONE) + plain.substring(slash);
        } catch (ErrnoException elsewhere) {
            throw missing;
        }
    }
}
