package dev.drydock.filesystem;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is mounted where in a container: a mount namespace. Built by one thread before programs run, then only read; but a
 * part of it may be left to be made when somebody first comes near it ({@link #defer}).
 *
 * <pre>{@code
 * WritableTree root = WritableTree.over(FileTree.empty(), ContentStore.unlimited(), clock::now);
 * FileContext files = MountTable.over(root).context(Caller.nobody(), Credentials.ROOT);
 * }</pre>
 */
public final class MountTable {
    /** What Linux gives to the first file systems without a device of their own is about as high. */
    private static final long FIRST_DEVICE = 40;

    private final Mount root;
    private volatile Mounted mounted = new Mounted(Vector.empty(), HashMap.empty());
    private HashMap<MountableFileSystem, Long> devices = HashMap.empty();
    private volatile @Nullable Deferral deferral;

    /**
     * What is mounted at a moment.
     *
     * @param covered the uppermost mount at each place that is covered
     */
    record Mounted(Vector<Mount> mounts, HashMap<Place, Mount> covered) {

        /** The trees among what is mounted, in the order of their mounts. */
        List<WritableTree> trees() {
            return mounts.map(Mount::fileSystem)
                    .filter(WritableTree.class::isInstance)
                    .map(WritableTree.class::cast)
                    .asJava();
        }
    }

    /** A name on a mount. */
    record Place(Mount mount, Object name) {
        static Place of(Location location) {
            return new Place(location.mount(), location.vnode().placeOfMount());
        }
    }

    /** Makes mounts that were left for later. */
    @FunctionalInterface
    public interface Deferred {
        void mountOn(MountTable table) throws IOException;
    }

    private record Deferral(Set<String> names, Deferred mounts) {}

    private MountTable(MountableFileSystem fileSystem, String source, String type, String options) {
        try {
            MountEntry entry = new MountEntry(source, "/", type, options);
            this.root = new Mount(new Mount.Source(fileSystem, device(fileSystem), fileSystem.root()), null, entry);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("a file system without a root", unreadable);
        }
        mounted = new Mounted(Vector.of(root), HashMap.empty());
    }

    /** A table with a writable root only: {@code overlay / overlay rw,relatime}. */
    public static MountTable over(MountableFileSystem fileSystem) {
        return new MountTable(fileSystem, "overlay", "overlay", "rw,relatime");
    }

    /** A table whose root refuses writes (EROFS). */
    public static MountTable overReadOnly(MountableFileSystem fileSystem) {
        return new MountTable(fileSystem, "overlay", "overlay", "ro,relatime");
    }

    /** The root refuses writes from now on (EROFS), as a disk that fails; files that are open already can still be written. */
    public void makeRootReadOnly() {
        root.makeReadOnly();
    }

    /**
     * Mounts a file system on a directory, over whatever is there or has been mounted there before. A directory that is
     * missing is made, mode 0755, with those above it (as the runtime does).
     *
     * @param entry source, absolute target, type, options; the first option is {@code ro} or {@code rw}; links in the target
     *     are followed, and the table shows where they lead
     * @throws ErrnoException ENOTDIR if something else is there
     */
    public MountTable mount(MountableFileSystem fileSystem, MountEntry entry) throws IOException {
        return bind(fileSystem, "", entry);
    }

    /**
     * Mounts a part of a file system: a directory on a directory or a file on a file. A missing target is made, as a
     * directory or as an empty file of mode 0644.
     *
     * @param part path of the part in its file system; empty for all of it
     * @throws ErrnoException ENOENT if there is no such part; ENOTDIR if one is a directory and the other is not; EROFS if the
     *     target, or a directory above it, is missing in a mount that cannot be written, with the path of the first that is
     */
    public synchronized MountTable bind(MountableFileSystem fileSystem, String part, MountEntry entry)
            throws IOException {
        Vnode top = top(fileSystem, part);
        Target target = target(entry.target(), top.isDirectory());
        Location at = target.location();
        MountEntry shown = new MountEntry(entry.source(), target.path(), entry.type(), entry.options());
        Mount mount = new Mount(new Mount.Source(fileSystem, device(fileSystem), top), at, shown);
        mounted = new Mounted(mounted.mounts.append(mount), mounted.covered.put(Place.of(at), mount));
        return this;
    }

    /**
     * Leaves mounts to be made when a path first passes one of their names, or the table is asked for; so a container whose
     * programs never look there does not pay for them.
     *
     * @param names the last components of all mount points but those below others of them
     * @throws IllegalStateException if there are some already
     */
    public synchronized MountTable defer(Set<String> names, Deferred mounts) {
        if (deferral != null) {
            throw new IllegalStateException("mounts have been left for later already");
        }
        deferral = new Deferral(Set.copyOf(names), mounts);
        return this;
    }

    /** Makes what was left for later if a path that passes this name might lead there. */
    void passing(String name) throws IOException {
        Deferral left = deferral;
        if (left != null && left.names.contains(name)) {
            complete();
        }
    }

    /** Makes now what was left for later. */
    public void complete() throws IOException {
        // The mounts themselves walk to their places.
        if (!Thread.holdsLock(this)) {
            synchronized (this) {
                Deferral left = deferral;
                if (left != null) {
                    complete(left);
                }
            }
        }
    }

    private void complete(Deferral left) throws IOException {
        Mounted before = mounted;
        boolean complete = false;
        try {
            left.mounts.mountOn(this);
            deferral = null;
            complete = true;
        } finally {
            if (!complete) {
                mounted = before;
            }
        }
    }

    /**
     * Makes the mount point of a part of a file system if it is missing, with the directories above it.
     *
     * @throws ErrnoException as {@link #bind}
     */
    public synchronized MountTable prepare(MountableFileSystem fileSystem, String part, String target)
            throws IOException {
        target(target, top(fileSystem, part).isDirectory());
        return this;
    }

    /** File calls over these mounts, from the root, with a umask of 022. */
    public FileContext context(Caller caller, Credentials credentials) {
        return new MountedFiles(this, caller, credentials);
    }

    /** The mounts in the order in which they were made. */
    public List<MountEntry> entries() throws IOException {
        complete();
        return mounted.mounts.map(Mount::entry).asJava();
    }

    /** What a look-up from now on will have found. */
    TreeFindings findings() {
        return new TreeFindings(this, mounted);
    }

    /** Whether nothing has been mounted since. */
    @SuppressWarnings("ReferenceEquality") // whatever is mounted makes another one
    boolean shows(Mounted before) {
        return mounted == before;
    }

    Location root() {
        return uncovered(root.top());
    }

    /** What is seen at a place: the top of what is mounted on it, or the place itself. */
    Location uncovered(Location place) {
        Location seen = place;
        HashMap<Place, Mount> covered = mounted.covered;
        if (covered.isEmpty()) {
            return seen;
        }
        Mount mount = covered.getOrElse(Place.of(seen), null);
        while (mount != null) {
            seen = mount.top();
            mount = covered.getOrElse(Place.of(seen), null);
        }
        return seen;
    }

    /** Whether something is mounted on the place. */
    boolean isMountPoint(@Nullable Location place) {
        return place != null
                && (mounted.covered.containsKey(Place.of(place))
                        || place.equals(place.mount().top()));
    }

    private static Vnode top(MountableFileSystem fileSystem, String part) throws IOException {
        Vnode top = fileSystem.root();
        for (String name : part.split("/")) {
            if (!name.isEmpty()) {
                Vnode child = top.child(name, Caller.nobody());
                if (child == null) {
                    throw new ErrnoException(Errno.ENOENT, part);
                }
                top = child;
            }
        }
        return top;
    }

    private long device(MountableFileSystem fileSystem) {
        long device = devices.getOrElse(fileSystem, FIRST_DEVICE + devices.size());
        devices = devices.put(fileSystem, device);
        return device;
    }

    /**
     * Where a mount goes.
     *
     * @param path without symbolic links, as the table shows it
     */
    private record Target(Location location, String path) {}

    private Target target(String path, boolean directory) throws IOException {
        PathWalk walk = new PathWalk(this, root(), Caller.nobody());
        PathWalk.Result found = walk.walk(root(), path, PathWalk.FOLLOW, Credentials.ROOT);
        while (found.target() == null && found.failure() == Errno.ENOENT) {
            makeNext(walk, path, directory);
            found = walk.walk(root(), path, PathWalk.FOLLOW, Credentials.ROOT);
        }
        Location target = found.required(path);
        if (target.vnode().isDirectory() != directory) {
            throw new ErrnoException(Errno.ENOTDIR, path);
        }
        Location parent = found.parent();
        if (parent == null) {
            return new Target(target, path);
        }
        String above = parent.path(root());
        return new Target(target, above.equals("/") ? "/" + found.name() : above + "/" + found.name());
    }

    /** Makes the first component of the path that is missing. */
    private void makeNext(PathWalk walk, String path, boolean directory) throws IOException {
        int end = path.length();
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String above = path.substring(0, slash);
            if (walk.walk(root(), above, PathWalk.FOLLOW, Credentials.ROOT).target() == null) {
                end = slash;
                break;
            }
        }
        PathWalk.Result missing = walk.walk(root(), path.substring(0, end), PathWalk.FOLLOW, Credentials.ROOT);
        Location parent = missing.requiredParent(path);
        // The runtime makes the root, and what is in memory, read-only once all is mounted.
        Mount mount = parent.mount();
        if (mount.isReadOnly() && mount != root && !mount.entry().type().equals("tmpfs")) {
            String above = parent.path(root());
            throw new ErrnoException(Errno.EROFS, (above.equals("/") ? "" : above) + "/" + missing.name());
        }
        boolean file = end == path.length() && !directory;
        NewFile made = file ? NewFile.regular(0644, Credentials.ROOT) : NewFile.directory(0755, Credentials.ROOT);
        parent.vnode().create(missing.name(), made);
    }
}
