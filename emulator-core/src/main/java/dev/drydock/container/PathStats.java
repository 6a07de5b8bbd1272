package dev.drydock.container;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;

/** Tells of files as Go does. */
final class PathStats {
    private static final long DIRECTORY = 1L << 31;
    private static final long SYMLINK = 1L << 27;
    private static final long DEVICE = 1L << 26;
    private static final long NAMED_PIPE = 1L << 25;
    private static final long SOCKET = 1L << 24;
    private static final long SETUID = 1L << 23;
    private static final long SETGID = 1L << 22;
    private static final long CHARACTER_DEVICE = 1L << 21;
    private static final long STICKY = 1L << 20;

    private PathStats() {}

    static PathStat of(String path, FileStatus status, String target) {
        return new PathStat(base(path), status.sizeBytes(), mode(status), status.modified(), target);
    }

    /** The last part of a path; {@code /} for the root. */
    static String base(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        String whole = path.substring(0, end);
        return whole.equals("/") ? whole : whole.substring(whole.lastIndexOf('/') + 1);
    }

    /** Permissions and kind, as {@code os.FileMode} has them. */
    private static long mode(FileStatus status) {
        int bits = status.mode();
        return bits & 0777
                | kind(status.kind())
                | ((bits & 04000) != 0 ? SETUID : 0)
                | ((bits & 02000) != 0 ? SETGID : 0)
                | ((bits & 01000) != 0 ? STICKY : 0);
    }

    private static long kind(FileKind kind) {
        return switch (kind) {
            case REGULAR -> 0;
            case DIRECTORY -> DIRECTORY;
            case SYMLINK -> SYMLINK;
            case CHARACTER_DEVICE -> DEVICE | CHARACTER_DEVICE;
            case BLOCK_DEVICE -> DEVICE;
            case FIFO -> NAMED_PIPE;
            case SOCKET -> SOCKET;
        };
    }
}
