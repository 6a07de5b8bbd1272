package dev.drydock;

import dev.drydock.container.ContainerChance;
import dev.drydock.container.ContainerStore;
import dev.drydock.container.ForkedParts;
import dev.drydock.event.EventLog;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.id.IdSource;
import dev.drydock.id.IdStream;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageStore;
import dev.drydock.layer.LayerStore;
import dev.drydock.ledger.Ledger;
import dev.drydock.network.Networks;
import dev.drydock.process.DefinedPrograms;
import dev.drydock.process.Programs;
import dev.drydock.process.kernel.KernelNumbers;
import dev.drydock.registry.LayerTransfers;
import dev.drydock.time.EngineClock;
import dev.drydock.volume.VolumeEvents;
import dev.drydock.volume.VolumeStore;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * All that an engine remembers, without what runs. It can be forked: contents of files, layers, trees and records are shared by
 * both, since neither ever changes them in place. Used under the engine's lock.
 *
 * @param ledger begins anew in a fork: what was asked of the other engine was not asked of this one
 * @param shares whether an engine that this is a fork of counts what is shared
 */
record EngineStores(
        Identity identity,
        Chance chance,
        ContentStore contents,
        Ledger ledger,
        EventLog events,
        LayerStore layers,
        LayerTransfers transfers,
        ImageStore images,
        VolumeStore volumes,
        Networks networks,
        ContainerStore containers,
        DefinedPrograms programs,
        KernelNumbers numbers,
        boolean shares) {

    /**
     * What does not change in the life of an engine, and is the same in its forks.
     *
     * @param booted when the machine believes to have begun
     */
    record Identity(String id, long seed, Instant booted) {}

    /** What chance has in store for what is not in one of the stores. */
    record Chance(ContainerChance containers, IdStream archives, IdStream disk, IdStream packets, IdStream faults) {
        private Chance copy() {
            return new Chance(containers.copy(), archives.copy(), disk.copy(), packets.copy(), faults.copy());
        }
    }

    /** Those of a new engine. */
    static EngineStores begin(long seed, EngineClock clock, Programs programs, String rootDirectory) {
        IdSource ids = new IdSource(seed);
        String id = uuid(ids.stream("engine"));
        ContentStore contents = emptyContents();
        Ledger ledger = new Ledger(clock);
        EventLog events = new EventLog(clock, ledger::happened);
        LayerStore layers = new LayerStore(contents, clock::now);
        ImageStore images = new ImageStore(layers, clock::now);
        VolumeStore volumes = new VolumeStore(ids, around(contents, clock, events, rootDirectory));
        return new EngineStores(
                new Identity(id, seed, clock.now()),
                new Chance(
                        ContainerChance.of(ids),
                        ids.stream("archive"),
                        ids.stream("disk"),
                        ids.stream("loss"),
                        ids.stream("faults")),
                contents,
                ledger,
                events,
                layers,
                new LayerTransfers(layers),
                images,
                volumes,
                Networks.create(ids, id, clock, events),
                new ContainerStore(),
                new DefinedPrograms(programs),
                new KernelNumbers(),
                false);
    }

    /**
     * The same for a fork.
     *
     * @param clock of the fork
     * @param others the programs of the fork beside those that were defined
     */
    EngineStores fork(EngineClock clock, Programs others, String rootDirectory) {
        ContentStore forkedContents = emptyContents();
        Ledger ofFork = new Ledger(clock);
        EventLog forkedEvents = events.fork(clock, ofFork::happened);
        LayerStore forkedLayers = layers.fork(forkedContents, clock::now);
        return new EngineStores(
                identity,
                chance.copy(),
                forkedContents,
                ofFork,
                forkedEvents,
                forkedLayers,
                transfers.fork(forkedLayers),
                images.fork(forkedLayers, clock::now),
                volumes.fork(around(forkedContents, clock, forkedEvents, rootDirectory)),
                networks.fork(clock, forkedEvents),
                containers.fork(new ForkedParts(forkedLayers, forkedContents, clock)),
                programs.fork(others),
                numbers.copy(),
                true);
    }

    /** What is written into files, and what layers are loaded from, may take half of the memory; then the disk is full. */
    private static ContentStore emptyContents() {
        return new ContentStore(Runtime.getRuntime().maxMemory() / 2);
    }

    private static VolumeStore.Surroundings around(
            ContentStore contents, EngineClock clock, EventLog events, String rootDirectory) {
        return new VolumeStore.Surroundings(contents, clock, new VolumeEvents(events), rootDirectory);
    }

    ImageEvents imageEvents() {
        return new ImageEvents(images, events);
    }

    VolumeEvents volumeEvents() {
        return new VolumeEvents(events);
    }

    /** Nothing is written any more; what a fork shares is given back. */
    void close() {
        if (shares) {
            containers.close();
            volumes.close();
            layers.close();
        }
        contents.close();
    }

    private static String uuid(RandomGenerator random) {
        long version4 = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long variant1 = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant1).toString();
    }
}
