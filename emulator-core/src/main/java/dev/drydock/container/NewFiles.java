package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.id.ContainerId;
import dev.drydock.volume.CopyUp;
import dev.drydock.volume.VolumeStore;
import java.io.IOException;

/**
 * What a new container finds in its files: its working directory, and in empty volumes what its image has at their place
 * (28.5.2: createContainerOSSpecificSettings).
 */
final class NewFiles {
    private static final int MODE = 0755;

    private final FileContext files;
    private final VolumeStore volumes;
    private final ContainerId container;
    private final String root;

    /**
     * @param files the container's own and its image's, without mounts
     * @param root where the engine believes to have them
     */
    NewFiles(FileContext files, VolumeStore volumes, ContainerId container, String root) {
        this.root = root;
        this.files = files;
        this.volumes = volumes;
        this.container = container;
    }

    void prepare(ContainerConfig config, MountPlan plan) throws IOException {
        if (!config.workingDir().isEmpty()) {
            makeWorkingDirectory(config.workingDir());
        }
        if (config.volumes() != null) {
            for (String path : config.volumes()) {
                declare(LinuxPath.clean(path), plan);
            }
        }
        for (ContainerMount mount : plan.mounts()) {
            if (mount.isVolume() && mount.copiesUp()) {
                fill(mount);
            }
        }
    }

    private void makeWorkingDirectory(String path) throws IOException {
        int end = 0;
        while (end < path.length()) {
            int slash = path.indexOf('/', end + 1);
            end = slash < 0 ? path.length() : slash;
            makeDirectory(path.substring(0, end));
        }
    }

    private void makeDirectory(String path) throws IOException {
        try {
            if (!files.exists(path)) {
                files.makeDirectory(path, MODE);
            } else if (!files.status(path).isDirectory()) {
                throw CreateErrors.workingDirectoryIsFile(path);
            }
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.ENOTDIR) {
                throw CreateErrors.workingDirectoryIsFile(path);
            }
            throw failed;
        }
    }

    private void declare(String path, MountPlan plan) throws IOException {
        if (plan.isMounted(path)) {
            return;
        }
        if (files.exists(path) && !files.status(path).isDirectory()) {
            throw CreateErrors.volumeOverFile(path);
        }
        plan.addDeclared(path);
    }

    private void requireReachable(String path) throws IOException {
        try {
            files.status(path);
        } catch (ErrnoException failed) {
            if (failed.errno() == Errno.ENOTDIR) {
                throw CreateErrors.volumeBelowFile(root + path);
            }
        }
    }

    /**
     * Makes the part of a volume that is asked for the root of what is seen.
     *
     * @return false if it is missing, which is told at the start
     */
    private boolean entered(FileContext inside, WritableTree volume, ContainerMount mount) throws IOException {
        String subpath;
        try {
            subpath = AskedMounts.subpath(volumes, volume, mount);
        } catch (EngineException refused) {
            if (refused.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw CreateErrors.notPopulated(refused);
        }
        if (subpath.isEmpty()) {
            return true;
        }
        if (!inside.status(subpath).isDirectory()) {
            throw CreateErrors.subpathIsFile();
        }
        inside.changeRoot(subpath);
        return true;
    }

    private void fill(ContainerMount mount) throws IOException {
        requireReachable(mount.destination());
        WritableTree volume = volumes.mount(mount.volume(), container.value());
        try {
            FileContext inside = MountTable.over(volume).context(Caller.nobody(), Credentials.ROOT);
            if (files.exists(mount.destination()) && entered(inside, volume, mount)) {
                CopyUp.copy(files, mount.destination(), inside);
            }
        } finally {
            volumes.unmount(mount.volume(), container.value());
        }
    }
}
