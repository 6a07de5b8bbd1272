package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.FileStatus;

/** What GNU tools call the kinds of files (gnulib's {@code file_type}). */
final class FileKindNames {
    private FileKindNames() {}

    static String of(FileStatus status) {
        return switch (status.kind()) {
            case REGULAR -> status.sizeBytes() == 0 ? "regular empty file" : "regular file";
            case DIRECTORY -> "directory";
            case SYMLINK -> "symbolic link";
            case CHARACTER_DEVICE -> "character special file";
            case BLOCK_DEVICE -> "block special file";
            case FIFO -> "fifo";
            case SOCKET -> "socket";
        };
    }
}
