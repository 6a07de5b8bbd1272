package dev.drydock.container;

import dev.drydock.container.log.ContainerLog;
import dev.drydock.container.log.LogRotation;
import dev.drydock.container.stream.InputPort;
import dev.drydock.container.stream.OutputHub;
import dev.drydock.container.stream.OutputLog;
import dev.drydock.time.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * Where a container's output goes and its input comes from. They outlive a run: a client may attach before the start.
 *
 * @param log null for the logging driver {@code none}
 */
record ContainerStreams(@Nullable ContainerLog log, OutputHub output, InputPort input) {

    /** @param rotation null for the logging driver {@code none} */
    static ContainerStreams create(EngineClock clock, @Nullable LogRotation rotation) {
        ContainerLog log = rotation == null ? null : new ContainerLog(clock, rotation);
        return of(log);
    }

    private static ContainerStreams of(@Nullable ContainerLog log) {
        return new ContainerStreams(log, new OutputHub(log == null ? OutputLog.NONE : log), new InputPort());
    }

    /** The same log, and nobody who is attached. */
    ContainerStreams fork(EngineClock clock) {
        return of(log == null ? null : log.fork(clock));
    }
}
