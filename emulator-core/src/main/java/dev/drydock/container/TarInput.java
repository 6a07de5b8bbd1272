package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a tar into a directory (28.5.2: {@code PUT /containers/X/archive}). The directory is the root of all that is in
 * the tar: names, links and what links lead through end there, so nothing outside is touched, whatever the tar says.
 */
final class TarInput {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int IMPLIED_MODE = 0755;
    private static final int PERMISSION_BITS = 07777;

    private final FileContext files;
    private final String shown;
    private final boolean keepKinds;
    private final @Nullable Owner owner;
    private final Map<String, Instant> directories = new LinkedHashMap<>();

    /** To whom everything is given. */
    record Owner(int uid, int gid) {}

    /**
     * @param files root of which is the directory, without a umask
     * @param shown the directory's path, for words
     * @param owner null for those whom the tar names
     */
    TarInput(FileContext files, String shown, boolean keepKinds, @Nullable Owner owner) {
        this.files = files;
        this.shown = shown;
        this.keepKinds = keepKinds;
        this.owner = owner;
    }

    /** @throws ErrnoException ENOENT, if something that the tar refers to is missing */
    void unpack(InputStream stream) throws IOException {
        TarSource source = new TarSource(stream);
        TarArchiveInputStream tar = source.tar();
        for (TarArchiveEntry entry = source.next(); entry != null; entry = source.next()) {
            entry(entry, tar, source);
        }
        // What came into a directory has changed its time.
        for (Map.Entry<String, Instant> directory : directories.entrySet()) {
            if (files.exists(directory.getKey())) {
                files.setTimes(directory.getKey(), directory.getValue(), directory.getValue(), false);
            }
        }
    }

    private void entry(TarArchiveEntry entry, TarArchiveInputStream tar, TarSource source) throws IOException {
        String name = local(entry.getName());
        if (name == null) {
            throw ArchiveErrors.invalidName(entry.getName());
        }
        String path = place(name);
        FileStatus present = present(path);
        if (present != null) {
            if (keepKinds && present.isDirectory() && !entry.isDirectory()) {
                throw ArchiveErrors.overDirectory(name, shown);
            }
            if (keepKinds && !present.isDirectory() && entry.isDirectory()) {
                throw ArchiveErrors.overOther(name, shown);
            }
            if (path.equals("/")) {
                return;
            }
            if (!present.isDirectory() || !entry.isDirectory()) {
                remove(path, present);
            }
        }
        try {
            make(entry, path, new Contents(tar, source));
            attributes(entry, path, source.attributes());
        } catch (ErrnoException failed) {
            if (ArchiveErrors.isMissing(failed)) {
                throw failed;
            }
            throw ArchiveErrors.failed("openat " + name, failed);
        }
    }

    /** The name below the directory; null for one that leads out of it. */
    private static @Nullable String local(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        String relative = name.substring(start);
        String clean = LinuxPath.clean(relative.isEmpty() ? "." : relative);
        return LinuxPath.isLocal(clean) ? clean : null;
    }

    /** Where a name is, with the directories above it, which are made if they are missing. */
    private String place(String name) throws IOException {
        if (name.equals(".")) {
            return "/";
        }
        int slash = name.lastIndexOf('/');
        try {
            String above = slash < 0 ? "/" : within(name.substring(0, slash));
            for (int end = above.indexOf('/', 1); end > 0; end = above.indexOf('/', end + 1)) {
                imply(above.substring(0, end));
            }
            imply(above);
            return above.equals("/") ? "/" + name.substring(slash + 1) : above + "/" + name.substring(slash + 1);
        } catch (ErrnoException failed) {
            throw ArchiveErrors.failed("openat " + name, failed);
        }
    }

    /** Where a directory is when links are followed, none of which leads out. */
    private String within(String directory) throws IOException {
        String path = "/" + directory;
        String reached;
        try {
            reached = FollowedLinks.follow(files, path);
        } catch (ErrnoException loops) {
            reached = "";
        }
        if (reached.equals(path)) {
            return reached;
        }
        for (int end = 0; end < directory.length(); ) {
            int slash = directory.indexOf('/', end + 1);
            end = slash < 0 ? directory.length() : slash;
            String part = directory.substring(0, end);
            try {
                reached = FollowedLinks.followWithin(files, "/" + part);
            } catch (ErrnoException loops) {
                throw ArchiveErrors.failed("statat " + part, loops);
            }
            if (reached.isEmpty()) {
                throw ArchiveErrors.leadsOut(part);
            }
        }
        return reached;
    }

    private void imply(String directory) throws IOException {
        if (!files.exists(directory)) {
            files.makeDirectory(directory, IMPLIED_MODE);
        }
    }

