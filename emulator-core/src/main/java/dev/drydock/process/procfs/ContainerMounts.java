package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.MountTable;
import dev.drydock.process.procfs.RefusedMountException.Step;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Docker Engine 28.5.2 and runc mount into every container besides its root, in the order of {@code /proc/mounts}:
 * {@code /proc}, {@code /dev} with its nodes, {@code /sys} with the control groups, then what the container was asked to
 * have, and at last what hides parts of {@code /proc} and {@code /sys}. All of it is made when somebody first looks there.
 *
 * <pre>{@code
 * MountTable table = MountTable.over(root);
 * new ContainerMounts(MountSettings.of(id, clock)).mountOn(table, List.of(hosts, resolvConf, volume));
 * }</pre>
 */
public final class ContainerMounts {
    private final MountSettings settings;

    public ContainerMounts(MountSettings settings) {
        this.settings = settings;
    }

    /**
     * Has all of it mounted when it is needed; only mount points of the requested ones that are missing are made now. If one
     * of these lies in another, or among the kernel's files, or Linux refuses it, all is mounted now. A requested mount at the
     * place of a usual one takes that one's stead.
     *
     * @param requested in the engine's order but for how deep they are, by which they are sorted
     * @throws RefusedMountException ENOENT if there is no such part in a requested file system, ENOTDIR if one of it and its
     *     mount point is a directory and the other is not, EROFS if a mount point would have to be made in a mount that
     *     cannot be written, or what a requested mount is refused with
     */
    public void mountOn(MountTable table, List<RequestedMount> requested) throws IOException {
        // Those that come before one that is refused leave their mount points behind, and no others do.
        boolean refused = requested.stream().anyMatch(mount -> mount.refusal() != null);
        List<Placed> sorted = requested.stream()
                .sorted(Comparator.comparingInt(mount -> depth(mount.entry().target())))
                .map(mount -> new Placed(mount, refused || isBelowUsualOne(mount) || isBelowAny(requested, mount)))
                .toList();
        Set<String> names = new HashSet<>(Set.of("proc", "dev", "sys"));
        boolean now = refused;
        for (Placed each : sorted) {
            String target = each.mount.entry().target();
            names.add(target.substring(target.lastIndexOf('/') + 1));
            now |= each.inside && !target.startsWith("/dev/");
        }
        for (Placed each : sorted) {
            if (!each.inside) {
                each.prepare(table);
            }
        }
        table.defer(names, later -> mount(sorted, later));
        if (now) {
            table.complete();
        }
    }

    /** A requested mount and what is at its place. */
    private static final class Placed {
        private RequestedMount mount;
        /** Its place is looked for only when others have been mounted. */
        private final boolean inside;

        private @Nullable Integer covered;

        Placed(RequestedMount mount, boolean inside) {
            this.mount = mount;
            this.inside = inside;
        }

        /** Makes the mount point, once it is known what it would cover. */
        void prepare(MountTable table) throws IOException {
            look(table);
            try {
                table.prepare(mount.fileSystem(), mount.part(), mount.entry().target());
            } catch (ErrnoException failed) {
                throw refused(failed);
            }
        }

        void mountOn(MountTable table) throws IOException {
            if (inside) {
                prepare(table);
            }
            if (mount.refusal() != null) {
                throw refused(Step.MOUNT, mount.refusal(), mount.entry().target());
            }
            table.bind(mount.fileSystem(), mount.part(), mount.entry());
        }

        private void look(MountTable table) throws IOException {
            try {
                int mode = table.context(Caller.nobody(), Credentials.ROOT)
                        .status(mount.entry().target())
                        .mode();
                covered = mode;
                if (mount.overDirectory() != null) {
                    mount = mount.overDirectory().apply(mode);
                }
            } catch (ErrnoException failed) {
                if (failed.errno() != Errno.ENOENT) {
                    throw refused(Step.LOOKUP, failed.errno(), mount.entry().target());
                }
            }
        }

        /** Linux reads the options of a mount before it looks what is at its place. */
        private RefusedMountException refused(ErrnoException failed) {
            if (failed.errno() == Errno.EROFS) {
                return refused(Step.PLACE, failed.errno(), String.valueOf(failed.path()));
            }
            Errno first = mount.refusal() != null ? mount.refusal() : failed.errno();
            return refused(Step.MOUNT, first, mount.entry().target());
        }

        private RefusedMountException refused(Step step, Errno errno, String path) {
            return new RefusedMountException(step, mount.entry().target(), errno, covered, path);
        }
    }

    private static boolean isBelowAny(List<RequestedMount> mounts, RequestedMount one) {
        String target = one.entry().target();
        return mounts.stream().anyMatch(mount -> target.startsWith(mount.entry().target() + "/"));
    }

    private static int depth(String path) {
        return (int) path.chars().filter(each -> each == '/').count();
    }

    private static boolean isBelowUsualOne(RequestedMount mount) {
        String path = mount.entry().target();
        return path.startsWith("/dev/") || path.startsWith("/proc/") || path.startsWith("/sys/");
    }

    private void mount(List<Placed> requested, MountTable table) throws IOException {
        Set<String> taken =
                requested.stream().map(each -> each.mount.entry().target()).collect(Collectors.toSet());
        UsualMounts usual = new UsualMounts(table, taken, settings);
        usual.before();
        for (Placed each : requested) {
            each.mountOn(table);
        }
        usual.after();
    }
}
