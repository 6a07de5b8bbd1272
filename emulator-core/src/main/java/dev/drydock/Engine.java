package dev.drydock;

import dev.drydock.build.ImageImport;
import dev.drydock.container.Containers;
import dev.drydock.container.Execs;
import dev.drydock.container.HostMachine;
import dev.drydock.event.EventFeed;
import dev.drydock.image.Images;
import dev.drydock.network.SharedNetworks;
import dev.drydock.registry.Registries;
import dev.drydock.registry.archive.ImageArchives;
import dev.drydock.time.EngineClock;
import dev.drydock.volume.Volumes;

/**
 * A Docker Engine in memory: the door to everything. Safe for use by any number of threads. Engines share nothing that
 * changes; thousands can live side by side.
 */
public interface Engine extends AutoCloseable {

    /** The version of the engine whose answers these are. */
    String VERSION = "28.5.2";

    /** An engine on real time, with a random seed, without images and programs. */
    static Engine create() {
        return builder().build();
    }

    /** To say what an engine is made of. */
    static EngineBuilder builder() {
        return new EngineBuilder();
    }

    Containers containers();

    Execs execs();

    Images images();

    Volumes volumes();

    SharedNetworks networks();

    /** What happened and what happens. */
    EventFeed events();

    /** What goes between this engine and registries: pulls, logins. */
    Registries registries();

    /** Images as files: save and load. */
    ImageArchives archives();

    /** Images made of tars of files. */
    ImageImport imports();

    EngineSummary summary();

    /** The machine that the engine believes to run on. */
    HostMachine host();

    EngineClock clock();

    /** Kills everything that runs, ends every stream, leaves no thread. Idempotent. */
    @Override
    void close();
}
