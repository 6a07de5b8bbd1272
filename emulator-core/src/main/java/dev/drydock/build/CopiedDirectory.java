package dev.drydock.build;

import dev.drydock.layer.LayerContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.stream.Stream;

/** A directory of the host that becomes a part of an image. */
final class CopiedDirectory {
    private static final int PLAIN_FILE = 0644;
    private static final int PLAIN_DIRECTORY = 0755;

    private final Path root;

    CopiedDirectory(Path root) {
        this.root = root;
    }

    /** @param target absolute path of the directory that stands for it */
    void addTo(LayerContents.Builder files, String target) {
        String above = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                add(files, above, path);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(LayerContents.Builder files, String above, Path path) throws IOException {
        if (path.equals(root)) {
            requireDirectory(files, above);
            return;
        }
        StringBuilder name = new StringBuilder(above);
        root.relativize(path).forEach(part -> name.append('/').append(part));
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            files.symlink(name.toString(), Files.readSymbolicLink(path).toString());
        } else if (attributes.isDirectory()) {
            files.directory(name.toString(), mode(path, PLAIN_DIRECTORY));
        } else if (attributes.isRegularFile()) {
            files.file(name.toString(), mode(path, PLAIN_FILE), Files.readAllBytes(path));
        } else {
            throw new IllegalArgumentException(path + " is neither a file nor a directory nor a link");
        }
    }

    private void requireDirectory(LayerContents.Builder files, String above) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException(root + " is no directory");
        }
        if (!above.isEmpty()) {
            files.directory(above, mode(root, PLAIN_DIRECTORY));
        }
    }

    /** @param otherwise where files have no such modes */
    private static int mode(Path path, int otherwise) throws IOException {
        FileSystem system = path.getFileSystem();
        if (!system.supportedFileAttributeViews().contains("posix")) {
            return otherwise;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        int mode = 0;
        for (PosixFilePermission each : PosixFilePermission.values()) {
            // Those of the owner first, each with reading, writing and executing: as the bits of a mode are ordered.
            mode = mode << 1 | (permissions.contains(each) ? 1 : 0);
        }
        return mode;
    }
}
