package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.NameOrder;
import java.io.IOError;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Linux path: names between slashes. It behaves like the paths that a JVM has on Linux. */
final class ContextPath implements Path {
    private final ContextFileSystem fileSystem;
    private final boolean absolute;
    /** The empty path has one name, which is empty; the root has none. */
    private final List<String> names;

    private ContextPath(ContextFileSystem fileSystem, boolean absolute, List<String> names) {
        this.fileSystem = fileSystem;
        this.absolute = absolute;
        this.names = names;
    }

    /** @throws InvalidPathException for a path with a NUL in it */
    static ContextPath parse(ContextFileSystem fileSystem, String path) {
        if (path.indexOf('\0') >= 0) {
            throw new InvalidPathException(path, "Nul character not allowed", path.indexOf('\0'));
        }
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        boolean absolute = path.startsWith("/");
        return of(fileSystem, absolute, names);
    }

    private static ContextPath of(ContextFileSystem fileSystem, boolean absolute, List<String> names) {
        List<String> some = names.isEmpty() && !absolute ? List.of("") : List.copyOf(names);
        return new ContextPath(fileSystem, absolute, some);
    }

    private ContextPath with(boolean isAbsolute, List<String> other) {
        return of(fileSystem, isAbsolute, other);
    }

    /** A path of one of these file systems. */
    static ContextPath cast(Path path) {
        if (path instanceof ContextPath own) {
            return own;
        }
        throw new ProviderMismatchException();
    }

    private boolean isEmpty() {
        return !absolute && names.equals(List.of(""));
    }

    /** As the file context takes it: the empty path is the working directory. */
    String text() {
        return isEmpty() ? "." : toString();
    }

    @Override
    public ContextFileSystem getFileSystem() {
        return fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return absolute;
    }

    @Override
    public @Nullable ContextPath getRoot() {
        return absolute ? with(true, List.of()) : null;
    }

    @Override
    public @Nullable ContextPath getFileName() {
        return names.isEmpty() ? null : with(false, names.subList(names.size() - 1, names.size()));
    }

    @Override
    public @Nullable ContextPath getParent() {
        if (names.isEmpty() || (names.size() == 1 && !absolute)) {
            return null;
        }
        return with(absolute, names.subList(0, names.size() - 1));
    }

    @Override
    public int getNameCount() {
        return names.size();
    }

    @Override
    public ContextPath getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public ContextPath subpath(int beginIndex, int endIndex) {
        if (beginIndex < 0 || endIndex > names.size() || beginIndex >= endIndex) {
            throw new IllegalArgumentException(beginIndex + " to " + endIndex + " of " + names.size() + " names");
        }
        return with(false, names.subList(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof ContextPath path
                && path.fileSystem == fileSystem
                && path.absolute == absolute
                && path.names.size() <= names.size()
                && names.subList(0, path.names.size()).equals(path.names);
    }

    @Override
    public boolean endsWith(Path other) {
        if (!(other instanceof ContextPath path) || path.fileSystem != fileSystem) {
            return false;
        }
        int before = names.size() - path.names.size();
        boolean whole = before == 0 && absolute;
        return before >= 0
                && (!path.absolute || whole)
                && !(path.isEmpty() && !isEmpty())
                && names.subList(before, names.size()).equals(path.names)
                && !(path.absolute && !absolute);
    }

    @Override
    public ContextPath normalize() {
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            boolean up = name.equals("..");
            if (up && !kept.isEmpty() && !kept.get(kept.size() - 1).equals("..")) {
                kept.remove(kept.size() - 1);
            } else if (!name.equals(".") && !(up && absolute)) {
                kept.add(name);
            }
        }
        return with(absolute, kept);
    }

    @Override
    public ContextPath resolve(Path other) {
        ContextPath path = cast(other);
        if (path.absolute || isEmpty()) {
            return path;
        }
        if (path.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(names);
        all.addAll(path.names);
        return with(absolute, all);
    }

    @Override
    public ContextPath relativize(Path other) {
        ContextPath path = cast(other);
        if (path.absolute != absolute) {
            throw new IllegalArgumentException("'other' is different type of Path");
        }
        if (path.equals(this)) {
            return with(false, List.of());
        }
        if (isEmpty()) {
            return path;
        }
        List<String> from = normalize().realNames();
        List<String> to = path.normalize().realNames();
        int common = 0;
        while (common < from.size() && common < to.size() && from.get(common).equals(to.get(common))) {
            common++;
        }
        List<String> up = from.subList(common, from.size());
        if (up.contains("..")) {
            throw new IllegalArgumentException("Unable to compute relative  path from " + this + " to " + other);
        }
        List<String> relative = new ArrayList<>();
        up.forEach(name -> relative.add(".."));
        relative.addAll(to.subList(common, to.size()));
        return with(false, relative);
    }

    private List<String> realNames() {
        return isEmpty() ? List.of() : names;
    }

    @Override
    public URI toUri() {
        try {
            return new URI(ContextProvider.SCHEME, null, toAbsolutePath().toString(), null);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("an absolute path is a path of a URI", impossible);
        }
    }

    @Override
    public ContextPath toAbsolutePath() {
        if (absolute) {
            return this;
        }
        try {
            return parse(fileSystem, fileSystem.context().workingDirectory()).resolve(this);
        } catch (IOException removed) {
            throw new IOError(removed);
        }
    }

    @Override
    public ContextPath toRealPath(LinkOption... options) throws IOException {
        try {
            boolean follow = options.length == 0;
            String real = follow ? fileSystem.context().realPath(text()) : realWithoutLast();
            return parse(fileSystem, real);
        } catch (ErrnoException failed) {
            throw NioErrors.of(failed, this);
        }
    }

    /** The last name may be a link, and stays. */
    private String realWithoutLast() throws IOException {
        fileSystem.context().linkStatus(text());
        ContextPath parent = toAbsolutePath().getParent();
        ContextPath last = getFileName();
        if (parent == null
                || last == null
                || last.toString().equals(".")
                || last.toString().equals("..")) {
            return fileSystem.context().realPath(text());
        }
        return parse(fileSystem, fileSystem.context().realPath(parent.text()))
                .resolve(last)
                .toString();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("files of containers cannot be watched");
    }

    @Override
    public int compareTo(Path other) {
        return NameOrder.BYTES.compare(toString(), cast(other).toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContextPath path
                && fileSystem == path.fileSystem
                && absolute == path.absolute
                && names.equals(path.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(absolute, names);
    }

    @Override
    public String toString() {
        return (absolute ? "/" : "") + String.join("/", names);
    }
}
