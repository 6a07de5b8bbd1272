package dev.drydock.filesystem;

import io.vavr.collection.HashMap;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What an inode is, apart from owner, permissions and times. */
public sealed interface InodeBody {

    FileKind kind();

    long sizeBytes();

    /**
     * A directory. It has exactly one name, so it knows it.
     *
     * @param parent inode number of the directory above; the root's is its own
     * @param name empty for the root
     * @param entries inode numbers by name; persistent, so that a changed directory shares most of it with the one before
     * @param upper what the writable layer holds of this directory; null if it holds nothing of it
     */
    record Directory(
            int parent,
            String name,
            HashMap<String, Integer> entries,
            @Nullable UpperNames upper) implements InodeBody {

        /** The inode number under a name, 0 if there is none. */
        int child(String childName) {
            return entries.getOrElse(childName, 0);
        }

        Directory with(HashMap<String, Integer> newEntries, @Nullable UpperNames newUpper) {
            return new Directory(parent, name, newEntries, newUpper);
        }

        Directory movedTo(int newParent, String newName) {
            return new Directory(newParent, newName, entries, upper);
        }

        @Override
        public FileKind kind() {
            return FileKind.DIRECTORY;
        }

        @Override
        public long sizeBytes() {
            return 0;
        }
    }

    /** A regular file; behind the end of the content its bytes are zeros. */
    record Regular(Content content, long sizeBytes) implements InodeBody {
        @Override
        public FileKind kind() {
            return FileKind.REGULAR;
        }
    }

    record Symlink(String target) implements InodeBody {
        @Override
        public FileKind kind() {
            return FileKind.SYMLINK;
        }

        @Override
        public long sizeBytes() {
            return target.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /**
     * A device, a FIFO or a socket.
     *
     * @param deviceNumber {@code major << 8 | minor} of a device, else 0
     */
    record Node(FileKind kind, int deviceNumber) implements InodeBody {
        @Override
        public long sizeBytes() {
            return 0;
        }
    }
}
