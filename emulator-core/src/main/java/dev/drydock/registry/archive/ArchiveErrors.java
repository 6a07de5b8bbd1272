package dev.drydock.registry.archive;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.image.ImageId;
import dev.drydock.image.Platform;
import java.util.Locale;

/** Refusals of archives of images, in the words of Docker Engine 28.5.2 unless said otherwise. */
final class ArchiveErrors {
    private ArchiveErrors() {}

    static EngineException noSuchImage(String name) {
        return new EngineException(ErrorKind.NOT_FOUND, "No such image: " + name);
    }

    static EngineException noSuchReference() {
        return new EngineException(ErrorKind.NOT_FOUND, "reference does not exist");
    }

    /** @param directory where the engine looked for it */
    static EngineException noSuchId(ImageId id, String directory) {
        return new EngineException(
                ErrorKind.NOT_FOUND,
                "failed to get digest " + id + ": open " + directory + "/"
                        + id.digest().hex() + ": no such file or directory");
    }

    static EngineException unclassified(EngineException refusal) {
        return unclassified(refusal.words());
    }

    static EngineException otherPlatform(Platform wanted) {
        return unclassified("no suitable export target found for platform " + wanted);
    }

    static EngineException noLayers() {
        return unclassified("empty export - not implemented");
    }

    static EngineException noSuchFile(String path) {
        return unclassified("open " + path + ": no such file or directory");
    }

    static EngineException isDirectory(String path) {
        return unclassified("read " + path + ": is a directory");
    }

    static EngineException tooManyLinks(String path) {
        return unclassified("evalSymlinksInScope: too many links in " + path);
    }

    /** In the words of Go. */
    static EngineException unreadable(String words) {
        return unclassified(words);
    }

    static EngineException nullManifest() {
        return unclassified("invalid manifest, manifest cannot be null (but can be [])");
    }

    static EngineException wrongNumberOfLayers(int expected, int actual) {
        return unclassified("invalid manifest, layers length mismatch: expected " + expected + ", got " + actual);
    }

    static EngineException otherLayer(int number, Object expected, Object actual) {
        return unclassified(
                "invalid diffID for layer " + number + ": expected \"" + expected + "\", got \"" + actual + "\"");
    }

    static EngineException otherSystem(String os) {
        return unclassified("cannot load " + os + " image on linux");
    }

    static EngineException notATag(String name) {
        return unclassified("invalid tag \"" + name + "\"");
    }

    static EngineException noImage(String id) {
        return unclassified("invalid target ID: " + id);
    }

    static EngineException invalidParent(ImageId parent, ImageId image) {
        return unclassified("image " + parent + " is not a valid parent for " + image);
    }

    static EngineException truncated() {
        return unclassified("unexpected EOF");
    }

    /** The engine adds what it found wrong. */
    static EngineException corrupt() {
        return unclassified("bzip2 data invalid");
    }

    static EngineException noTar() {
        return unclassified("archive/tar: invalid tar header");
    }

    static EngineException hardLinkToNothing(String target, String name) {
        return unclassified("linkat " + target + " " + name + ": no such file or directory");
    }

    static EngineException invalidHardLink(String target) {
        return unclassified("invalid hardlink target \"" + target + "\"");
    }

    static EngineException invalidName(String name) {
        return unclassified("invalid entry name \"" + name + "\"");
    }

    static EngineException linkLeadsOut(String directory) {
        return unclassified("statat " + directory + ": path escapes from parent");
    }

    static EngineException notADirectory(String path) {
        return unclassified("openat " + path + ": not a directory");
    }

    /** @param scope the directory that it should be in */
    static EngineException leadsOut(String path, String scope) {
        return unclassified("evalSymlinksInScope: " + path + " is not in " + scope);
    }

    static EngineException full(ErrnoException failure) {
        return unclassified(failure.words().toLowerCase(Locale.ROOT));
    }

    static EngineException tooDeep() {
        return unclassified("max depth exceeded");
    }

    /** Ours: no text of an archive is so long. */
    static EngineException tooLong(String path) {
        return unclassified("read " + path + ": file too large");
    }

    /** Ours. */
    static EngineException tooManyFiles() {
        return unclassified("the archive has too many files");
    }

    private static EngineException unclassified(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }
}
