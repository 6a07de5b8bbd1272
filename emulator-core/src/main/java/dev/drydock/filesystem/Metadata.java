package dev.drydock.filesystem;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What an inode says of its owner, permissions and times.
 *
 * @param mode permission bits with setuid, setgid and sticky: 0 to 07777
 * @param accessedNanos nanoseconds since the epoch, as the other times
 * @param xattrs extended attributes by name; the values must not be changed
 */
public record Metadata(
        int mode,
        int uid,
        int gid,
        long accessedNanos,
        long modifiedNanos,
        long changedNanos,
        Map<String, byte[]> xattrs) {

    private static final int SETUID = 04000;
    private static final int SETGID = 02000;
    private static final int GROUP_EXECUTE = 010;

    public Metadata {
        xattrs = Map.copyOf(xattrs);
    }

    /** All three times equal, no extended attributes. */
    public static Metadata of(int mode, int uid, int gid, long timeNanos) {
        return new Metadata(mode, uid, gid, timeNanos, timeNanos, timeNanos, Map.of());
    }

    /** Nanoseconds since the epoch; what is out of their range (the years 1677 to 2262) becomes the nearest in it. */
    public static long nanos(Instant time) {
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (ArithmeticException outOfRange) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    public Instant modified() {
        return instant(modifiedNanos);
    }

    /** With another owner and else the same. */
    public Metadata ownedBy(int newUid, int newGid) {
        return new Metadata(mode, newUid, newGid, accessedNanos, modifiedNanos, changedNanos, xattrs);
    }

    Metadata withMode(int newMode, long nowNanos) {
        return new Metadata(newMode, uid, gid, accessedNanos, modifiedNanos, nowNanos, xattrs);
    }

    Metadata withOwner(int newUid, int newGid, int newMode, long nowNanos) {
        return new Metadata(newMode, newUid, newGid, accessedNanos, modifiedNanos, nowNanos, withoutCapability());
    }

    Metadata withTimes(long newAccessed, long newModified, long nowNanos) {
        return new Metadata(mode, uid, gid, newAccessed, newModified, nowNanos, xattrs);
    }

    /** The contents (or the names in a directory) have changed. */
    Metadata touched(long nowNanos) {
        return new Metadata(mode, uid, gid, accessedNanos, nowNanos, nowNanos, xattrs);
    }

    /**
     * The contents have changed; what a program may is gone then, and if that was not root's doing, so
     * are setuid and the setgid of a program.
     */
    Metadata written(boolean byRoot, long nowNanos) {
        int kept = byRoot ? mode : mode & ~SETUID;
        kept = !byRoot && (mode & GROUP_EXECUTE) != 0 ? kept & ~SETGID : kept;
        return new Metadata(kept, uid, gid, accessedNanos, nowNanos, nowNanos, withoutCapability());
    }

    Metadata withXattrs(Map<String, byte[]> newXattrs, long nowNanos) {
        return new Metadata(mode, uid, gid, accessedNanos, modifiedNanos, nowNanos, newXattrs);
    }

    private Map<String, byte[]> withoutCapability() {
        if (!xattrs.containsKey(ExtendedAttributes.CAPABILITY)) {
            return xattrs;
        }
        Map<String, byte[]> kept = new HashMap<>(xattrs);
        kept.remove(ExtendedAttributes.CAPABILITY);
        return kept;
    }

    /** Something about the inode, not its contents, has changed. */
    Metadata changedAt(long nowNanos) {
        return new Metadata(mode, uid, gid, accessedNanos, modifiedNanos, nowNanos, xattrs);
    }
}
