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

    static EngineException hiddenItself(String name) {
        return unreadable("failed to mknod('" + name + "', S_IFCHR, 0): file exists");
    }

    static EngineException notADirectory(String path) {
        return unreadable("openat " + path + ": not a directory");
    }

    static EngineException linkLeadsOut(String link) {
        return unreadable("statat " + link + ": path escapes from parent");
    }

    static EngineException tooManyLinks(String path) {
        return unreadable("openat " + path + ": too many levels of symbolic links");
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
