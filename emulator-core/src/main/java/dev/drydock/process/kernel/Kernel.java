package dev.drydock.process.kernel;

/** The kernel under all containers of an engine: its threads, its clock, its programs. One an engine. */
public interface Kernel extends AutoCloseable {

    /** A kernel without containers; it has no thread until a program runs. */
    static Kernel create(KernelSettings settings) {
        return new ContainerKernel(settings);
    }

    /** A namespace without processes yet: a container that is about to start. */
    PidNamespace namespace(NamespaceSpec spec);

    /** Kills everything that runs and leaves no thread. Idempotent. */
    @Override
    void close();
}
