package dev.drydock.container;

import dev.drydock.container.stream.ProcessStreams;
import dev.drydock.filesystem.MountTable;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.RunningProcess;

/**
 * What there is of a container only while it runs, from start to end.
 *
 * @param process its first process
 * @param streams of its first process
 */
record Run(
        PidNamespace namespace,
        RunningProcess process,
        ProcessStreams streams,
        MountTable mounts,
        NetworkStack network) {}
