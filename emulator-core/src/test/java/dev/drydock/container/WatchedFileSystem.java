package dev.drydock.container;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of another file system, of which somebody hears each time before one of them is touched. */
final class WatchedFileSystem extends FileSystem {
    private final FileSystem watched;
    private final Runnable watcher;
    private final Provider provider = new Provider();

    WatchedFileSystem(FileSystem watched, Runnable watcher) {
        this.watched = watched;
        this.watcher = watcher;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        return shown(watched.getPath(first, more));
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return watched.supportedFileAttributeViews();
    }

    @Override
    public String getSeparator() {
        return watched.getSeparator();
    }

    @Override
    public boolean isOpen() {
        return watched.isOpen();
    }

    @Override
    public boolean isReadOnly() {
        return watched.isReadOnly();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return watched.getUserPrincipalLookupService();
    }

    @Override
    public void close() throws IOException {
        watched.close();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        throw new UnsupportedOperationException();
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }

    /** A path of this file system that stands for one of the other. */
    private Path shown(Path path) {
        return (Path) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Path.class, Standing.class},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Standing.class) {
                        return path;
                    }
                    if (method.getName().equals("getFileSystem")) {
                        return this;
                    }
                    if (method.getName().equals("toRealPath")) {
                        watcher.run();
                    }
                    Object[] real = arguments == null ? new Object[0] : arguments.clone();
                    for (int i = 0; i < real.length; i++) {
                        real[i] = real[i] instanceof Path argument ? real(argument) : real[i];
                    }
                    try {
                        Object result = method.invoke(path, real);
                        return result instanceof Path other ? shown(other) : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** Stands for a path of the other file system. */
    private interface Standing {
        Path real();
    }

    private static Path real(Path path) {
        return path instanceof Standing standing ? standing.real() : path;
    }

    /** What {@link Files} calls. */
    private final class Provider extends FileSystemProvider {

        private Path touched(Path path) {
            watcher.run();
            return real(path);
        }

        private FileSystemProvider of(Path path) {
            return real(path).getFileSystem().provider();
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return of(path).newByteChannel(touched(path), options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            List<Path> all = new ArrayList<>();
            try (DirectoryStream<Path> children = of(path).newDirectoryStream(touched(path), each -> true)) {
                children.forEach(each -> all.add(shown(each)));
            }
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    return all.iterator();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
            of(path).createDirectory(touched(path), attributes);
        }

        @Override
        public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
            of(link).createSymbolicLink(touched(link), real(target), attributes);
        }

        @Override
        public void createLink(Path link, Path existing) throws IOException {
            of(link).createLink(touched(link), real(existing));
        }

        @Override
        public Path readSymbolicLink(Path link) throws IOException {
            return shown(of(link).readSymbolicLink(touched(link)));
        }

        @Override
        public void delete(Path path) throws IOException {
            of(path).delete(touched(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            of(source).copy(touched(source), real(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            of(source).move(touched(source), real(target), options);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return of(path).isSameFile(touched(path), real(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return of(path).isHidden(touched(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return of(path).getFileStore(touched(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            of(path).checkAccess(touched(path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return of(path).getFileAttributeView(touched(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return of(path).readAttributes(touched(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return of(path).readAttributes(touched(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            of(path).setAttribute(touched(path), attribute, value, options);
        }

        @Override
        public String getScheme() {
            return "watched";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }
    }
}
