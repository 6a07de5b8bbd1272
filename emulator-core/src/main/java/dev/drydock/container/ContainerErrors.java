package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.image.ImageId;
import java.io.IOException;

/** Refusals about containers that exist or do not, in the words of Docker Engine 28.5.2. */
final class ContainerErrors {
    private ContainerErrors() {}

    static EngineException notFound(String container) {
        return new EngineException(ErrorKind.NOT_FOUND, "No such container: " + container);
    }

    static EngineException ambiguousPrefix(String prefix) {
        return invalid("multiple IDs found with provided prefix: " + prefix);
    }

    static EngineException emptyReference() {
        return invalid("invalid name or ID supplied: \"\"");
    }

    static EngineException defaultLinkName() {
        return unclassified("Conflict, cannot remove the default link name of the container");
    }

    static EngineException noLinkParent(String parent, String name) {
        return unclassified("Cannot get parent " + parent + " for link name " + name);
    }

    static EngineException emptyName() {
        return invalid("Neither old nor new names may be empty");
    }

    static EngineException sameName() {
        return invalid("Renaming a container with the same name as its current name");
    }

    /** @param container as the caller wrote it */
    static EngineException cannotKill(String container, EngineException cause) {
        return new EngineException(cause.kind(), "cannot kill container: " + container + ": " + cause.words());
    }

    static EngineException cannotStop(String container, EngineException cause) {
        return new EngineException(ErrorKind.SYSTEM, "cannot stop container: " + container + ": " + cause.words());
    }

    static EngineException cannotRestart(String container, EngineException cause) {
        return unclassified("Cannot restart container " + container + ": " + cause.words());
    }

    /** @param container as the caller wrote it */
    static EngineException cannotRemove(String container, EngineException cause) {
        return unclassified(
                "cannot remove container \"" + container + "\": could not kill container: " + cause.words());
    }

    /** It is killed, and goes on: it waits for a device, and the kernel ends it when that answers. */
    static EngineException survivedKill() {
        return unclassified("tried to kill container, but did not receive an exit event");
    }

    static EngineException unsupportedSignal(int number) {
        return invalid("the linux daemon does not support signal " + number);
    }

    static EngineException removalInProgress(String container) {
        return new EngineException(ErrorKind.CONFLICT, "removal of container " + container + " is already in progress");
    }

    static EngineException moreThanOneUntil() {
        return invalid("more than one until filter specified");
    }

    /** Its image was taken away by force; the engine tells where it looked for it. */
    static EngineException imageIsGone(ImageId image, HostMachine host) {
        return new EngineException(
                ErrorKind.NOT_FOUND,
                "failed to get digest " + image + ": open " + host.imageDirectory() + "/"
                        + image.digest().hex() + ": no such file or directory");
    }

    static EngineException commitFailed(IOException failure) {
        return new EngineException(ErrorKind.SYSTEM, String.valueOf(failure.getMessage()));
    }

    /** The engine closed while the request was waiting. */
    static EngineException closed() {
        return new EngineException(ErrorKind.UNAVAILABLE, "the engine is closed");
    }

    /** The engine was begun anew while the request was waiting; its client was cut off, unless it is of this JVM. */
    static EngineException begunAnew() {
        return new EngineException(ErrorKind.UNAVAILABLE, "the engine was restarted");
    }

    static EngineException unclassified(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }

    /** Words of our own: a real engine would do it. */
    static EngineException notEmulated(String what) {
        return new EngineException(ErrorKind.NOT_IMPLEMENTED, what + " is not emulated");
    }

    static EngineException invalid(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words);
    }
}
