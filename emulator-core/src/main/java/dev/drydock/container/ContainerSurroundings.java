package dev.drydock.container;

import dev.drydock.container.fault.ContainerFaults;
import dev.drydock.disk.EngineDisk;
import dev.drydock.event.EventLog;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageStore;
import dev.drydock.layer.LayerStore;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import dev.drydock.network.HostNetwork;
import dev.drydock.network.Networks;
import dev.drydock.network.Sandboxes;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.network.socket.Internet;
import dev.drydock.process.kernel.Kernel;
import dev.drydock.time.EngineClock;
import dev.drydock.volume.VolumeEvents;
import dev.drydock.volume.VolumeStore;

/** What containers live among: the other parts of the engine that they use. */
public record ContainerSurroundings(
        EngineLock lock,
        EngineClock clock,
        ContainerChance chance,
        EventLog events,
        Ledger ledger,
        HostMachine host,
        HostFiles hostFiles,
        Storage storage,
        Network network,
        Kernel kernel,
        ContainerFaults faults,
        EngineDisk disk) {

    /** Images, volumes, and where files are. */
    public record Storage(
            ContentStore contents,
            LayerStore layers,
            ImageStore images,
            ImageEvents imageEvents,
            VolumeStore volumes,
            VolumeEvents volumeEvents) {}

    /** Networks, who is on them, and what goes over them. */
    public record Network(
            HostNetwork host, Networks networks, Sandboxes sandboxes, Internet internet, HostPorts hostPorts) {}
}
