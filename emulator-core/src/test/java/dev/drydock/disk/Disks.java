package dev.drydock.disk;

import dev.drydock.fault.FaultTable;
import dev.drydock.id.IdSource;

/** Disks of engines for tests. */
public final class Disks {
    private Disks() {}

    /** One where the engine keeps its things by default, that is full if a fault of the table says so. */
    public static EngineDisk of(FaultTable faults) {
        return new EngineDisk(
                faults.at(EngineDisk.PLACE), "/var/lib/docker", "overlay2", new IdSource(1).stream("disk"));
    }
}
