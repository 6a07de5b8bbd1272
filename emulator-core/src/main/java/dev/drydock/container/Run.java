package dev.drydock.container;

import dev.drydock.filesystem.MountTable;
import dev.drydock.id.SandboxId;
import dev.drydock.network.PublishedPort;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.PseudoTerminal;
import dev.drydock.process.kernel.RunningProcess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a container only while it runs, from start to end.
 *
 * @param process its first process
 * @param terminal of its first process, null without one
 * @param sandbox its network stack: its own, or that of the container whose network it shares
 * @param ownsSandbox whether the stack is given up with the run
 * @param ports published on the host
 */
record Run(
        PidNamespace namespace,
        RunningProcess process,
        @Nullable PseudoTerminal terminal,
        MountTable mounts,
        SandboxId sandbox,
        boolean ownsSandbox,
        List<PublishedPort> ports) {}
