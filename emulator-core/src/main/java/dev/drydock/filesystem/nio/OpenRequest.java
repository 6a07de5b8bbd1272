package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** How a file shall be opened: Java's options as those of {@code open(2)}. */
final class OpenRequest {
    private static final int FILE_MODE = 0666;

    private final Set<OpenFlag> flags;
    private final int mode;
    private final boolean deleteOnClose;

    private OpenRequest(Set<OpenFlag> flags, int mode, boolean deleteOnClose) {
        this.flags = flags;
        this.mode = mode;
        this.deleteOnClose = deleteOnClose;
    }

    /**
     * Checks and translates.
     *
     * @throws UnsupportedOperationException for an option or an attribute that is not known
     * @throws IllegalArgumentException if options do not go together
     */
    static OpenRequest of(Set<? extends OpenOption> options, FileAttribute<?>... attributes) {
        EnumSet<OpenFlag> flags = EnumSet.noneOf(OpenFlag.class);
        boolean deleteOnClose = false;
        for (OpenOption option : options) {
            if (option == LinkOption.NOFOLLOW_LINKS) {
                flags.add(OpenFlag.NO_FOLLOW);
            } else if (option instanceof StandardOpenOption standard) {
                deleteOnClose |= standard == StandardOpenOption.DELETE_ON_CLOSE;
                add(flags, standard);
            } else {
                throw new UnsupportedOperationException(option + " is not supported");
            }
        }
        if (flags.contains(OpenFlag.READ) && flags.contains(OpenFlag.APPEND)) {
            throw new IllegalArgumentException("READ + APPEND not allowed");
        }
        if (flags.contains(OpenFlag.APPEND) && flags.contains(OpenFlag.TRUNCATE)) {
            throw new IllegalArgumentException("APPEND + TRUNCATE_EXISTING not allowed");
        }
        if (!flags.contains(OpenFlag.WRITE) && !flags.contains(OpenFlag.APPEND)) {
            // Options that change a file mean nothing to who only reads it.
            flags.removeAll(EnumSet.of(OpenFlag.CREATE, OpenFlag.EXCLUSIVE, OpenFlag.TRUNCATE));
            flags.add(OpenFlag.READ);
        }
        if (flags.contains(OpenFlag.EXCLUSIVE)) {
            flags.remove(OpenFlag.TRUNCATE);
        }
        return new OpenRequest(flags, mode(attributes, FILE_MODE), deleteOnClose);
    }

    private static void add(Set<OpenFlag> flags, StandardOpenOption option) {
        switch (option) {
            case READ -> flags.add(OpenFlag.READ);
            case WRITE -> flags.add(OpenFlag.WRITE);
            case APPEND -> flags.add(OpenFlag.APPEND);
            case TRUNCATE_EXISTING -> flags.add(OpenFlag.TRUNCATE);
            case CREATE -> flags.add(OpenFlag.CREATE);
            case CREATE_NEW -> {
                flags.add(OpenFlag.CREATE);
                flags.add(OpenFlag.EXCLUSIVE);
            }
            case DELETE_ON_CLOSE, SPARSE, SYNC, DSYNC -> {
                // The first is not open's; the others are about disks.
            }
        }
    }

    /** The mode that attributes of a new file ask for. */
    static int mode(FileAttribute<?>[] attributes, int otherwise) {
        int mode = otherwise;
        for (FileAttribute<?> attribute : attributes) {
            if (!attribute.name().equals("posix:permissions")) {
                throw new UnsupportedOperationException(
                        "'" + attribute.name() + "' not supported as initial attribute");
            }
            EnumSet<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            ((Set<?>) attribute.value()).forEach(each -> permissions.add((PosixFilePermission) each));
            mode = UnixAttributes.mode(permissions);
        }
        return mode;
    }

    OpenFileChannel open(ContextPath path) throws IOException {
        try {
            OpenFile file = path.getFileSystem().context().open(path.text(), flags, mode);
            return new OpenFileChannel(file, path, flags.contains(OpenFlag.APPEND), deleteOnClose);
        } catch (ErrnoException failed) {
            throw NioErrors.of(failed, path);
        }
    }
}
