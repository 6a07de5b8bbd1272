package dev.drydock.filesystem;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may read and write which extended attributes ({@code xattr(7)}; the order of checks is that of Linux's fs/xattr.c). */
final class ExtendedAttributes {
    /** What a program may do whoever starts it; a write or another owner takes it away. */
    static final String CAPABILITY = "security.capability";

    private static final int LONGEST_NAME_BYTES = 255;
    private static final int LONGEST_VALUE_BYTES = 65_536;
    /** Of all of a file, as they fit into a block of ext4. */
    private static final int MOST_BYTES = 4096 - 32;

    private static final int ENTRY_BYTES = 16;
    private static final int CAPABILITY_BYTES = 20;
    private static final int CAPABILITY_WITH_ROOT_BYTES = 24;

    private ExtendedAttributes() {}

    /** Those that somebody gets to see, by name. */
    static Map<String, byte[]> shown(Map<String, byte[]> all, Credentials who) {
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<String, byte[]> shown = new TreeMap<>();
        all.forEach((name, value) -> {
            if (!name.startsWith("trusted.") || who.has(Capability.SYS_ADMIN)) {
                shown.put(name, value.clone());
            }
        });
        return shown;
    }

    /** @throws ErrnoException if it may not be set, or removed if the value is null */
    static void requireChangeable(
            Location file, String name, byte @Nullable [] value, String path, Credentials credentials)
            throws IOException {
        Checks.requireWritableMount(file, path);
        Vnode vnode = file.vnode();
        if (name.startsWith("trusted.")) {
            require(credentials.has(Capability.SYS_ADMIN), Errno.EPERM, path);
        } else if (name.startsWith("user.")) {
            require(vnode.kind() == FileKind.REGULAR || vnode.isDirectory(), Errno.EPERM, path);
            Checks.require(file, Access.WRITE, path, credentials);
        } else if (name.equals(CAPABILITY)) {
            require(value == null || isCapability(value), Errno.EINVAL, path);
            require(credentials.has(Capability.SETFCAP), Errno.EPERM, path);
        } else {
            require(name.startsWith("security."), Errno.EOPNOTSUPP, path);
            Checks.requireOwner(file, path, credentials);
        }
    }

    /** @throws ErrnoException ERANGE, E2BIG */
    static void requireNameAndValue(String name, byte @Nullable [] value, String path) throws ErrnoException {
        require(!name.isEmpty() && name.length() <= LONGEST_NAME_BYTES, Errno.ERANGE, path);
        require(value == null || value.length <= LONGEST_VALUE_BYTES, Errno.E2BIG, path);
    }

    /**
     * All of a file after one of them was set, or removed if the value is null.
     *
     * @throws ErrnoException ENODATA if there is none to remove; ENOSPC if they do not fit
     */
    static Map<String, byte[]> with(Map<String, byte[]> all, String name, byte @Nullable [] value)
            throws ErrnoException {
        Map<String, byte[]> changed = new TreeMap<>(all);
        if (value != null) {
            changed.put(name, value.clone());
        } else if (changed.remove(name) == null) {
            throw new ErrnoException(Errno.ENODATA);
        }
        long bytes = 0;
        for (Map.Entry<String, byte[]> each : changed.entrySet()) {
            bytes += ENTRY_BYTES + each.getKey().length() + each.getValue().length;
        }
        if (value != null && bytes > MOST_BYTES) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        return changed;
    }

    /** Version 2 or 3 of the kernel's {@code vfs_cap_data}, by its length and first word. */
    private static boolean isCapability(byte[] value) {
        int version = value.length < 4 ? 0 : value[3];
        return (value.length == CAPABILITY_BYTES && version == 2)
                || (value.length == CAPABILITY_WITH_ROOT_BYTES && version == 3);
    }

    private static void require(boolean holds, Errno otherwise, String path) throws ErrnoException {
        if (!holds) {
            throw new ErrnoException(otherwise, path);
        }
    }
}
