package dev.drydock.container;

import dev.drydock.filesystem.WritableTree;
import dev.drydock.id.SandboxId;

/**
 * The network of a running container.
 *
 * @param sandbox its own stack, or that of the container whose network it shares
 * @param owned whether the stack is given up with the run
 * @param files {@code hosts}, {@code hostname} and {@code resolv.conf}, shared with the stack
 */
record NetworkStack(SandboxId sandbox, boolean owned, WritableTree files) {
    /** The same with other files: their copies in a fork. */
    NetworkStack with(WritableTree otherFiles) {
        return new NetworkStack(sandbox, owned, otherFiles);
    }

    /** The same for a container that shares it. */
    NetworkStack shared() {
        return new NetworkStack(sandbox, false, files);
    }
}
