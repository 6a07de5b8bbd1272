package dev.drydock.filesystem;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file calls of a process over a {@link MountTable}. The order of checks is that of Linux's fs/namei.c. */
final class MountedFiles implements FileContext {
    private static final int PERMISSION_BITS = 07777;
    private static final int SETUID = 04000;
    private static final int SETGID = 02000;

    private final MountTable mounts;
    private final Caller caller;
    private Credentials credentials;
    private int umask = 022;
    private Location root;
    private Location directory;
    private @Nullable TreeFindings findings;

    MountedFiles(MountTable mounts, Caller caller, Credentials credentials) {
        this.mounts = mounts;
        this.caller = caller;
        this.credentials = credentials;
        this.root = mounts.root();
        this.directory = root;
    }

    @Override
    public FileContext fork() {
        return fork(caller);
    }

    @Override
    public FileContext fork(Caller child) {
        MountedFiles copy = new MountedFiles(mounts, child, credentials);
        copy.umask = umask;
        copy.root = root;
        copy.directory = directory;
        return copy;
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public void become(Credentials newCredentials) {
        credentials = newCredentials;
    }

    @Override
    public int umask() {
        return umask;
    }

    @Override
    public int umask(int mask) {
        int before = umask;
        umask = mask & 0777;
        return before;
    }

    @Override
    public String workingDirectory() throws IOException {
        return directory.path(root);
    }

    @Override
    public void changeDirectory(String path) throws IOException {
        directory = searchable(path);
    }

    @Override
    public void changeRoot(String path) throws IOException {
        Location newRoot = searchable(path);
        if (!credentials.has(Capability.SYS_CHROOT)) {
            throw new ErrnoException(Errno.EPERM, path);
        }
        root = newRoot;
    }

    private Location searchable(String path) throws IOException {
        Location found = existing(path, PathWalk.FOLLOW);
        if (!found.vnode().isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR, path);
        }
        Checks.require(found, Access.EXECUTE, path, credentials);
        return found;
    }

    // Opening

    @Override
    public OpenFile open(String path, Set<OpenFlag> flags, int mode) throws IOException {
        boolean exclusive = flags.contains(OpenFlag.CREATE) && flags.contains(OpenFlag.EXCLUSIVE);
        boolean follow = !flags.contains(OpenFlag.NO_FOLLOW) && !exclusive;
        PathWalk.Result found = walk().walk(directory, path, follow, flags.contains(OpenFlag.CREATE), credentials);
        Location target = found.target();
        if (target == null) {
            if (found.failure() != Errno.ENOENT || found.parent() == null || !flags.contains(OpenFlag.CREATE)) {
                throw new ErrnoException(found.failure() == null ? Errno.ENOENT : found.failure(), path);
            }
            return create(found, path, flags, mode);
        }
        if (exclusive) {
            throw new ErrnoException(Errno.EEXIST, path);
        }
        if (found.magic() != null) {
            return found.magic();
        }
        return openExisting(found, path, flags);
    }

