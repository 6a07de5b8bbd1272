package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import java.io.IOException;
import java.util.Locale;

/** Refusals of files that go into a container or out of it, in the words of Docker Engine 28.5.2. */
final class ArchiveErrors {
    private ArchiveErrors() {}

    /** @param container as the caller wrote it */
    static EngineException noSuchFile(String path, String container) {
        return new EngineException(
                ErrorKind.NOT_FOUND, "Could not find the file " + path + " in container " + container);
    }

    static EngineException tooManyLinks(String path) {
        return system("evalSymlinksInScope: too many links in " + path);
    }

    static EngineException tooManyLinksToDirectory() {
        return system("EvalSymlinks: too many links");
    }

    static EngineException noDirectory() {
        return invalid("extraction point is not a directory");
    }

    static EngineException readOnlyRoot() {
        return invalid("container rootfs is marked read-only");
    }

    static EngineException readOnlyMount() {
        return invalid("mounted volume is marked read-only");
    }

    static EngineException overDirectory(String path, String directory) {
        return system("cannot overwrite directory " + Quoted.of(path) + " with non-directory " + Quoted.of(directory));
    }

    static EngineException overOther(String path, String directory) {
        return system("cannot overwrite non-directory " + Quoted.of(path) + " with directory " + Quoted.of(directory));
    }

    static EngineException invalidName(String name) {
        return system("invalid entry name " + Quoted.of(name));
    }

    static EngineException invalidHardLink(String target) {
        return system("invalid hardlink target " + Quoted.of(target));
    }

    static EngineException leadsOut(String link) {
        return system("statat " + link + ": path escapes from parent");
    }

    static EngineException truncated() {
        return system("unexpected EOF");
    }

    static EngineException noTar() {
        return system("archive/tar: invalid tar header");
    }

    /** @param call the call of Linux that failed, with its path */
    static EngineException failed(String call, IOException failure) {
        String words = failure instanceof ErrnoException known ? known.words() : String.valueOf(failure.getMessage());
        return system(call + ": " + words.toLowerCase(Locale.ROOT));
    }

    static boolean isMissing(IOException failure) {
        return failure instanceof ErrnoException known && known.errno() == Errno.ENOENT;
    }

    private static EngineException system(String words) {
        return new EngineException(ErrorKind.SYSTEM, words);
    }

    private static EngineException invalid(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words);
    }
}
