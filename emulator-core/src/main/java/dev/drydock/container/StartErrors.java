package dev.drydock.container;

import dev.drydock.container.config.DeviceRequest;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.id.ContainerId;
import java.util.List;
import java.util.StringJoiner;

/** Why a container could not be started, in the words of Docker Engine 28.5.2. */
final class StartErrors {
    private StartErrors() {}

    /** The cause keeps its kind. */
    static EngineException network(EngineException cause) {
        return new EngineException(cause.kind(), "failed to set up container networking: " + cause.words());
    }

    /** Another has the address that the container would get. */
    static EngineException addressTaken() {
        return new EngineException(ErrorKind.FORBIDDEN, "Address already in use");
    }

    static EngineException sharedNetwork(EngineException cause) {
        return system("joining network namespace of container: " + cause.words());
    }

    static EngineException ownNetwork() {
        return system("cannot join own network namespace");
    }

    /** @param container its name without a leading slash */
    static EngineException sharedNetworkNotRunning(String container, ContainerStatus status) {
        return new EngineException(
                ErrorKind.CONFLICT,
                "cannot join network namespace of a non running container: container " + container + " is "
                        + status.word());
    }

    static EngineException sharedNetworkRestarting(ContainerId container) {
        return new EngineException(
                ErrorKind.CONFLICT, "Container " + container + " is restarting, wait until the container is running");
    }

    static EngineException linkNotRunning(String child, String link) {
        return system("Cannot link to a non running container: " + child + " AS " + link);
    }

    static EngineException linkNotOnBridge(ContainerId child) {
        return system("container " + child + " not attached to default bridge network");
    }

    /** An update lets them pass. */
    static EngineException negativeCpuShares(long shares) {
        return system("invalid CPU shares (" + shares + "): value must be a positive integer");
    }

    static EngineException noDevice(String path) {
        return system("error gathering device information while adding custom device \"" + path
                + "\": no such file or directory");
    }

    static EngineException sourceNotMade(String path, String words) {
        return system("error while creating mount source path '" + path + "': mkdir " + path + ": " + words);
    }

    static StartFailure sourceMissing(String path) {
        return StartFailure.ofTask("failed to fulfil mount request: open " + path + ": no such file or directory");
    }

    static StartFailure sourceBelowFile(String path) {
        return StartFailure.ofTask("failed to fulfil mount request: open " + path + ": not a directory");
    }

    /**
     * @param made whether its mount point was made for it, after which the runtime has fewer files open
     * @param data options of the tmpfs itself
     */
    static StartFailure tmpfsRefused(String target, boolean made, String flags, String data, String words) {
        return StartFailure.ofTask(mounting("tmpfs", target) + "mount src=tmpfs, dst=" + target
                + ", dstFd=/proc/thread-self/fd/" + (made ? 11 : 14) + ", flags=" + flags
                + (data.isEmpty() ? "" : ", data=" + data) + ": " + words);
    }

    /**
     * What is to be mounted is a directory and its place is not, or the other way round.
     *
     * @param flags such as {@code MS_BIND|MS_REC}
     */
    static StartFailure mountRefused(String source, String target, String flags, String words) {
        return StartFailure.ofTask(mounting(source, target) + "mount src=" + source + ", dst=" + target
                + ", dstFd=/proc/thread-self/fd/14, flags=" + flags + ": " + words);
    }

    static StartFailure mountPointNotFound(String source, String target, String words) {
        return StartFailure.ofTask(
                mounting(source, target) + "create mountpoint for " + target + " mount: lookup mountpoint target:"
                        + " securejoin.OpenInRoot " + target + ": openat2 " + target + ": " + words);
    }

    /** @param path of the first directory or file on the host that could not be made */
    static StartFailure mountPointNotMade(String source, String target, String path, String words) {
        return StartFailure.ofTask(mounting(source, target) + "create mountpoint for " + target
                + " mount: make mountpoint " + Quoted.of(target) + ": mkdirat " + path + ": " + words);
    }

    /** @param root of the container's files on the host */
    static StartFailure mountOverRoot(String source, String root) {
        return StartFailure.ofTask(mounting(source, "/") + "create mountpoint for / mount: mountpoint "
                + Quoted.of(root) + " is on the top of rootfs " + Quoted.of(root));
    }

    /** @param root of the container's files on the host */
    static StartFailure mountOverProc(String source, String root) {
        return StartFailure.ofTask(mounting(source, "/proc") + "create mountpoint for /proc mount: check proc-safety of"
                + " /proc mount: " + Quoted.of(root + "/proc") + " cannot be mounted because it is not of type proc");
    }

    private static String mounting(String source, String target) {
        return "error mounting " + Quoted.of(source) + " to rootfs at " + Quoted.of(target) + ": ";
    }

    /** @param conflict such as {@code !ReadOnly && BindOptions.ReadOnlyNonRecursive} */
    static EngineException mountOptionsConflict(String conflict) {
        return system("mount options conflict: " + conflict);
    }

    static EngineException noDeviceDriver(DeviceRequest request) {
        StringJoiner capabilities = new StringJoiner(" ", "[", "]");
        List<List<String>> wanted = request.capabilities();
        for (List<String> all : wanted == null ? List.<List<String>>of() : wanted) {
            capabilities.add("[" + String.join(" ", all) + "]");
        }
        return system("could not select device driver " + Quoted.of(request.driver()) + " with capabilities: "
                + capabilities);
    }

    /** @param runtime its name, such as {@code io.containerd.kata.v2} */
    static EngineException noRuntime(String runtime) {
        String[] parts = runtime.split("\\.");
        String shim = parts.length < 2
                ? runtime
                : "containerd-shim-" + parts[parts.length - 2] + "-" + parts[parts.length - 1];
        return system("failed to create task for container: failed to start shim: failed to resolve runtime path:"
                + " runtime " + Quoted.of(runtime) + " binary not installed " + Quoted.of(shim)
                + ": file does not exist");
    }

    /** @param why it cannot be shared, with what stands before it */
    static EngineException sharedMemory(ContainerId container, String why) {
        return system("failed to join IPC namespace: container " + container.value() + why);
    }

    private static EngineException system(String words) {
        return new EngineException(ErrorKind.SYSTEM, words);
    }
}
