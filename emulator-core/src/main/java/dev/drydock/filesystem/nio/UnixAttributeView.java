package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a file, to read and to change.
 *
 * @param follow whether a symbolic link at the end of the path is followed
 */
record UnixAttributeView(ContextPath path, boolean follow) implements PosixFileAttributeView {
    private static final int SAME = -1;

    private FileContext context() {
        return path.getFileSystem().context();
    }

    @Override
    public String name() {
        return "posix";
    }

    @Override
    public UnixAttributes readAttributes() throws IOException {
        return NioErrors.translated(
                path,
                () -> new UnixAttributes(
                        follow ? context().status(path.text()) : context().linkStatus(path.text()),
                        path.getFileSystem().principals()));
    }

    @Override
    public void setTimes(
            @Nullable FileTime lastModifiedTime, @Nullable FileTime lastAccessTime, @Nullable FileTime createTime)
            throws IOException {
        Instant modified = lastModifiedTime == null ? null : lastModifiedTime.toInstant();
        Instant accessed = lastAccessTime == null ? null : lastAccessTime.toInstant();
        if (modified != null || accessed != null) {
            NioErrors.translate(path, () -> context().setTimes(path.text(), accessed, modified, follow));
        }
    }

    /** Takes setuid, setgid and sticky away, as {@code chmod} with three digits does. */
    @Override
    public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
        setMode(UnixAttributes.mode(permissions));
    }

    /** @param mode with setuid, setgid and sticky */
    void setMode(int mode) throws IOException {
        if (!follow && readAttributes().isSymbolicLink()) {
            throw new UnsupportedOperationException("a symbolic link has no mode of its own");
        }
        NioErrors.translate(path, () -> context().changeMode(path.text(), mode));
    }

    @Override
    public UserPrincipal getOwner() throws IOException {
        return readAttributes().owner();
    }

    @Override
    public void setOwner(UserPrincipal owner) throws IOException {
        changeOwner(id(owner), SAME);
    }

    @Override
    public void setGroup(GroupPrincipal group) throws IOException {
        changeOwner(SAME, id(group));
    }

    /** -1 leaves an id as it is. */
    void changeOwner(int uid, int gid) throws IOException {
        NioErrors.translate(path, () -> context().changeOwner(path.text(), uid, gid, follow));
    }

    private static int id(UserPrincipal principal) {
        if (principal instanceof Principals.Numbered numbered) {
            return numbered.id();
        }
        throw new ProviderMismatchException();
    }
}
