package dev.drydock.container;

import dev.drydock.filesystem.MountableFileSystem;
import dev.drydock.filesystem.SyntheticFileSystem;
import dev.drydock.filesystem.SyntheticSocket;
import dev.drydock.network.socket.HostSockets;
import java.io.IOException;
import java.time.Instant;

/** The files of the machine, and before them the sockets that it is said to have, such as the engine's own. */
public final class EngineSocketFiles implements HostFiles {
    private static final int MODE = 0660;

    private final HostSockets sockets;
    private final HostFiles files;
    private final Instant made;

    /** @param made when the sockets were */
    public EngineSocketFiles(HostSockets sockets, HostFiles files, Instant made) {
        this.sockets = sockets;
        this.files = files;
        this.made = made;
    }

    @Override
    public boolean exists(String path) {
        return sockets.exists(path) || files.exists(path);
    }

    @Override
    public MountableFileSystem open(String path) throws IOException {
        return sockets.exists(path)
                ? new SyntheticFileSystem(new SyntheticSocket(path, MODE, 0, 0), made)
                : files.open(path);
    }
}
