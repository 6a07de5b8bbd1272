package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.MountableFileSystem;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.process.kernel.Accounts;
import dev.drydock.process.kernel.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the engine itself sees of a container's files, whether it runs or not (28.5.2: openContainerFS): its layer, volumes
 * and binds, and of one that runs the files of its network; neither the kernel's file systems nor any tmpfs. Mounts the
 * volumes until it is closed.
 */
final class ContainerFiles implements AutoCloseable {
    private final ContainerSurroundings around;
    private final VolumeMounts volumes;
    private final Container container;
    private final MountTable table;

    private ContainerFiles(ContainerSurroundings around, VolumeMounts volumes, Container container) {
        this.around = around;
        this.volumes = volumes;
        this.container = container;
        this.table = MountTable.over(container.layer().files());
    }

    /**
     * Not under the engine's lock: touches the host, if the container has binds.
     *
     * @throws EngineException unclassified, if something cannot be mounted
     */
    static ContainerFiles open(ContainerSurroundings around, Container container) {
        HostBinds binds = HostBinds.open(around.hostFiles(), HostBinds.Sources.of(container));
        VolumeMounts volumes =
                new VolumeMounts(around.storage().volumes(), around.storage().volumeEvents());
        ContainerFiles files = new ContainerFiles(around, volumes, container);
        boolean mounted = false;
        List<Shown> shown = around.lock().hold(() -> files.mountAll(binds));
        try {
            for (Shown mount : shown) {
                files.table.bind(mount.files(), mount.part(), mount.entry());
            }
            mounted = true;
            return files;
        } catch (ErrnoException unmountable) {
            throw ArchiveErrors.failed("mount " + unmountable.path(), unmountable);
        } catch (IOException impossible) {
            throw new UncheckedIOException("file calls fail with an errno", impossible);
        } finally {
            if (!mounted) {
                files.close();
            }
        }
    }

    /** Something that is to be mounted. */
    private record Shown(MountableFileSystem files, String part, MountEntry entry) {}

    /** Nobody is told of volumes, if something cannot be mounted: neither that they were, nor that they no longer are. */
    private List<Shown> mountAll(HostBinds binds) {
        boolean mounted = false;
        try {
            List<Shown> shown = shown(binds);
            volumes.announce(container);
            mounted = true;
            return shown;
        } catch (EngineException refused) {
            // The engine makes all of them errors of its own system, whatever they were.
            throw refused.kind() == ErrorKind.NOT_IMPLEMENTED
                    ? refused
                    : new EngineException(ErrorKind.SYSTEM, refused.words());
        } finally {
            if (!mounted) {
                volumes.release(container, mounter());
            }
        }
    }

    private List<Shown> shown(HostBinds binds) {
        List<Shown> shown = new ArrayList<>();
        for (ContainerMount mount : container.mounts()) {
            MountPoint point = mount.point();
            MountEntry entry = new MountEntry("none", point.destination(), "none", point.writable() ? "rw" : "ro");
            if (mount.isVolume()) {
                AskedMounts.VolumePart part =
                        AskedMounts.volumePart(around.storage().volumes(), mounter(), mount);
                shown.add(new Shown(part.files(), part.path(), entry));
            } else if (mount.image() != null) {
                AskedMounts.VolumePart part = AskedMounts.imagePart(around, mount, mount.image());
                shown.add(new Shown(part.files(), part.path(), entry));
            } else if (point.type().equals("bind")) {
                try {
                    shown.add(new Shown(binds.require(point.source()), "", entry));
                } catch (StartRefusal refused) {
                    throw refused.failure().exception();
                }
            }
        }
        shown.sort(
                Comparator.comparingInt(mount -> LinuxPath.depth(mount.entry().target())));
        WritableTree networkFiles = container.networkFiles();
        if (networkFiles != null) {
            for (String name : NetworkFiles.of(container)) {
                shown.add(new Shown(networkFiles, name, new MountEntry("none", "/etc/" + name, "none", "rw")));
            }
        }
        return shown;
    }

    /** Each look at the files mounts the volumes for itself. */
    private String mounter() {
        return container.id() + " " + System.identityHashCode(this);
    }

    FileContext asRoot() {
        return table.context(Caller.nobody(), Credentials.ROOT);
    }

    /**
     * Whether the engine lets something be put at a place.
     *
     * @throws EngineException invalid parameter, if the place is read-only
     */
    void requireWritable(String path) {
        for (ContainerMount mount : container.mounts()) {
            String destination = mount.destination();
            if (path.equals(destination) || path.startsWith(destination + "/")) {
                if (mount.point().writable()) {
                    return;
                }
                throw ArchiveErrors.readOnlyMount();
            }
        }
        HostConfig host = container.hostConfig();
        if (host.readonlyRootfs()) {
            throw ArchiveErrors.readOnlyRoot();
        }
    }

    /** The user whom the container's first process is. */
    TarInput.Owner user() {
        try {
            Credentials user = new Accounts(asRoot())
                    .find(container.config().user(), List.of())
                    .credentials();
            return new TarInput.Owner(user.uid(), user.gid());
        } catch (StartException unknown) {
            throw new EngineException(ErrorKind.SYSTEM, unknown.words());
        }
    }

    @Override
    public void close() {
        around.lock().run(() -> volumes.unmount(container, mounter()));
    }
}
