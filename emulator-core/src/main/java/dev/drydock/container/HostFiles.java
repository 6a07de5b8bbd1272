package dev.drydock.container;

import dev.drydock.filesystem.MountableFileSystem;
import java.io.IOException;

/**
 * The files of the machine that containers may be shown ({@code -v /path:/path}). Whoever calls it does not hold the
 * engine's lock: the machine may take its time.
 */
public interface HostFiles {

    /** No file of the machine is shown to anybody. */
    HostFiles NONE = new HostFiles() {
        @Override
        public boolean exists(String path) {
            return false;
        }

        @Override
        public MountableFileSystem open(String path) {
            throw ContainerErrors.notEmulated("a bind mount of " + path + " without access to files of the host");
        }
    };

    /** @param path absolute */
    boolean exists(String path);

    /**
     * A directory or a file, to be mounted; a missing directory is made, with those above it, mode 0755.
     *
     * @param path absolute
     * @throws dev.drydock.filesystem.ErrnoException why it cannot be made or opened
     */
    MountableFileSystem open(String path) throws IOException;
}
