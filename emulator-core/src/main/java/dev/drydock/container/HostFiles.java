package dev.drydock.container;

import dev.drydock.filesystem.MountableFileSystem;

/** The files of the machine that containers may be shown ({@code -v /path:/path}). */
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
     * A directory or a file, to be mounted; a missing directory is made.
     *
     * @param path absolute
     */
    MountableFileSystem open(String path);
}
