package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.stream.AttachOptions;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of containers. A container is named by its id, the beginning of its id as far as it is the
 * only one, or its name, with or without a leading slash; {@code NOT_FOUND} with {@code No such container: X} otherwise.
 * Refusals are {@link dev.drydock.error.EngineException}s with the words of Docker Engine 28.5.2.
 *
 * <p>What takes time comes in two forms: an asynchronous one, whose stage is completed by the engine's clock or by the
 * thread of an ending program, and a blocking one for callers with a thread to spare. With a clock that is advanced by hand
 * use the asynchronous form, then advance. A stage fails with an {@code EngineException}, never wrapped.
 *
 * <p>Whoever asks for a container that another thread is starting waits, in either form, until it is started: as long as
 * its mounts are made and its program is looked for, which takes time only where they are the host's. A list does not wait.
 */
public interface Containers {

    /** Checks, reserves the name, prepares anonymous volumes. Emits {@code create}. */
    Created create(CreateContainer request);

    /** @param size whether the two sizes are counted */
    ContainerDetails inspect(String container, boolean size);

    /** Newest first. */
    List<ContainerSummary> list(ListOptions options);

    Outcome start(String container);

    CompletionStage<Outcome> stopAsync(String container, StopOptions options);

    Outcome stop(String container, StopOptions options) throws InterruptedException;

    CompletionStage<Outcome> restartAsync(String container, StopOptions options);

    Outcome restart(String container, StopOptions options) throws InterruptedException;

    /**
     * Sends a signal; KILL also waits for the end.
     *
     * @param signal name or number; empty means KILL
     */
    CompletionStage<Outcome> killAsync(String container, String signal);

    Outcome kill(String container, String signal) throws InterruptedException;

    void pause(String container);

    void unpause(String container);

    /** @param name the new name, with or without a leading slash */
    void rename(String container, String name);

    /**
     * Changes limits and the restart policy.
     *
     * @return warnings
     */
    List<String> update(String container, UpdateContainer request);

    CompletionStage<Outcome> removeAsync(String container, RemoveOptions options);

    Outcome remove(String container, RemoveOptions options) throws InterruptedException;

    /**
     * Removes stopped containers.
     *
     * @param filters {@code until}, {@code label}, {@code label!}
     */
    PruneReport prune(Filters filters);

    /** Refuses at once an unknown container or condition; the stage then waits. Cancelling it gives the wait up. */
    CompletionStage<WaitResult> waitAsync(String container, WaitCondition condition);

    WaitResult await(String container, WaitCondition condition) throws InterruptedException;

    /**
     * Puts a container on a network. Emits {@code connect} if it runs.
     *
     * @param network id, name or the beginning of an id
     */
    void connect(String container, String network, EndpointSettings asked);

    /**
     * Takes a container off a network. Emits {@code disconnect}.
     *
     * @param force whether a container that does not exist is looked for among the network's places
     */
    void disconnect(String container, String network, boolean force);

    /** Sets the size of the terminal in characters. */
    void resize(String container, int rows, int columns);

    /** @param arguments as for {@code ps}; empty means {@code -ef} */
    ProcessListing top(String container, String arguments);

    /**
     * Resource use.
     *
     * @param stream one sample a second until closed, or until the container is removed; else a single one
     * @param oneShot with {@code stream} false: no second sample to compare with
     */
    StatsSource stats(String container, boolean stream, boolean oneShot);

    /** What the writable layer changes, parents before children. Null if nothing was ever written (the engine says so). */
    @Nullable
    List<FileChange> changes(String container);

    /** Checks the options at once; the frames are pulled. */
    FrameSource logs(String container, LogOptions options);

    /** Whether its output is a terminal's: frames of logs and attach are then raw. */
    boolean hasTerminal(String container);

    Attachment attach(String container, AttachOptions options);

    /**
     * Looks at a file, whether the container runs or not.
     *
     * @param path from the root of the container's files; a link at its end is not followed
     */
    PathStat statPath(String container, String path);

    /**
     * The bytes of a file, whether the container runs or not; links are followed. No real engine can be asked for it, so
     * nothing is emitted.
     *
     * @param path from the root of the container's files
     */
    byte[] readFile(String container, String path);

    /** A file, or a directory with all that is in it, as a tar; named by the last part of the path. Emits {@code archive-path}. */
    PathArchive archive(String container, String path);

    /**
     * Unpacks a tar into a directory, which nothing in it leads out of. What was unpacked before an error stays. Emits {@code
     * extract-to-dir}.
     *
     * @param path of a directory; links are followed
     * @param tar plain, or compressed with gzip or bzip2; not closed
     */
    void extract(String container, String path, ExtractOptions options, InputStream tar);

    /** All files of a container without what is mounted, as a tar. Emits {@code export}. */
    FileArchive export(String container);

    /**
     * Has the disk become full under a container, which no real engine can be asked for: its own layer holds no more than so
     * much from now on, whatever it holds already. Programs, and copies into it, then fail with {@code No space left on device}
     * once the last page of 4,096 bytes is written; what was written before stays. A file of the image counts as a whole once
     * anything about it is changed. Volumes are limited on their own ({@link dev.drydock.volume.Volumes#limitDisk}).
     *
     * @param bytes {@link Long#MAX_VALUE} for as much as the engine itself may hold
     */
    void limitDisk(String container, long bytes);

    /**
     * Makes an image of a container: what its layer holds becomes a layer, if it holds anything. Emits {@code pause}, the
     * image's {@code create} and {@code tag}, {@code commit}, {@code unpause}.
     */
    ImageId commit(String container, CommitContainer request);

    /** The configuration as it stands. */
    ContainerConfig config(String container);

    /** When the container was made. */
    Instant created(String container);
}
