package dev.drydock.container;

import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One container, by its id: what {@link Containers} and {@link Execs} say of any. Holds nothing else, so it outlives its
 * container, and is then refused as everybody is.
 *
 * <p>Calls that take time wait. With a clock that is advanced by hand, they return when all has been done that can be before
 * time goes on, so that what follows does not depend on how fast programs are; one that can only go on when time does is
 * refused with an {@link IllegalStateException}, for it would wait for ever: the asynchronous form is for that, and then an
 * advance.
 */
public final class ContainerHandle {
    private final Containers containers;
    private final Execs execs;
    private final EngineClock clock;
    private final String id;

    /** @param id whole */
    public ContainerHandle(Containers containers, Execs execs, EngineClock clock, String id) {
        this.containers = containers;
        this.execs = execs;
        this.clock = clock;
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Without a leading slash. */
    public String name() {
        return inspect().name().substring(1);
    }

    public ContainerDetails inspect() {
        return containers.inspect(id, false);
    }

    public StateDetails state() {
        return inspect().state();
    }

    public Outcome start() {
        Outcome outcome = containers.start(id);
        settle();
        return outcome;
    }

    /** Asks it to end, and kills it when its time is over. */
    public Outcome stop() {
        return await(stopAsync(), "stop " + name());
    }

    public CompletionStage<Outcome> stopAsync() {
        return containers.stopAsync(id, StopOptions.DEFAULT);
    }

    public Outcome restart() {
        return await(restartAsync(), "restart " + name());
    }

    public CompletionStage<Outcome> restartAsync() {
        return containers.restartAsync(id, StopOptions.DEFAULT);
    }

    /** @param signal name or number */
    public Outcome kill(String signal) {
        return await(containers.killAsync(id, signal), "kill " + name());
    }

    public void pause() {
        containers.pause(id);
    }

    public void unpause() {
        containers.unpause(id);
    }

    /** Removes it with its anonymous volumes, whether it runs or not. */
    public void remove() {
        await(containers.removeAsync(id, new RemoveOptions(true, true, false)), "remove " + id);
    }

    /** Completes with its exit code once it does not run. */
    public CompletionStage<Integer> exitAsync() {
        return containers.waitAsync(id, WaitCondition.NOT_RUNNING).thenApply(end -> Math.toIntExact(end.statusCode()));
    }

    /** Waits until it does not run, and gives its exit code. */
    public int awaitExit() {
        return await(exitAsync(), "wait for the end of " + name());
    }

    /** All that it has written, to both streams in their order, read as UTF-8. */
    public String logs() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (FrameSource frames = containers.logs(id, LogOptions.ALL)) {
            for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
                text.writeBytes(frame.bytes());
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Runs a command in it, and waits for its end. */
    public ExecResult exec(String... command) {
        String what = "run " + String.join(" ", command) + " in " + name();
        String exec = execs.create(id, ExecRequest.of(command));
        ExecOutput output = new ExecOutput();
        try (Attachment attachment = execs.start(exec, null)) {
            output.readAll(attachment.frames(), clock);
            if (!attachment.frames().ended()) {
                throw standsStill(what);
            }
            return output.with(await(execs.whenEnded(exec), what));
        } catch (InterruptedException broken) {
            throw interrupted(what, broken);
        }
    }

    /** Runs a command in it, without its output; completes with its exit code. */
    public CompletionStage<Integer> execAsync(String... command) {
        String exec = execs.create(id, ExecRequest.of(command));
        execs.startDetached(exec, null);
        return execs.whenEnded(exec);
    }

    /**
     * The bytes of a file of it, whether it runs or not; links are followed.
     *
     * @throws dev.drydock.error.EngineException not found, if there is no such file
     */
    public byte[] read(String path) {
        return containers.readFile(id, path);
    }

    /** Whether there is something of that name among its files; a link at the end is not followed. */
    public boolean exists(String path) {
        try {
            containers.statPath(id, path);
            return true;
        } catch (EngineException absent) {
            if (absent.kind() == ErrorKind.NOT_FOUND && inspect().id().equals(id)) {
                return false;
            }
            throw absent;
        }
    }

    private <T> T await(CompletionStage<T> stage, String what) {
        try {
            CompletableFuture<T> future = stage.toCompletableFuture();
            if (settle() && !future.isDone()) {
                throw standsStill(what);
            }
            return Completed.await(clock, stage);
        } catch (InterruptedException broken) {
            throw interrupted(what, broken);
        }
    }

    /** Whether all has been done that can be before time goes on; otherwise it goes on by itself. */
    private boolean settle() {
        if (clock instanceof ManualClock manual && !manual.passesHere()) {
            manual.runUntilIdle();
            return true;
        }
        return false;
    }

    private static IllegalStateException standsStill(String what) {
        return new IllegalStateException(
                "to " + what + " takes time, which stands still: use the asynchronous form, and advance the clock");
    }

    private static IllegalStateException interrupted(String what, InterruptedException broken) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while it was to " + what, broken);
    }
}
