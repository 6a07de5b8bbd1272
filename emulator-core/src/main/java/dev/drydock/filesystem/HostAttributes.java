package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the host tells of a file, a symbolic link itself included.
 *
 * @param key what makes it the same file under every name; its path if the host does not say
 * @param deviceNumber {@code major << 8 | minor} of a device node, else 0
 */
record HostAttributes(
        Object key,
        long inode,
        FileKind kind,
        int mode,
        int uid,
        int gid,
        int links,
        long sizeBytes,
        int deviceNumber,
        Instant accessed,
        Instant modified,
        Instant changed) {
    private static final int PERMISSION_BITS = 07777;
    private static final int KIND_BITS = 0170000;
    private static final PosixFilePermission[] BY_BIT = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ
    };

    static HostAttributes read(Path path) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (has(path, "unix")) {
            return ofUnix(path, basic);
        }
        FileKind kind = kind(basic, 0);
        int mode = has(path, "posix") ? mode(path) : usualMode(kind);
        return of(path, basic, new Unix(number(key(path, basic)), kind, mode, 0, 0, 1, 0, basic.lastModifiedTime()));
    }

    private static HostAttributes ofUnix(Path path, BasicFileAttributes basic) throws IOException {
        Map<String, Object> unix =
                Files.readAttributes(path, "unix:mode,uid,gid,ino,nlink,rdev,ctime", LinkOption.NOFOLLOW_LINKS);
        int mode = number(unix.get("mode")).intValue();
        FileKind kind = kind(basic, mode);
        boolean device = kind == FileKind.CHARACTER_DEVICE || kind == FileKind.BLOCK_DEVICE;
        return of(
                path,
                basic,
                new Unix(
                        number(unix.get("ino")),
                        kind,
                        mode & PERMISSION_BITS,
                        number(unix.get("uid")).intValue(),
                        number(unix.get("gid")).intValue(),
                        number(unix.get("nlink")).intValue(),
                        device ? deviceNumber(number(unix.get("rdev"))) : 0,
                        unix.get("ctime") instanceof FileTime time ? time : basic.lastModifiedTime()));
    }

    /** What not every host has. */
    private record Unix(
            long inode, FileKind kind, int mode, int uid, int gid, int links, int deviceNumber, FileTime changed) {}

    private static HostAttributes of(Path path, BasicFileAttributes basic, Unix unix) {
        return new HostAttributes(
                key(path, basic),
                unix.inode(),
                unix.kind(),
                unix.mode(),
                unix.uid(),
                unix.gid(),
                unix.links(),
                basic.size(),
                unix.deviceNumber(),
                basic.lastAccessTime().toInstant(),
                basic.lastModifiedTime().toInstant(),
                unix.changed().toInstant());
    }

    FileStatus status(long device) {
        return new FileStatus(
                device,
                inode,
                kind,
                mode,
                uid,
                gid,
                links,
                sizeBytes,
                allocatedBytes(),
                deviceNumber,
                accessed,
                modified,
                changed);
    }

    /** Java does not tell where a file has holes. */
    private long allocatedBytes() {
        boolean stored = kind == FileKind.REGULAR || kind == FileKind.DIRECTORY;
        return stored ? (sizeBytes + Room.PAGE_BYTES - 1) / Room.PAGE_BYTES * Room.PAGE_BYTES : 0;
    }

    /** @throws UnsupportedOperationException if the host has no modes, or not the bits that are to be changed */
    static void changeMode(Path path, int mode) throws IOException {
        if (read(path).mode() == mode) {
            return;
        }
        try {
            Files.setAttribute(path, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
        } catch (IllegalArgumentException | UnsupportedOperationException unknown) {
            if (!has(path, "posix") || (mode & ~0777) != 0) {
                throw new UnsupportedOperationException("the host has no such modes", unknown);
            }
            Files.setAttribute(path, "posix:permissions", permissions(mode), LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** @throws UnsupportedOperationException if the host has no owners by number */
    static void changeOwner(Path path, int uid, int gid) throws IOException {
        HostAttributes before = read(path);
        try {
            if (before.uid() != uid) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
            if (before.gid() != gid) {
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IllegalArgumentException unknown) {
            throw new UnsupportedOperationException("the host has no owners by number", unknown);
        }
    }

    static boolean has(Path path, String view) {
        return path.getFileSystem().supportedFileAttributeViews().contains(view);
    }

    private static FileKind kind(BasicFileAttributes basic, int fullMode) {
        if (basic.isDirectory()) {
            return FileKind.DIRECTORY;
        }
        if (basic.isSymbolicLink()) {
            return FileKind.SYMLINK;
        }
        for (FileKind kind : FileKind.values()) {
            if ((fullMode & KIND_BITS) == kind.typeBits()) {
                return kind;
            }
        }
        return FileKind.REGULAR;
    }

    private static int mode(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.readAttributes(
                        path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .permissions();
        int mode = 0;
        for (int bit = 0; bit < BY_BIT.length; bit++) {
            mode |= permissions.contains(BY_BIT[bit]) ? 1 << bit : 0;
        }
        return mode;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BY_BIT.length; bit++) {
            if ((mode & 1 << bit) != 0) {
                permissions.add(BY_BIT[bit]);
            }
        }
        return permissions;
    }

    private static int usualMode(FileKind kind) {
        return switch (kind) {
            case DIRECTORY -> 0755;
            case SYMLINK -> 0777;
            default -> 0644;
        };
    }

    /** {@code dev_t} of Linux holds the major number in bits 8 to 19 and the minor one in the rest. */
    private static int deviceNumber(long device) {
        long major = device >>> 8 & 0xfff;
        long minor = device & 0xff | device >>> 12 & 0xfff00;
        return (int) (major << 8 | minor);
    }

    private static Object key(Path path, BasicFileAttributes basic) {
        Object key = basic.fileKey();
        return key == null ? path : key;
    }

    private static Long number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        return value == null ? 0L : value.hashCode() & 0x7fff_ffffL;
    }
}
