package dev.drydock;

import dev.drydock.container.Containers;
import dev.drydock.container.Execs;
import dev.drydock.container.HostMachine;
import dev.drydock.time.EngineClock;

/**
 * A Docker Engine in memory: the door to everything. Safe for use by any number of threads. Engines share nothing that
 * changes; thousands can live side by side.
 */
public interface Engine extends AutoCloseable {

    /** The version of the engine whose answers these are. */
    String VERSION = "28.5.2";

    Containers containers();

    Execs execs();

    /** The machine that the engine believes to run on. */
    HostMachine host();

    EngineClock clock();

    /**
     * Another engine with the same images, volumes, networks and containers, that from now on changes by itself.
     */
    Engine fork();

    /** Kills everything that runs, ends every stream, leaves no thread. Idempotent. */
    @Override
    void close();
}
