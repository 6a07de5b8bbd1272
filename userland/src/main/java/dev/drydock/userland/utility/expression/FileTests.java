package dev.drydock.userland.utility.expression;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What {@code test} asks of files and descriptors. */
final class FileTests {
    private static final int SETUID = 04000;
    private static final int SETGID = 02000;
    private static final int STICKY = 01000;

    private final ContainerProcess process;
    private final FileContext files;

    FileTests(ContainerProcess process) {
        this.process = process;
        this.files = process.files();
    }

    private @Nullable FileStatus status(String path) {
        try {
            return files.status(path);
        } catch (IOException missing) {
            return null;
        }
    }

    /** @param letter one of {@code bcdefgkprsuwxGLNOSh} */
    boolean is(char letter, String path) {
        switch (letter) {
            case 'h', 'L' -> {
                return isSymlink(path);
            }
            case 'r', 'w', 'x' -> {
                return files.access(path, letter == 'r' ? 4 : letter == 'w' ? 2 : 1);
            }
            default -> {
                FileStatus status = status(path);
                return status != null && is(letter, status);
            }
        }
    }

    private boolean isSymlink(String path) {
        try {
            return files.linkStatus(path).isSymlink();
        } catch (IOException missing) {
            return false;
        }
    }

    private boolean is(char letter, FileStatus status) {
        return switch (letter) {
            case 'b' -> status.kind() == FileKind.BLOCK_DEVICE;
            case 'c' -> status.kind() == FileKind.CHARACTER_DEVICE;
            case 'd' -> status.isDirectory();
            case 'f' -> status.isRegular();
            case 'g' -> (status.mode() & SETGID) != 0;
            case 'k' -> (status.mode() & STICKY) != 0;
            case 'p' -> status.kind() == FileKind.FIFO;
            case 's' -> status.sizeBytes() > 0;
            case 'u' -> (status.mode() & SETUID) != 0;
            case 'G' -> status.gid() == files.credentials().gid();
            case 'N' -> status.modified().isAfter(status.accessed());
            case 'O' -> status.uid() == files.credentials().uid();
            case 'S' -> status.kind() == FileKind.SOCKET;
            default -> true;
        };
    }

    boolean isTerminal(int descriptor) {
        try {
            return process.descriptor(descriptor).isTerminal();
        } catch (IOException closed) {
            return false;
        }
    }

    boolean newer(String one, String other) {
        FileStatus first = status(one);
        FileStatus second = status(other);
        return first != null && (second == null || first.modified().isAfter(second.modified()));
    }

    boolean same(String one, String other) {
        FileStatus first = status(one);
        FileStatus second = status(other);
        return first != null && second != null && first.sameFile(second);
    }
}
