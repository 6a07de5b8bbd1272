package dev.drydock.image;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.reference.ImageReference;
import dev.drydock.reference.Reference;

/** Refusals about images, in the engine's words (28.5.2) unless said otherwise. */
final class ImageErrors {
    private ImageErrors() {}

    static EngineException noRootFs() {
        return new EngineException(ErrorKind.UNKNOWN, "invalid image JSON, no RootFS key");
    }

    /** A configuration is no JSON, or JSON of another kind. */
    static EngineException unreadable(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }

    /** Words of our own. */
    static EngineException invalidConfiguration(String reason) {
        return new EngineException(ErrorKind.UNKNOWN, "invalid image configuration: " + reason);
    }

    /** The name is shown as it was understood: with its tag. */
    static EngineException noSuchImage(Reference reference) {
        Reference shown = reference instanceof ImageReference name ? name.orLatest() : reference;
        return new EngineException(ErrorKind.NOT_FOUND, "No such image: " + shown.familiar());
    }

    static EngineException layersDoNotMatch() {
        return new EngineException(ErrorKind.UNKNOWN, "layers from manifest don't match image configuration");
    }

    static EngineException tagWithDigest() {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "refusing to create a tag with a digest reference");
    }

    static EngineException tagLooksLikeDigest() {
        return new EngineException(
                ErrorKind.INVALID_PARAMETER, "refusing to create an ambiguous tag using digest algorithm as name");
    }

    /** The only name of an image in use; {@code name} is as the client wrote it. */
    static EngineException nameInUse(String name, String container, ImageId image) {
        return new EngineException(
                ErrorKind.CONFLICT,
                "conflict: unable to remove repository reference \"" + name + "\" (must force) - container "
                        + shortId(container) + " is using its referenced image " + image.shortForm());
    }

    static EngineException removeConflict(ImageId image, RemovalConflict conflict) {
        return new EngineException(
                ErrorKind.CONFLICT,
                "conflict: unable to delete " + image.shortForm()
                        + (conflict.hard() ? " (cannot be forced) - " : " (must be forced) - ") + conflict.words());
    }

    static EngineException moreThanOneUntil() {
        return new EngineException(ErrorKind.UNKNOWN, "more than one until filter specified");
    }

    static EngineException tooManyLayersInHistory() {
        return new EngineException(ErrorKind.UNKNOWN, "too many non-empty layers in History section");
    }

    static EngineException otherPlatform(String name, Platform image, Platform wanted) {
        return new EngineException(
                ErrorKind.NOT_FOUND,
                "image with reference " + name + " was found but its platform (" + image
                        + ") does not match the specified platform (" + wanted + ")");
    }

    static EngineException invalidPlatform(String text, String reason) {
        return invalidArgument("\"" + text + "\": " + reason);
    }

    static EngineException invalidPlatformOs(String part, String text, String pattern) {
        return invalidArgument("\"" + part + "\" is an invalid OS component of \"" + text
                + "\": OSAndVersion specifier component must match \"" + pattern.replace("\\", "\\\\") + "\"");
    }

    static EngineException invalidPlatformComponent(String part, String text, String pattern) {
        return invalidArgument("\"" + part + "\" is an invalid component of \"" + text
                + "\": platform specifier component must match \"" + pattern + "\"");
    }

    private static EngineException invalidArgument(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words + ": invalid argument");
    }

    static String shortId(String id) {
        return id.substring(0, Math.min(12, id.length()));
    }
}
