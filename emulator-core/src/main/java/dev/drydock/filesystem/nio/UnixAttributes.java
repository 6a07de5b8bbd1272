package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.FileStatus;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/** What {@code stat} tells, as Java names it. */
record UnixAttributes(FileStatus status, Principals principals) implements PosixFileAttributes {
    private static final PosixFilePermission[] BITS = PosixFilePermission.values();
    private static final int HIGHEST = 0400;

    /** What makes a file the same file. */
    record Key(long device, long inode) {}

    /** The nine permission bits of a set. */
    static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (int i = 0; i < BITS.length; i++) {
            if (permissions.contains(BITS[i])) {
                mode |= HIGHEST >> i;
            }
        }
        return mode;
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < BITS.length; i++) {
            if ((mode & HIGHEST >> i) != 0) {
                set.add(BITS[i]);
            }
        }
        return set;
    }

    @Override
    public UserPrincipal owner() {
        return principals.user(status.uid());
    }

    @Override
    public GroupPrincipal group() {
        return principals.group(status.gid());
    }

    @Override
    public Set<PosixFilePermission> permissions() {
        return permissions(status.mode());
    }

    @Override
    public FileTime lastModifiedTime() {
        return FileTime.from(status.modified());
    }

    @Override
    public FileTime lastAccessTime() {
        return FileTime.from(status.accessed());
    }

    /** Not kept: the time of the last modification, as Java has it where there is none. */
    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
        return status.isRegular();
    }

    @Override
    public boolean isDirectory() {
        return status.isDirectory();
    }

    @Override
    public boolean isSymbolicLink() {
        return status.isSymlink();
    }

    @Override
    public boolean isOther() {
        return !isRegularFile() && !isDirectory() && !isSymbolicLink();
    }

    @Override
    public long size() {
        return status.sizeBytes();
    }

    @Override
    public Object fileKey() {
        return new Key(status.device(), status.inode());
    }
}
