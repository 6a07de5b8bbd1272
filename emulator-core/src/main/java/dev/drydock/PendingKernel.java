package dev.drydock;

import dev.drydock.process.kernel.Kernel;
import dev.drydock.process.kernel.NamespaceSpec;
import dev.drydock.process.kernel.PidNamespace;

/** Runs nothing. */
final class PendingKernel implements Kernel {
    @Override
    public PidNamespace namespace(NamespaceSpec spec) {
        throw new IllegalStateException("no kernel");
    }

    @Override
    public void close() {}
}
