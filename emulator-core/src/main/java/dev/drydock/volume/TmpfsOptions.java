package dev.drydock.volume;

import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Metadata;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tmpfs is mounted with, such as {@code size=1m,mode=700,uid=1000}, as Linux reads it (mm/shmem.c,
 * shmem_parse_one): later ones win, sizes are rounded up to whole pages.
 *
 * @param sizeBytes what fits into it; null if not given
 * @param inodes how many files fit into it, which is shown only; null if not given
 * @param mode of its root; null if not given
 * @param uid owner of its root
 * @param gid group of its root
 * @param policy where its memory is to be, which is shown only; empty if not given
 */
public record TmpfsOptions(
        @Nullable Long sizeBytes,
        @Nullable Long inodes,
        @Nullable Integer mode,
        int uid,
        int gid,
        String policy) {
    /** Of a tmpfs that was given none. */
    public static final TmpfsOptions NONE = new TmpfsOptions(null, null, null, 0, 0, "");

    private static final int STICKY = 01777;
    private static final int MODE_BITS = 07777;
    private static final int PAGE_BYTES = 4096;
    private static final int KIB = 1024;
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18})([kmgtpe]?)");
    private static final Pattern SHARE = Pattern.compile("[0-9]{1,4}%");
    private static final Pattern OCTAL = Pattern.compile("[0-7]{1,9}");
    private static final Pattern OWNER = Pattern.compile("[0-9]{1,9}");

    /**
     * Null if an option is unknown or malformed (EINVAL).
     *
     * @param text separated by commas; empty ones are skipped
     * @param memoryBytes of the machine, of which a size may be a part
     */
    public static @Nullable TmpfsOptions parse(String text, long memoryBytes) {
        TmpfsOptions options = NONE;
        for (String option : text.split(",")) {
            if (options != null && !option.isEmpty()) {
                int equals = option.indexOf('=');
                options = equals < 0
                        ? null
                        : options.with(option.substring(0, equals), option.substring(equals + 1), memoryBytes);
            }
        }
        return options;
    }

    private @Nullable TmpfsOptions with(String name, String value, long memoryBytes) {
        return switch (name) {
            case "size" -> {
                Long size = SHARE.matcher(value).matches() ? share(value, memoryBytes) : number(value);
                yield size == null ? null : withSize(pages(size) * PAGE_BYTES);
            }
            case "nr_blocks" -> {
                Long blocks = number(value);
                yield blocks == null ? null : withSize(blocks * PAGE_BYTES);
            }
            case "nr_inodes" -> {
                Long count = number(value);
                yield count == null ? null : new TmpfsOptions(sizeBytes, count, mode, uid, gid, policy);
            }
            case "mode" ->
                OCTAL.matcher(value).matches() ? withMode((int) (Long.parseLong(value, 8) & MODE_BITS)) : null;
            case "uid" ->
                OWNER.matcher(value).matches()
                        ? new TmpfsOptions(sizeBytes, inodes, mode, Integer.parseInt(value), gid, policy)
                        : null;
            case "gid" ->
                OWNER.matcher(value).matches()
                        ? new TmpfsOptions(sizeBytes, inodes, mode, uid, Integer.parseInt(value), policy)
                        : null;
            case "mpol" -> new TmpfsOptions(sizeBytes, inodes, mode, uid, gid, value);
            default -> null;
        };
    }

    private TmpfsOptions withSize(long bytes) {
        return new TmpfsOptions(bytes, inodes, mode, uid, gid, policy);
    }

    /** The same with another mode of its root. */
    public TmpfsOptions withMode(int bits) {
        return new TmpfsOptions(sizeBytes, inodes, bits, uid, gid, policy);
    }

    private static long pages(long bytes) {
        return bytes / PAGE_BYTES + (bytes % PAGE_BYTES == 0 ? 0 : 1);
    }

    private static @Nullable Long share(String value, long memoryBytes) {
        return memoryBytes / 100 * Long.parseLong(value.substring(0, value.length() - 1));
    }

    private static @Nullable Long number(String text) {
        Matcher number = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
        if (!number.matches()) {
            return null;
        }
        int shift = number.group(2).isEmpty() ? 0 : 10 * (1 + "kmgtpe".indexOf(number.group(2)));
        return Long.parseLong(number.group(1)) << shift;
    }

    /**
     * What fits into it: half of the memory unless it was given a size; with one of 0, as much as anybody writes.
     *
     * @param memoryBytes of the machine
     */
    public long limitBytes(long memoryBytes) {
        if (sizeBytes == null) {
            return memoryBytes / 2;
        }
        return sizeBytes <= 0 ? Long.MAX_VALUE : sizeBytes;
    }

    /** As {@code /proc/mounts} shows them, each after a comma. */
    public String shown() {
        StringBuilder shown = new StringBuilder();
        if (sizeBytes != null) {
            shown.append(",size=").append(sizeBytes / KIB).append('k');
        }
        if (inodes != null) {
            shown.append(",nr_inodes=").append(inodes);
        }
        if (mode != null && mode != STICKY) {
            shown.append(",mode=").append(Integer.toOctalString(mode));
        }
        if (uid != 0) {
            shown.append(",uid=").append(uid);
        }
        if (gid != 0) {
            shown.append(",gid=").append(gid);
        }
        if (!policy.isEmpty()) {
            shown.append(",mpol=").append(policy);
        }
        return shown.toString();
    }

    /** An empty directory, as it is when it is mounted. */
    public FileTree emptyRoot(long nowNanos) {
        return FileTree.ofUnlayeredRoot(Metadata.of(mode == null ? STICKY : mode, uid, gid, nowNanos));
    }
}
