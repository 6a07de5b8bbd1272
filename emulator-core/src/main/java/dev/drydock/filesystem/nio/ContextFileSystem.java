package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.MountEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files that a {@link FileContext} sees, as a {@code java.nio.file.FileSystem}: what it may, {@code Files} may; what it
 * refuses, {@code Files} refuses with the exception that it throws on Linux.
 *
 * <pre>{@code
 * Path hosts = ContextFileSystem.over(context).getPath("/etc/hosts");
 * String text = Files.readString(hosts);
 * }</pre>
 *
 * <p>Its attribute views are {@code basic}, {@code owner}, {@code posix}, {@code unix} and {@code user}, the last for
 * extended attributes. Files cannot be mapped into memory, locked or read asynchronously, and directories cannot be watched
 * ({@link UnsupportedOperationException}); a directory stream shows what was there when it was opened, and is none of the
 * secure ones. Thread-safe.
 */
public final class ContextFileSystem extends FileSystem {
    static final Set<String> VIEWS = Set.of("basic", "owner", "posix", "unix", "user");

    private static final String REGEX = "regex:";
    private static final String GLOB = "glob:";

    private final FileContext context;
    private final ContextProvider provider;
    private final Principals principals;
    private volatile boolean closed;

    private ContextFileSystem(FileContext context) {
        this.context = context;
        this.provider = new ContextProvider(this);
        this.principals = new Principals(context);
    }

    /** A view of the files as the context sees them now: from its directory, with its credentials and umask. */
    public static ContextFileSystem over(FileContext context) {
        return new ContextFileSystem(context.fork());
    }

    /** @throws ClosedFileSystemException if it was closed */
    FileContext context() {
        if (closed) {
            throw new ClosedFileSystemException();
        }
        return context;
    }

    Principals principals() {
        return principals;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    /** From here on nothing can be done with its paths; what is open stays open. Idempotent. */
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(getPath("/"));
    }

    /** One for each mount. */
    @Override
    public Iterable<FileStore> getFileStores() {
        List<FileStore> stores = new ArrayList<>();
        try {
            for (MountEntry mount : context().mounts()) {
                stores.add(new MountStore(this, mount));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return stores;
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return VIEWS;
    }

    @Override
    public ContextPath getPath(String first, String... more) {
        StringBuilder path = new StringBuilder(first);
        for (String next : more) {
            if (!next.isEmpty()) {
                path.append(path.isEmpty() ? "" : "/").append(next);
            }
        }
        return ContextPath.parse(this, path.toString());
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        Pattern pattern;
        if (syntaxAndPattern.regionMatches(true, 0, REGEX, 0, REGEX.length())) {
            pattern = Pattern.compile(syntaxAndPattern.substring(REGEX.length()));
        } else if (syntaxAndPattern.regionMatches(true, 0, GLOB, 0, GLOB.length())) {
            pattern = GlobExpression.compile(syntaxAndPattern.substring(GLOB.length()));
        } else if (syntaxAndPattern.indexOf(':') > 0) {
            throw new UnsupportedOperationException("no such syntax: " + syntaxAndPattern);
        } else {
            throw new IllegalArgumentException("no syntax: " + syntaxAndPattern);
        }
        return path -> pattern.matcher(path.toString()).matches();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return principals;
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("files of containers cannot be watched");
    }
}
