package dev.drydock.volume;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.Collection;

/** Refusals about volumes, in the engine's words (28.5.2) unless said otherwise. */
final class VolumeErrors {
    private static final String NAME_CHARACTERS = "[a-zA-Z0-9][a-zA-Z0-9_.-]";

    private VolumeErrors() {}

    static EngineException noSuchVolume(String name) {
        return new EngineException(ErrorKind.NOT_FOUND, (name.isEmpty() ? "get" : "get " + name) + ": no such volume");
    }

    /** @param containers their whole ids */
    static EngineException inUse(String name, Collection<String> containers) {
        return new EngineException(
                ErrorKind.CONFLICT, "remove " + name + ": volume is in use - [" + String.join(", ", containers) + "]");
    }

    /** @param full what the system says of making the directory */
    static EngineException noRoom(String name, String directory, String full) {
        return new EngineException(
                ErrorKind.SYSTEM,
                "create " + name + ": error while creating volume root path '" + directory + "': " + full);
    }

    static EngineException unknownDriver(String name, String driver) {
        return new EngineException(
                ErrorKind.NOT_FOUND,
                "create " + name + ": error looking up volume plugin " + driver + ": plugin \"" + driver
                        + "\" not found");
    }

    static EngineException nameTooShort(String name) {
        return create(name, "volume name is too short, names should be at least two alphanumeric characters");
    }

    static EngineException invalidName(String name) {
        return create(
                name,
                "\"" + name + "\" includes invalid characters for a local volume name, only \"" + NAME_CHARACTERS
                        + "\" are allowed. If you intended to pass a host directory, use absolute path");
    }

    static EngineException invalidOption(String name, String option) {
        return create(name, "invalid option: \"" + option + "\"");
    }

    static EngineException missingOption(String name, String option) {
        return create(name, "missing required option: \"" + option + "\"");
    }

    static EngineException invalidSize(String name, String size) {
        return create(name, "invalid size: '" + size + "'");
    }

    static EngineException noQuota(String name) {
        return create(name, "quota size requested but no quota support");
    }

    private static EngineException create(String name, String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "create " + name + ": " + words);
    }

    /** The value of the filter {@code all} is none of Go's booleans. */
    static EngineException notABoolean(String value) {
        return new EngineException(
                ErrorKind.INVALID_PARAMETER,
                "invalid filter 'all': strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
    }

    /** A file of the image is where a volume shall be mounted. */
    static EngineException sourceIsNoDirectory(String path) {
        return new EngineException(ErrorKind.UNKNOWN, "source " + path + " is not directory");
    }

    /** @param missing path from the root of what is not there */
    static EngineException subpathMissing(String root, String subpath, String missing) {
        return new EngineException(
                ErrorKind.NOT_FOUND,
                "cannot access path " + root + "/" + subpath + ": lstat " + root + missing
                        + ": no such file or directory");
    }

    static EngineException subpathEscapes(String root, String subpath) {
        return new EngineException(
                ErrorKind.INVALID_PARAMETER,
                "path concatenation escapes the base directory, base: " + root + ", subpath: " + subpath);
    }

    static EngineException subpathUnresolved(String root, String subpath, String reason) {
        return new EngineException(
                ErrorKind.UNKNOWN,
                "error while resolving symlinks in combined path \"" + root + "/" + subpath + "\": " + reason);
    }

    /** Ours: the real engine would mount a file system of its host. */
    static EngineException mountNotEmulated(Volume volume, String type) {
        return new EngineException(
                ErrorKind.NOT_IMPLEMENTED,
                "error while mounting volume '" + volume.mountpoint() + "': a local volume of type \"" + type
                        + "\" is not emulated by Drydock");
    }
}
