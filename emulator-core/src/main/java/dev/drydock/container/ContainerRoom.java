package dev.drydock.container;

import dev.drydock.disk.EngineDisk;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.ledger.Deed;
import dev.drydock.lock.EngineLock;
import java.util.function.Supplier;

/**
 * What the engine needs room on its disk for when something is done with a container that it has: the files of one that does not
 * run must be mounted first, for which a directory is made; those of one that runs are there already.
 */
final class ContainerRoom {
    private final EngineLock lock;
    private final HostMachine host;
    private final EngineDisk disk;

    ContainerRoom(ContainerSurroundings around) {
        this.lock = around.lock();
        this.host = around.host();
        this.disk = around.disk();
    }

    /** Its files are mounted before all else. */
    void requireForStart(Container container) {
        disk.require(use("start", container), () -> makingMountPoint(container));
    }

    /** @param action whichever of {@code docker cp}'s; the engine sees the files as the container does, with its mounts */
    void requireForCopy(String action, Container container) {
        disk.require(use(action, container), () -> mountingOr(container, () -> "openat etc/resolv.conf"));
    }

    /** @param reference as the client knows it, whose words it is told in */
    void requireForExport(Container container, String reference) {
        String full = disk.refusal(
                use("export", container),
                () -> mountingOr(
                        container,
                        () -> "could not chroot: error setting up pivot dir: mkdir "
                                + disk.numbered(merged(container) + "/.pivot_root")));
        if (full != null) {
            throw new EngineException(ErrorKind.SYSTEM, "Error exporting container " + reference + ": " + full);
        }
    }

    /** What it changed is compared with what the engine put into it. */
    void requireForChanges(Container container) {
        disk.require(
                use("changes", container),
                () -> mountingOr(
                        container,
                        () -> "mkdir " + host.directories().first(container.id().value()) + "/merged"));
    }

    /** The new layer comes after its files. */
    void requireForCommit(Container container) {
        disk.require(use("commit", container), () -> mountingOr(container, () -> "mkdir " + disk.newLayer()));
    }

    /** What the engine knows of it is written down anew. */
    void requireForRename(Container container) {
        disk.require(use("rename", container), () -> writing(container, "config.v2.json"));
    }

    void requireForUpdate(Container container) {
        String full = disk.refusal(use("update", container), () -> writing(container, "config.v2.json"));
        if (full != null) {
            throw QueryErrors.cannotUpdate(ErrorKind.SYSTEM, container.id().value(), full);
        }
    }

    /** One that runs is first told of its new name servers. */
    void requireForConnection(Container container, String network) {
        disk.require(
                new Deed("network connect", network),
                () -> writing(container, isMounted(container) ? "resolv.conf.hash" : "config.v2.json"));
    }

    private static Deed use(String action, Container container) {
        return new Deed(action, container.name());
    }

    /** What fails first: the mount of its files, or what is done with those that are mounted. */
    private String mountingOr(Container container, Supplier<String> mounted) {
        return isMounted(container) ? mounted.get() : makingMountPoint(container);
    }

    /** Who needs the room may not hold the lock: a copy does not. */
    private boolean isMounted(Container container) {
        return lock.hold(() -> container.run() != null);
    }

    private String makingMountPoint(Container container) {
        return "mkdir " + merged(container);
    }

    private String merged(Container container) {
        return host.directories().merged(container.id().value());
    }

    private String writing(Container container, String file) {
        return "write " + disk.numbered(disk.path("containers/" + container.id() + "/.tmp-" + file));
    }
}
