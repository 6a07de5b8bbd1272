package dev.drydock.process.kernel;

/** The kernel of an engine. */
final class ContainerKernel implements Kernel {
    private final KernelSettings settings;

    ContainerKernel(KernelSettings settings) {
        this.settings = settings;
    }

    KernelSettings settings() {
        return settings;
    }

    @Override
    public PidNamespace namespace(NamespaceSpec spec) {
        throw new UnsupportedOperationException("no processes yet");
    }

    @Override
    public void close() {
        // Nothing runs yet.
    }
}
