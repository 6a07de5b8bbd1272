package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.log.ContainerLog;
import dev.drydock.container.stream.AttachOptions;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.ClientAttachment;
import dev.drydock.container.stream.DetachKeys;
import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.HeldFrames;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.error.EngineException;
import dev.drydock.lock.EngineLock;
import dev.drydock.process.Terminal.WindowSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What clients do at the streams of a container: read its log, attach, tell the size of their terminal. Used under the
 * engine's lock.
 */
final class Clients {
    private final EngineLock lock;
    private final ContainerEvents events;

    Clients(EngineLock lock, ContainerEvents events) {
        this.lock = lock;
        this.events = events;
    }

    FrameSource logs(Container container, LogOptions options) {
        Permission.require(Action.LOGS, container, container.name());
        ContainerLog log = readable(container.streams().log());
        String details = LogDriver.open(container);
        return log.read(options, container.config().tty(), options.details() ? details : "");
    }

    /** @param reference what the client wrote for the container */
    Attachment attach(Container container, AttachOptions options, DetachKeys keys, String reference) {
        Permission.require(Action.ATTACH, container, reference);
        ContainerConfig config = container.config();
        ContainerLog log = container.streams().log();
        if (options.logs()) {
            try {
                readable(log);
                LogDriver.open(container);
            } catch (EngineException refused) {
                byte[] words = ("Error attaching: " + refused.words() + "\n").getBytes(StandardCharsets.UTF_8);
                return ended(config, List.of(new Frame(Frame.Stream.STDOUT, words)));
            }
        }
        events.publish(container, "attach");
        Supplier<List<Frame>> before = log == null || !options.logs()
                ? List::of
                : () -> log.frames(options.stdout(), options.stderr(), config.tty());
        if (!options.stream()) {
            return ended(config, before.get());
        }
        boolean input = options.stdin() && config.openStdin();
        boolean waits = config.stdinOnce() && !config.tty();
        FrameSource frames = input || options.stdout() || options.stderr() || waits
                ? container.output().attach(options.stdout(), options.stderr(), before)
                : new HeldFrames(before.get());
        return new ClientAttachment(
                frames,
                input ? container.input() : null,
                config.tty(),
                config.stdinOnce(),
                keys,
                () -> lock.run(() -> events.publish(container, "detach")));
    }

    private static ContainerLog readable(@Nullable ContainerLog log) {
        if (log == null) {
            throw QueryErrors.logsUnreadable();
        }
        return log;
    }

    private static Attachment ended(ContainerConfig config, List<Frame> frames) {
        return new ClientAttachment(new HeldFrames(frames), null, config.tty(), false, DetachKeys.DEFAULT, () -> {});
    }

    void resize(Container container, int rows, int columns) {
        Permission.require(Action.RESIZE, container, container.name());
        Run run = container.requireRun();
        if (run.streams().terminal() != null) {
            run.streams().terminal().resize(new WindowSize(rows, columns));
        }
        events.publish(
                container, "resize", Map.of("height", Integer.toString(rows), "width", Integer.toString(columns)));
    }
}
