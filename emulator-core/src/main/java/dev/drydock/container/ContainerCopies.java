package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Files that go into containers and out of them ({@code docker cp}, {@code docker export}). Takes the lock to find a
 * container and to tell what was done, and reads and writes without it.
 */
final class ContainerCopies {
    private final ContainerSurroundings around;
    private final SettledContainers containers;
    private final ContainerEvents events;
    private final ContainerRoom room;

    ContainerCopies(ContainerSurroundings around, ContainerStore store, ContainerEvents events) {
        this.around = around;
        this.containers = new SettledContainers(around.lock(), store);
        this.events = events;
        this.room = new ContainerRoom(around);
    }

    private Container find(String reference) {
        return around.lock().hold(() -> containers.find(reference));
    }

    private void tell(Container container, String action) {
        around.lock().run(() -> events.publish(container, action));
    }

    PathStat stat(String reference, String path) {
        Container container = find(reference);
        room.requireForCopy("stat", container);
        try (ContainerFiles files = ContainerFiles.open(around, container)) {
            return stat(files.asRoot(), path);
        } catch (IOException failed) {
            throw outward(failed, path, reference);
        }
    }

    byte[] read(String reference, String path) {
        try (ContainerFiles files = ContainerFiles.open(around, find(reference))) {
            return files.asRoot().readAll(LinuxPath.clean("/" + path));
        } catch (IOException failed) {
            throw ArchiveErrors.isMissing(failed)
                    ? ArchiveErrors.noSuchFile(path, reference)
                    : ArchiveErrors.failed("open " + path, failed);
        }
    }

    PathArchive archive(String reference, String path) {
        Container container = find(reference);
        room.requireForCopy("copy from", container);
        ContainerFiles files = ContainerFiles.open(around, container);
        boolean opened = false;
        try {
            String absolute = withItsEnd(LinuxPath.clean("/" + path), path);
            FileContext context = files.asRoot();
            PathStat stat = stat(context, absolute);
            tell(container, "archive-path");
            opened = true;
            return new PathArchive(
                    stat,
                    new Archive(
                            out -> TarOutput.write(context, absolute, PathStats.base(absolute), out), files::close));
        } catch (IOException failed) {
            throw outward(failed, path, reference);
        } finally {
            if (!opened) {
                files.close();
            }
        }
    }

    FileArchive export(String reference) {
        Container container = find(reference);
        room.requireForExport(container, reference);
        tell(container, "export");
        return new Archive(container.layer()::writeAll, () -> {});
    }

    void extract(String reference, String path, ExtractOptions options, InputStream tar) {
        Container container = find(reference);
        room.requireForCopy("copy to", container);
        try (ContainerFiles files = ContainerFiles.open(around, container)) {
            FileContext context = files.asRoot();
            String directory = directory(context, path);
            files.requireWritable(directory);
            TarInput.Owner owner =
                    options.toContainersUser() && !container.config().user().isEmpty() ? files.user() : null;
            context.changeRoot(directory);
            context.changeDirectory("/");
            context.umask(0);
            new TarInput(context, directory, options.keepKinds(), owner).unpack(tar);
        } catch (IOException failed) {
            throw outward(failed, path, reference);
        }
        tell(container, "extract-to-dir");
    }

    private static String directory(FileContext files, String path) throws IOException {
        String real;
        try {
            real = files.realPath(LinuxPath.clean("/" + path));
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.ELOOP) {
                throw ArchiveErrors.tooManyLinksToDirectory();
            }
            throw failed;
        }
        if (!files.linkStatus(real).isDirectory()) {
            throw ArchiveErrors.noDirectory();
        }
        return real;
    }

    private static PathStat stat(FileContext files, String path) throws IOException {
        FileStatus status = files.linkStatus(path);
        try {
            String target = status.isSymlink() ? FollowedLinks.follow(files, path) : "";
            return PathStats.of(path, status, target);
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.ELOOP) {
                throw ArchiveErrors.tooManyLinks(path);
            }
            throw failed;
        }
    }

    /** A path that was cleaned, with the {@code /.} or {@code /} that the original ended with: they mean a directory. */
    private static String withItsEnd(String clean, String original) {
        boolean atRoot = clean.equals("/");
        if (original.equals(".") || original.endsWith("/.")) {
            return atRoot ? "/." : clean + "/.";
        }
        return original.endsWith("/") && !atRoot ? clean + "/" : clean;
    }

    private static EngineException outward(IOException failed, String path, String reference) {
        return ArchiveErrors.isMissing(failed)
                ? ArchiveErrors.noSuchFile(path, reference)
                : ArchiveErrors.failed("lstat " + path, failed);
    }

    /** Writes a tar. */
    @FunctionalInterface
    private interface Writing {
        void writeTo(OutputStream out) throws IOException;
    }

    private record Archive(Writing writing, Runnable release) implements FileArchive {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            writing.writeTo(out);
        }

        @Override
        public void close() {
            release.run();
        }
    }
}
