package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.error.Reasons;
import dev.drydock.id.ContainerId;
import java.util.List;

/** Refusals of a create request, in the words of Docker Engine 28.5.2. */
final class CreateErrors {
    private CreateErrors() {}

    /** The request is wrong. */
    static EngineException invalid(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words);
    }

    /** The engine found it while it already worked on the request, and gives no kind. */
    static EngineException unclassified(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }

    /** Its files could not be made, in the words of the storage driver. */
    static EngineException storage(String cause) {
        return new EngineException(ErrorKind.SYSTEM, cause);
    }

    /** @param directory the first one that the storage driver makes for it */
    static EngineException diskFull(String directory) {
        return storage("mkdir " + directory + ": no space left on device");
    }

    /** @param name as the caller wrote it */
    static EngineException invalidName(String name) {
        return invalid("Invalid container name (" + name + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
    }

    /** @param name without a leading slash */
    static EngineException nameInUse(String name, ContainerId holder) {
        return new EngineException(
                ErrorKind.CONFLICT,
                "Conflict. The container name \"/" + name + "\" is already in use by container \"" + holder
                        + "\". You have to remove (or rename) that container to be able to reuse that name.");
    }

    static EngineException workingDirectoryIsFile(String path) {
        return unclassified("Cannot mkdir: " + path + " is not a directory");
    }

    static EngineException volumeOverFile(String path) {
        return unclassified("cannot mount volume over existing file, file exists " + path);
    }

    static EngineException linkFormat(String link) {
        return unclassified("bad format for links: " + link);
    }

    static EngineException linkToHostNetwork() {
        return invalid("conflicting options: host type networking can't be used with links. This would result in"
                + " undefined behavior");
    }

    /** @param reasons one for each network */
    static EngineException networks(List<String> reasons) {
        return invalid(Reasons.joined(reasons));
    }

    static EngineException emptyConfig() {
        return invalid("config cannot be empty in order to create a container");
    }

    static EngineException noCommand() {
        return invalid("no command specified");
    }

    static EngineException relativeWorkingDirectory(String directory) {
        return invalid("the working directory '" + directory + "' is invalid, it needs to be an absolute path");
    }

    static EngineException invalidSignal(String signal) {
        return invalid("invalid signal: " + signal);
    }

    static EngineException invalidVariable(String variable) {
        return invalid("invalid environment variable: " + variable);
    }

    static EngineException shortHealthDuration(String field) {
        return invalid(field + " in Healthcheck cannot be less than 1ms");
    }

    static EngineException negativeHealthRetries() {
        return invalid("Retries in Healthcheck cannot be negative");
    }

    static EngineException invalidPort(String port) {
        return invalid("invalid port specification: " + Quoted.of(port));
    }

    static EngineException duplicateMountPoint(String target) {
        return invalid("Duplicate mount point: " + target);
    }

    static EngineException mountConfig(String type, String reason) {
        return invalid("invalid mount config for type " + Quoted.of(type) + ": " + reason);
    }

    static EngineException mountOptions(String options, String type) {
        return invalid(options + " must not be specified on mount type " + Quoted.of(type));
    }

    static EngineException invalidMode(String mode) {
        return unclassified("invalid mode: " + mode);
    }

    static EngineException volumesFromMode(String mode) {
        return invalid("invalid mode: " + mode);
    }

    static EngineException volumeSpecification(String specification) {
        return unclassified("invalid volume specification: '" + specification + "'");
    }

    static EngineException volumeSpecification(String specification, String reason) {
        return unclassified("invalid volume specification: '" + specification + "': " + reason);
    }

    static EngineException relativeMountPath(String path) {
        return invalid(relativeMountPathWords(path));
    }

    static String relativeMountPathWords(String path) {
        return "invalid mount path: '" + path + "' mount path must be absolute";
    }

    /** @param path on the engine's host */
    static EngineException volumeBelowFile(String path) {
        return new EngineException(ErrorKind.SYSTEM, "lstat " + path + ": not a directory");
    }

    /** What is to be filled from the image is a file of a volume; the engine shows where it mounted that for itself. */
    static EngineException subpathIsFile() {
        return new EngineException(ErrorKind.UNKNOWN, "open /var/lib/docker/tmp/safe-mount0: not a directory");
    }

    /** The part of a volume that is to be filled from the image cannot be had. */
    static EngineException notPopulated(EngineException refused) {
        return new EngineException(refused.kind(), "failed to populate volume: " + refused.getMessage());
    }

    static EngineException unknownStorageOption(String name) {
        return new EngineException(ErrorKind.SYSTEM, "Unknown option " + name);
    }

    static EngineException storageSize() {
        return new EngineException(
                ErrorKind.SYSTEM, "--storage-opt is supported only for overlay over xfs with 'pquota' mount option");
    }

    static EngineException logDriver(String driver) {
        return invalid("error looking up logging plugin " + driver + ": plugin " + Quoted.of(driver) + " not found");
    }

    static EngineException notEmulatedLogDriver(String driver) {
        return new EngineException(
                ErrorKind.NOT_IMPLEMENTED,
                "the logging driver " + driver + " is not emulated; json-file, local and none are");
    }

    static EngineException sharedContainer(String term) {
        return invalid("No such container: " + term);
    }

    static EngineException linkTarget(String name) {
        return invalid("could not get container for " + name + ": No such container: " + name);
    }

    static EngineException platformSpecifier(String platform) {
        return invalid(Quoted.of(platform) + ": cannot parse platform specifier: invalid argument");
    }
}