    private OpenFile create(PathWalk.Result found, String path, Set<OpenFlag> flags, int mode) throws IOException {
        Location parent = found.requiredParent(path);
        Checks.requireWritableMount(parent, path);
        Checks.require(parent, Access.WRITE | Access.EXECUTE, path, credentials);
        Vnode made;
        try {
            made = parent.vnode().create(found.name(), NewFile.regular(mode & PERMISSION_BITS & ~umask, credentials));
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.EEXIST && !flags.contains(OpenFlag.EXCLUSIVE)) {
                return open(path, flags, mode);
            }
            throw new ErrnoException(failed.errno(), path);
        }
        return made.open(flags, openAs(new Location(parent.mount(), made), below(parent, found.name())));
    }

    private OpenFile openExisting(PathWalk.Result found, String path, Set<OpenFlag> flags) throws IOException {
        Location target = found.required(path);
        boolean writes = flags.contains(OpenFlag.WRITE) || flags.contains(OpenFlag.APPEND);
        boolean reads = flags.contains(OpenFlag.READ) || !writes;
        FileKind kind = target.vnode().kind();
        boolean truncates = flags.contains(OpenFlag.TRUNCATE) && kind != FileKind.FIFO && kind != FileKind.SOCKET;
        if (flags.contains(OpenFlag.DIRECTORY) && kind != FileKind.DIRECTORY) {
            throw new ErrnoException(Errno.ENOTDIR, path);
        }
        if (kind == FileKind.SYMLINK) {
            throw new ErrnoException(Errno.ELOOP, path);
        }
        if (kind == FileKind.DIRECTORY && (writes || truncates || flags.contains(OpenFlag.CREATE))) {
            throw new ErrnoException(Errno.EISDIR, path);
        }
        Checks.require(target, (reads ? Access.READ : 0) | (writes || truncates ? Access.WRITE : 0), path, credentials);
        // What the way led to, not the way: /proc tells it, and who opens it anew by /dev/stderr must not come back
        // there.
        OpenAs as = openAs(target, realPath(found, path));
        return switch (kind) {
            case REGULAR -> {
                if (writes || truncates) {
                    Checks.requireWritableMount(target, path);
                }
                yield target.vnode().open(flags, as);
            }
            case DIRECTORY -> new OpenDirectory(target, flags, as);
            case FIFO -> caller.openFifo(target.status(), flags, as.path());
            case CHARACTER_DEVICE, BLOCK_DEVICE ->
                MemoryDevice.open(target.status(), target.vnode().locks(), flags, as);
            case SOCKET, SYMLINK -> throw new ErrnoException(Errno.ENXIO, path);
        };
    }

    @Override
    public ExecutableFile openProgram(String path) throws IOException {
        PathWalk.Result found = walk(path, PathWalk.FOLLOW);
        OpenFile magic = found.magic();
        if (magic != null) {
            magic.close();
            throw new ErrnoException(Errno.EACCES, path);
        }
        Location target = found.required(path);
        if (target.vnode().kind() != FileKind.REGULAR || target.mount().refusesPrograms()) {
            throw new ErrnoException(Errno.EACCES, path);
        }
        Checks.require(target, Access.EXECUTE, path, credentials);
        String real = realPath(found, path);
        FileStatus status = target.status();
        return new ExecutableFile(real, status, target.vnode().open(WholeFile.READ, openAs(target, real)));
    }

    private OpenAs openAs(Location target, String realPath) {
        return new OpenAs(realPath, target.mount().device(), credentials.has(Capability.FSETID), caller);
    }

    // Asking

    @Override
    public FileStatus status(String path) throws IOException {
        PathWalk.Result found = walk(path, PathWalk.FOLLOW);
        OpenFile magic = found.magic();
        if (magic != null) {
            try {
                return magic.status();
            } finally {
                magic.close();
            }
        }
        return found.required(path).status();
    }

    @Override
    public FileStatus linkStatus(String path) throws IOException {
        return existing(path, !PathWalk.FOLLOW).status();
    }

    @Override
    public boolean exists(String path) {
        return access(path, 0);
    }

    @Override
    public boolean access(String path, int wanted) {
        try {
            Location found = walk(path, PathWalk.FOLLOW).target();
            return found != null
                    && Access.allowed(found.vnode(), wanted, credentials)
                    && ((wanted & Access.WRITE) == 0 || !refusesWrites(found));
        } catch (IOException failed) {
            return false;
        }
    }

    /** Devices and FIFOs can be written on a read-only mount; what is written does not stay there. */
    private static boolean refusesWrites(Location found) throws IOException {
        FileKind kind = found.vnode().kind();
        return found.mount().isReadOnly() && (kind == FileKind.REGULAR || kind == FileKind.DIRECTORY);
    }

    @Override
    public List<DirectoryEntry> list(String path) throws IOException {
        Location found = existing(path, PathWalk.FOLLOW);
        if (!found.vnode().isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR, path);
        }
        Checks.require(found, Access.READ, path, credentials);
        return found.vnode().list(caller);
    }

    @Override
    public String readLink(String path) throws IOException {
        return existing(path, !PathWalk.FOLLOW).vnode().target(caller);
    }

    @Override
    public String realPath(String path) throws IOException {
        return realPath(walk(path, PathWalk.FOLLOW), path);
    }

    private String realPath(PathWalk.Result found, String path) throws IOException {
        Location target = found.required(path);
        if (target.vnode().isDirectory()) {
            return target.path(root);
        }
        return below(found.requiredParent(path), found.name());
    }

    private String below(Location directory, String name) throws IOException {
        String above = directory.path(root);
        return above.equals("/") ? "/" + name : above + "/" + name;
    }

    // Names

    @Override
    public void makeDirectory(String path, int mode) throws IOException {
        changes().make(path, NewFile.directory(mode & 01777 & ~umask, credentials));
    }

    @Override
    public void symlink(String target, String name) throws IOException {
        if (target.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT, name);
        }
        changes().make(name, NewFile.symlink(target, credentials));
    }

    @Override
    public void makeNode(String path, FileKind kind, int mode, int deviceNumber) throws IOException {
        if (kind == FileKind.DIRECTORY || kind == FileKind.SYMLINK) {
            throw new ErrnoException(Errno.EINVAL, path);
        }
        changes().make(path, NewFile.node(kind, mode & PERMISSION_BITS & ~umask, credentials, deviceNumber));
    }

    @Override
    public void link(String existing, String name) throws IOException {
        changes().link(existing(existing, !PathWalk.FOLLOW), name);
    }

    @Override
    public void unlink(String path) throws IOException {
        changes().unlink(path);
    }

    @Override
    public void removeDirectory(String path) throws IOException {
        changes().removeDirectory(path);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        changes().rename(from, to);
    }

    private NameChanges changes() {
        return new NameChanges(mounts, walk(), directory, credentials);
    }

    // Attributes

    @Override
    public void changeMode(String path, int mode) throws IOException {
        Location found = existing(path, PathWalk.FOLLOW);
        Checks.requireWritableMount(found, path);
        Checks.requireOwner(found, path, credentials);
        int bits = mode & PERMISSION_BITS;
        boolean foreignGroup = !credentials.has(Capability.FSETID)
                && !credentials.inGroup(found.vnode().gid());
        int allowed = foreignGroup ? bits & ~SETGID : bits;
        Checks.named(path, () -> found.vnode().changeMode(allowed));
    }

    @Override
    public void changeOwner(String path, int uid, int gid, boolean follow) throws IOException {
        Location found = existing(path, follow);
        Checks.requireWritableMount(found, path);
        Vnode file = found.vnode();
        int newUid = uid == -1 ? file.uid() : uid;
        int newGid = gid == -1 ? file.gid() : gid;
        boolean owns = file.uid() == credentials.uid();
        boolean mayUid = uid == -1 || (owns && uid == file.uid());
        boolean mayGid = gid == -1 || (owns && (gid == file.gid() || credentials.inGroup(gid)));
        if (!credentials.has(Capability.CHOWN) && !(mayUid && mayGid)) {
            throw new ErrnoException(Errno.EPERM, path);
        }
        int mode = file.mode();
        if (file.kind() != FileKind.DIRECTORY) {
            mode &= ~SETUID;
            mode &= (mode & 010) != 0 ? ~SETGID : PERMISSION_BITS;
        }
        int kept = mode;
        if (kept != file.mode() && !Access.owns(file, credentials)) {
            throw new ErrnoException(Errno.EPERM, path);
        }
        Checks.named(path, () -> file.changeOwner(newUid, newGid, kept));
    }

    @Override
    public void setTimes(String path, @Nullable Instant accessed, @Nullable Instant modified, boolean follow)
            throws IOException {
        Location found = existing(path, follow);
        Checks.requireWritableMount(found, path);
        Checks.requireOwner(found, path, credentials);
        Long access = accessed == null ? null : Metadata.nanos(accessed);
        Long modify = modified == null ? null : Metadata.nanos(modified);
        Checks.named(path, () -> found.vnode().setTimes(access, modify));
    }

    @Override
    public void touch(String path, boolean follow) throws IOException {
        Location found = existing(path, follow);
        Checks.requireWritableMount(found, path);
        if (!Access.owns(found.vnode(), credentials)) {
            Checks.require(found, Access.WRITE, path, credentials);
        }
        Checks.named(path, () -> found.vnode().touch());
    }

    @Override
    public void truncate(String path, long sizeBytes) throws IOException {
        if (sizeBytes < 0) {
            throw new ErrnoException(Errno.EINVAL, path);
        }
        Location found = existing(path, PathWalk.FOLLOW);
        if (found.vnode().isDirectory()) {
            throw new ErrnoException(Errno.EISDIR, path);
        }
        if (found.vnode().kind() != FileKind.REGULAR) {
            throw new ErrnoException(Errno.EINVAL, path);
        }
        Checks.requireWritableMount(found, path);
        Checks.require(found, Access.WRITE, path, credentials);
        Checks.named(path, () -> found.vnode().truncate(sizeBytes, credentials.has(Capability.FSETID)));
    }

    @Override
    public Map<String, byte[]> attributes(String path, boolean follow) throws IOException {
        return ExtendedAttributes.shown(existing(path, follow).vnode().attributes(), credentials);
    }

    @Override
    public void setAttribute(String path, String name, byte[] value, boolean follow) throws IOException {
        changeAttribute(path, name, value, follow);
    }

    @Override
    public void removeAttribute(String path, String name, boolean follow) throws IOException {
        changeAttribute(path, name, null, follow);
    }

    private void changeAttribute(String path, String name, byte @Nullable [] value, boolean follow) throws IOException {
        ExtendedAttributes.requireNameAndValue(name, value, path);
        Location found = existing(path, follow);
        ExtendedAttributes.requireChangeable(found, name, value, path, credentials);
        Checks.named(path, () -> found.vnode().changeAttribute(name, value));
    }

    // The whole

    @Override
    public String socketAddress(String path) throws IOException {
        Location target = existing(path, PathWalk.FOLLOW);
        Checks.require(target, Access.WRITE, path, credentials);
        return target.vnode().socketAddress();
    }

    @Override
    public MountEntry mountOf(String path) throws IOException {
        return existing(path, PathWalk.FOLLOW).mount().entry();
    }

    @Override
    public List<MountEntry> mounts() throws IOException {
        return new ArrayList<>(mounts.entries());
    }

    @Override
    public SpaceStatus space(String path) throws IOException {
        return existing(path, PathWalk.FOLLOW).mount().fileSystem().space();
    }

    @Override
    public Findings findings() {
        TreeFindings begun = mounts.findings();
        begun.passed(root);
        begun.passed(directory);
        findings = begun;
        return begun;
    }

    // Checks

    private PathWalk walk() {
        return new PathWalk(mounts, root, caller, findings);
    }

    private PathWalk.Result walk(String path, boolean follow) throws IOException {
        return walk().walk(directory, path, follow, credentials);
    }

    private Location existing(String path, boolean follow) throws IOException {
        return walk(path, follow).required(path);
    }
}
