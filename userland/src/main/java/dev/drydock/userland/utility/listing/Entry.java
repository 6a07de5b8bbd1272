package dev.drydock.userland.utility.listing;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import org.jspecify.annotations.Nullable;

/**
 * A file to show.
 *
 * @param path how to reach it
 * @param status null if it could not be asked: question marks are shown
 * @param target what a symbolic link leads to, as text; null for others
 * @param targetStatus the file behind a symbolic link; null if there is none or nobody asked
 */
record Entry(
        String name,
        String path,
        FileKind kind,
        @Nullable FileStatus status,
        @Nullable String target,
        @Nullable FileStatus targetStatus) {

    boolean isDirectory() {
        return kind == FileKind.DIRECTORY;
    }

    /** A directory, or a symbolic link to one. */
    boolean leadsToDirectory() {
        return isDirectory() || (targetStatus != null && targetStatus.isDirectory());
    }

    boolean isExecutable() {
        return status != null && status.isRegular() && (status.mode() & 0111) != 0;
    }

    /** Allocated space in bytes. */
    long allocatedBytes() {
        return status == null ? 0 : status.allocatedBytes();
    }
}