    private @Nullable FileStatus present(String path) throws IOException {
        try {
            return files.linkStatus(path);
        } catch (ErrnoException failed) {
            if (ArchiveErrors.isMissing(failed)) {
                return null;
            }
            throw ArchiveErrors.failed("openat " + path.substring(1), failed);
        }
    }

    private void remove(String path, FileStatus status) throws IOException {
        if (!status.isDirectory()) {
            files.unlink(path);
            return;
        }
        for (DirectoryEntry entry : files.list(path)) {
            String below = path + "/" + entry.name();
            remove(below, files.linkStatus(below));
        }
        files.removeDirectory(path);
    }

    private void make(TarArchiveEntry entry, String path, Contents contents) throws IOException {
        if (entry.isDirectory()) {
            if (!files.exists(path)) {
                files.makeDirectory(path, 0700);
            }
        } else if (entry.isSymbolicLink()) {
            files.symlink(entry.getLinkName(), path);
        } else if (entry.isLink()) {
            hardLink(entry.getLinkName(), path);
        } else if (entry.isFIFO()) {
            files.makeNode(path, FileKind.FIFO, 0600, 0);
        } else if (entry.isCharacterDevice() || entry.isBlockDevice()) {
            FileKind kind = entry.isBlockDevice() ? FileKind.BLOCK_DEVICE : FileKind.CHARACTER_DEVICE;
            files.makeNode(path, kind, 0600, entry.getDevMajor() << 8 | entry.getDevMinor() & 0xff);
        } else {
            contents.writeTo(path);
        }
    }

    private void hardLink(String target, String path) throws IOException {
        String local = local(target);
        if (local == null) {
            throw ArchiveErrors.invalidHardLink(target);
        }
        int slash = local.lastIndexOf('/');
        String above = slash < 0 ? "/" : FollowedLinks.follow(files, "/" + local.substring(0, slash));
        try {
            files.link(above + "/" + local.substring(slash + 1), path);
        } catch (ErrnoException failed) {
            if (ArchiveErrors.isMissing(failed)) {
                throw failed;
            }
            throw ArchiveErrors.failed("linkat " + local + " " + path.substring(1), failed);
        }
    }

    private void attributes(TarArchiveEntry entry, String path, Map<String, byte[]> extended) throws IOException {
        int uid = owner == null ? (int) entry.getLongUserId() : owner.uid();
        int gid = owner == null ? (int) entry.getLongGroupId() : owner.gid();
        if (entry.isLink()) {
            return;
        }
        files.changeOwner(path, uid, gid, false);
        for (Map.Entry<String, byte[]> attribute : extended.entrySet()) {
            setAttribute(path, attribute.getKey(), attribute.getValue());
        }
        if (!entry.isSymbolicLink()) {
            files.changeMode(path, entry.getMode() & PERMISSION_BITS);
        }
        Instant modified = entry.getLastModifiedTime().toInstant();
        if (entry.isDirectory()) {
            directories.put(path, modified);
        } else {
            files.setTimes(path, modified, modified, false);
        }
    }

    /** Links are followed; what a file of this kind cannot have is left out, as the engine does. */
    private void setAttribute(String path, String name, byte[] value) throws IOException {
        String real = FollowedLinks.follow(files, path);
        try {
            files.setAttribute(real, name, value, false);
        } catch (ErrnoException failed) {
            if (failed.errno() != Errno.EOPNOTSUPP && failed.errno() != Errno.EPERM) {
                throw ArchiveErrors.failed("lsetxattr " + shown(real) + ": xattr " + Quoted.of(name), failed);
            }
        }
    }

    private String shown(String path) {
        return (shown.equals("/") ? "" : shown) + path;
    }

    /** What a regular file holds. */
    private final class Contents {
        private final TarArchiveInputStream tar;
        private final TarSource source;

        Contents(TarArchiveInputStream tar, TarSource source) {
            this.tar = tar;
            this.source = source;
        }

        void writeTo(String path) throws IOException {
            OpenFile file = files.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), 0600);
            try {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int count = read(buffer); count > 0; count = read(buffer)) {
                    write(file, buffer, count, path);
                }
            } finally {
                file.close();
            }
        }

        private void write(OpenFile file, byte[] buffer, int count, String path) throws IOException {
            try {
                int written = 0;
                while (written < count) {
                    written += file.write(buffer, written, count - written);
                }
            } catch (ErrnoException failed) {
                throw ArchiveErrors.failed("write " + shown(path), failed);
            }
        }

        private int read(byte[] buffer) throws EngineException {
            return source.read(tar, buffer);
        }
    }
}
