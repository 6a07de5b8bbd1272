package dev.drydock.filesystem;

import java.time.Instant;

/**
 * What {@code stat} tells of a file.
 *
 * @param device number of the file system ({@code st_dev}); files on one device can be linked and renamed among each other
 * @param inode unique on its device while the file lives
 * @param mode permission bits with setuid, setgid and sticky: 0 to 07777
 * @param links hard links, at least 1 while the file has a name
 * @param sizeBytes length of the contents, or of a symbolic link's target
 * @param allocatedBytes room that it takes on its disk, in whole pages; a hole in a file takes none
 * @param deviceNumber {@code major << 8 | minor} of a device node, else 0
 */
public record FileStatus(
        long device,
        long inode,
        FileKind kind,
        int mode,
        int uid,
        int gid,
        int links,
        long sizeBytes,
        long allocatedBytes,
        int deviceNumber,
        Instant accessed,
        Instant modified,
        Instant changed) {

    public boolean isDirectory() {
        return kind == FileKind.DIRECTORY;
    }

    public boolean isRegular() {
        return kind == FileKind.REGULAR;
    }

    public boolean isSymlink() {
        return kind == FileKind.SYMLINK;
    }

    /** {@code st_mode} as a whole: kind and permission bits. */
    public int fullMode() {
        return kind.typeBits() | mode;
    }

    /** Whether both are the same file, as {@code test -ef} asks. */
    public boolean sameFile(FileStatus other) {
        return device == other.device && inode == other.inode;
    }
}
