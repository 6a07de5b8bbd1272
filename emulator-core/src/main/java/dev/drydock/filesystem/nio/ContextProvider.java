package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code java.nio.file.Files} calls, for one file system. */
final class ContextProvider extends FileSystemProvider {
    static final String SCHEME = "drydock";

    private static final int DIRECTORY_MODE = 0777;
    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;

    private final ContextFileSystem fileSystem;

    ContextProvider(ContextFileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    private FileContext context() {
        return fileSystem.context();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("files of a container have no address of their own");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new FileSystemNotFoundException("files of a container have no address of their own");
    }

    @Override
    public Path getPath(URI uri) {
        if (!SCHEME.equals(uri.getScheme()) || uri.getPath() == null) {
            throw new IllegalArgumentException("not a path of a container: " + uri);
        }
        return fileSystem.getPath(uri.getPath());
    }

    // Contents

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        ContextPath file = ContextPath.cast(path);
        return OpenRequest.of(options, attributes).open(file);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        ContextPath file = ContextPath.cast(path);
        return new ContextFileChannel(OpenRequest.of(options, attributes).open(file));
    }

    // Names

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        ContextPath path = ContextPath.cast(directory);
        try {
            OpenFile opened = context().open(path.text(), Set.of(OpenFlag.DIRECTORY), 0);
            opened.close();
            List<DirectoryEntry> entries = context().list(path.text());
            return new NameStream(path, entries, filter);
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.ENOTDIR) {
                throw new NotDirectoryException(path.toString());
            }
            throw NioErrors.of(failed, path);
        }
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        ContextPath path = ContextPath.cast(directory);
        int mode = OpenRequest.mode(attributes, DIRECTORY_MODE);
        NioErrors.translate(path, () -> context().makeDirectory(path.text(), mode));
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        ContextPath path = ContextPath.cast(link);
        if (attributes.length > 0) {
            throw new UnsupportedOperationException("a symbolic link has no permissions of its own");
        }
        NioErrors.translate(
                path, () -> context().symlink(ContextPath.cast(target).toString(), path.text()));
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        ContextPath path = ContextPath.cast(link);
        ContextPath old = ContextPath.cast(existing);
        try {
            context().link(old.text(), path.text());
        } catch (ErrnoException failed) {
            throw NioErrors.of(failed, path, old);
        }
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        ContextPath path = ContextPath.cast(link);
        try {
            return fileSystem.getPath(context().readLink(path.text()));
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.EINVAL) {
                throw new NotLinkException(path.toString());
            }
            throw NioErrors.of(failed, path);
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        ContextPath file = ContextPath.cast(path);
        NioErrors.translate(file, () -> {
            if (context().linkStatus(file.text()).isDirectory()) {
                context().removeDirectory(file.text());
            } else {
                context().unlink(file.text());
            }
        });
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        FileTransfer.copy(ContextPath.cast(source), ContextPath.cast(target), Set.copyOf(Arrays.asList(options)));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        FileTransfer.move(ContextPath.cast(source), ContextPath.cast(target), Set.copyOf(Arrays.asList(options)));
    }

    // Attributes

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        if (path.equals(other)) {
            return true;
        }
        if (!(other instanceof ContextPath that) || that.getFileSystem() != fileSystem) {
            return false;
        }
        UnixAttributes first = new UnixAttributeView(ContextPath.cast(path), true).readAttributes();
        UnixAttributes second = new UnixAttributeView(that, true).readAttributes();
        return first.status().sameFile(second.status());
    }

    @Override
    public boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return MountStore.of(ContextPath.cast(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        ContextPath file = ContextPath.cast(path);
        NioErrors.translated(file, () -> context().status(file.text()));
        int wanted = 0;
        for (AccessMode mode : modes) {
            wanted |= switch (mode) {
                case READ -> READ;
                case WRITE -> WRITE;
                case EXECUTE -> EXECUTE;
            };
        }
        if (wanted != 0 && !context().access(file.text(), wanted)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private static UnixAttributeView view(Path path, LinkOption... options) {
        return new UnixAttributeView(ContextPath.cast(path), options.length == 0);
    }

    private static UserAttributeView userView(Path path, LinkOption... options) {
        return new UserAttributeView(ContextPath.cast(path), options.length == 0);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        if (type == UserDefinedFileAttributeView.class) {
            return type.cast(userView(path, options));
        }
        boolean known = type == BasicFileAttributeView.class
                || type == FileOwnerAttributeView.class
                || type == PosixFileAttributeView.class;
        return known ? type.cast(view(path, options)) : null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class && type != PosixFileAttributes.class) {
            throw new UnsupportedOperationException(type + " is not known");
        }
        return type.cast(view(path, options).readAttributes());
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        if (AttributeNames.viewOf(attributes).equals(UserAttributeView.NAME)) {
            return userView(path, options).read(AttributeNames.nameOf(attributes));
        }
        return AttributeNames.read(view(path, options), attributes);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        if (AttributeNames.viewOf(attribute).equals(UserAttributeView.NAME)) {
            userView(path, options).write(AttributeNames.nameOf(attribute), value);
        } else {
            AttributeNames.write(view(path, options), attribute, value);
        }
    }
}
