package dev.drydock.userland.utility.archive;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.userland.utility.command.Latin;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A header of the format "newc" of cpio: six digits that name the format, thirteen numbers of eight hexadecimal digits, and a
 * name.
 *
 * @param mode kind and permission bits
 * @param deviceNumber {@code major << 8 | minor} of a device node
 */
record CpioEntry(
        String name, long inode, int mode, int uid, int gid, int links, long modified, long size, int deviceNumber) {
    /** The name that ends an archive. */
    static final String TRAILER = "TRAILER!!!";

    static final int HEADER_BYTES = 110;
    private static final String FORMAT = "070701";
    private static final int MAGIC_BYTES = 6;
    private static final int DIGITS = 8;
    private static final int MINOR_BITS = 8;
    private static final int MODE = 1;
    private static final int SIZE = 6;
    private static final int REAL_MAJOR = 9;
    private static final int NAME_SIZE = 11;
    private static final int LONGEST_NAME = 0x1fff;

    static CpioEntry trailer() {
        return new CpioEntry(TRAILER, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Of a file; only what is regular and what is a link has contents. */
    static CpioEntry of(String name, FileStatus status) {
        boolean contents = status.isRegular() || status.isSymlink();
        return new CpioEntry(
                name,
                status.inode(),
                status.fullMode(),
                status.uid(),
                status.gid(),
                status.links(),
                status.modified().getEpochSecond(),
                contents ? status.sizeBytes() : 0,
                status.deviceNumber());
    }

    CpioEntry ownedBy(int newUid, int newGid) {
        return new CpioEntry(
                name,
                inode,
                mode,
                newUid < 0 ? uid : newUid,
                newGid < 0 ? gid : newGid,
                links,
                modified,
                size,
                deviceNumber);
    }

    CpioEntry numbered(long newInode) {
        return new CpioEntry(name, newInode, mode, uid, gid, links, modified, size, deviceNumber);
    }

    CpioEntry called(String newName) {
        return new CpioEntry(newName, inode, mode, uid, gid, links, modified, size, deviceNumber);
    }

    CpioEntry withSize(long newSize) {
        return new CpioEntry(name, inode, mode, uid, gid, links, modified, newSize, deviceNumber);
    }

    @Nullable
    FileKind kind() {
        for (FileKind kind : FileKind.values()) {
            if (kind.typeBits() == (mode & 0170000)) {
                return kind;
            }
        }
        return null;
    }

    boolean isRegular() {
        return kind() == FileKind.REGULAR;
    }

    boolean isDirectory() {
        return kind() == FileKind.DIRECTORY;
    }

    boolean isSymlink() {
        return kind() == FileKind.SYMLINK;
    }

    /** The header with the name and a NUL behind it, without what fills it up to four bytes. */
    String header() {
        String latin = Latin.of(name);
        StringBuilder text = new StringBuilder(FORMAT);
        long[] numbers = {
            inode,
            mode,
            uid,
            gid,
            links,
            modified,
            size,
            0,
            0,
            deviceNumber >> MINOR_BITS,
            deviceNumber & 0xff,
            latin.length() + 1,
            0
        };
        for (long number : numbers) {
            text.append(String.format(Locale.ROOT, "%08X", number & 0xffffffffL));
        }
        return text.append(latin).append('\0').toString();
    }

    /** Whether it is a header of this format, or of that with sums. */
    static boolean isHeader(String header) {
        return header.startsWith("07070") && (header.charAt(5) == '1' || header.charAt(5) == '2');
    }

    /** How many bytes the name behind a header takes. */
    static int nameBytes(String header) {
        return (int) number(header, NAME_SIZE) & LONGEST_NAME;
    }

    /** @throws NumberFormatException where a number is none */
    static CpioEntry of(String header, String name) {
        return new CpioEntry(
                name,
                number(header, 0),
                (int) number(header, MODE),
                (int) number(header, 2),
                (int) number(header, 3),
                (int) number(header, 4),
                number(header, 5),
                number(header, SIZE),
                (int) number(header, REAL_MAJOR) << MINOR_BITS | (int) number(header, REAL_MAJOR + 1));
    }

    private static long number(String header, int which) {
        int start = MAGIC_BYTES + which * DIGITS;
        return Long.parseLong(header.substring(start, start + DIGITS), 16);
    }
}
