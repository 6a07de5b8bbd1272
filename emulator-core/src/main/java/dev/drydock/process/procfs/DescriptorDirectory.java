package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticLink;
import dev.drydock.filesystem.SyntheticNode;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code /proc/PID/fd}: a link for each open descriptor. */
record DescriptorDirectory(OwnedProcess process) implements SyntheticDirectory {
    private static final int OWN = 0500;
    private static final int LINK_SIZE = 64;
    private static final int READ = 0500;
    private static final int WRITE = 0300;

    @Override
    public @Nullable SyntheticNode child(String name, Caller caller) throws IOException {
        OpenFile file = find(process, name);
        return file == null ? null : new DescriptorLink(process, file);
    }

    /** The open file under a name that is a number; null if there is none. */
    static @Nullable OpenFile find(OwnedProcess process, String name) throws IOException {
        if (!name.matches("0|[1-9][0-9]{0,8}")) {
            return null;
        }
        return process.details().descriptors().get(Integer.valueOf(name));
    }

    @Override
    public List<String> names(Caller caller) throws IOException {
        return names(process);
    }

    static List<String> names(OwnedProcess process) throws IOException {
        SortedMap<Integer, OpenFile> open = process.details().descriptors();
        return open.keySet().stream().map(String::valueOf).toList();
    }

    @Override
    public int mode() {
        return OWN;
    }

    @Override
    public int uid() {
        return process.uid();
    }

    @Override
    public int gid() {
        return process.gid();
    }

    private record DescriptorLink(OwnedProcess process, OpenFile file) implements SyntheticLink {
        @Override
        public String target(Caller caller) throws IOException {
            process.detailsFor(caller);
            return isNameless() ? file.description() + " (deleted)" : file.description();
        }

        /** What has a path is opened again by it; all else is shared. */
        @Override
        public @Nullable OpenFile openTarget(Caller caller) throws IOException {
            process.detailsFor(caller);
            FileKind kind = status().kind();
            boolean device = kind == FileKind.CHARACTER_DEVICE || kind == FileKind.BLOCK_DEVICE;
            boolean named = kind == FileKind.DIRECTORY
                    || (kind == FileKind.REGULAR && !isNameless())
                    || (device && !file.isTerminal());
            return named && file.description().startsWith("/") ? null : file.retain();
        }

        private boolean isNameless() throws IOException {
            FileStatus status = status();
            return status.isRegular() && status.links() == 0;
        }

        /** It may have been closed since it was found. */
        private FileStatus status() throws IOException {
            try {
                return file.status();
            } catch (ErrnoException closed) {
                throw new ErrnoException(Errno.ENOENT);
            }
        }

        @Override
        public int mode() {
            return (file.openForReading() ? READ : 0) | (file.openForWriting() ? WRITE : 0);
        }

        @Override
        public long sizeBytes() {
            return LINK_SIZE;
        }

        @Override
        public int uid() {
            return process.uid();
        }

        @Override
        public int gid() {
            return process.gid();
        }
    }
}
