package dev.drydock.container;

import dev.drydock.container.stream.ProcessStreams;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.RunningProcess;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a container only while it runs, from start to end.
 *
 * @param process its first process
 * @param streams of its first process
 * @param sharedMemory its {@code /dev/shm} where others may have it, too; else null
 */
record Run(
        PidNamespace namespace,
        RunningProcess process,
        ProcessStreams streams,
        MountTable mounts,
        @Nullable WritableTree sharedMemory,
        NetworkStack network) {}
