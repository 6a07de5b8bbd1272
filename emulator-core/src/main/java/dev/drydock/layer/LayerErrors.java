package dev.drydock.layer;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filesystem.ErrnoException;
import java.util.Locale;

/** What can be wrong with a layer's tar. */
final class LayerErrors {
    private LayerErrors() {}

    static EngineException hardLinkToNothing(String path, String target) {
        return unreadable("linkat " + target + " " + path + ": no such file or directory");
    }

    static EngineException hardLinkToDirectory(String path, String target) {
        return unreadable("linkat " + target + " " + path + ": operation not permitted");
    }

    static EngineException invalidHardLink(String target) {
        return unreadable("invalid hardlink target " + quoted(target));
    }

    static EngineException invalidName(String name) {
        return unreadable("invalid entry name " + quoted(name));
    }

    static EngineException invalidWhiteout(String name) {
        return unreadable("invalid whiteout entry " + quoted(name));
    }

    static EngineException repeated() {
        return unreadable("duplicates of file paths not supported");
    }

    static EngineException hiddenItself(String path) {
        return unreadable("failed to mknod('" + path + "', S_IFCHR, 0): file exists");
    }

    /** What an entry says of the directory that it is in, if something else is there: the call that fails depends on the entry. */
    static EngineException notInDirectory(LayerEntry entry) {
        LayerEntry.Body body = entry.body();
        String path = entry.path();
        String call;
        if (body instanceof LayerEntry.Directory) {
            call = "mkdirat " + path;
        } else if (body instanceof LayerEntry.Symlink link) {
            call = "symlinkat " + link.target() + " " + path;
        } else if (body instanceof LayerEntry.HardLink link) {
            call = "linkat " + link.target() + " " + path;
        } else if (body instanceof LayerEntry.Node) {
            call = "openat " + entry.parent();
        } else if (body instanceof LayerEntry.Whiteout) {
            call = "failed to mknod('" + path + "', S_IFCHR, 0)";
        } else {
            call = "openat " + path;
        }
        return unreadable(call + ": not a directory");
    }

    static EngineException inWhiteout(String directory) {
        return unreadable("openat " + directory + ": no such device or address");
    }

    static EngineException notADirectory(String directory) {
        return unreadable("statat " + directory + ": not a directory");
    }

    static EngineException linkLeadsOut(String directory) {
        return unreadable("statat " + directory + ": path escapes from parent");
    }

    static EngineException tooManyLinks(String directory) {
        return unreadable("statat " + directory + ": too many levels of symbolic links");
    }

    static EngineException longName(String path) {
        return unreadable("openat " + path + ": file name too long");
    }

    static EngineException longPath(String path) {
        return unreadable("lstat /" + path + ": file name too long");
    }

    static EngineException full(ErrnoException failure) {
        return new EngineException(ErrorKind.SYSTEM, failure.words().toLowerCase(Locale.ROOT));
    }

    /** Ours. */
    static EngineException tooManyEntries() {
        return unreadable("the layer has too many files");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The engine has no {@code xz} of its own and runs the machine's, which our machine has not. */
    static EngineException noXz() {
        return new EngineException(ErrorKind.SYSTEM, "exec: \"xz\": executable file not found in $PATH");
    }

    /** Ours. */
    static EngineException noZstd() {
        return new EngineException(ErrorKind.NOT_IMPLEMENTED, "a tar that is compressed with zstd is not emulated");
    }

    static EngineException unknownType(int letter) {
        return unreadable("unhandled tar header type " + letter);
    }

    /** The engine adds how far it came. */
    static EngineException corrupt() {
        return unreadable("flate: corrupt input");
    }

    static EngineException truncated() {
        return unreadable("unexpected EOF");
    }

    static EngineException noTar() {
        return unreadable("archive/tar: invalid tar header");
    }

    static EngineException unreadable(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }
}
