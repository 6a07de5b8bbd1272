package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import java.io.IOException;
import java.util.Set;

/** What {@code flock} locks by its name: a file, which is made if it is missing, or a directory. */
final class LockFile {
    private static final int MODE = 0666;

    private LockFile() {}

    static OpenFile open(FileContext files, String path) throws IOException {
        try {
            return files.open(path, Set.of(OpenFlag.READ, OpenFlag.CREATE), MODE);
        } catch (ErrnoException error) {
            if (error.errno() != Errno.EISDIR) {
                throw error;
            }
            return files.open(path, Set.of(OpenFlag.READ), 0);
        }
    }
}
