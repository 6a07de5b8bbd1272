package dev.drydock.filesystem;

import java.time.Instant;

/**
 * A file system that holds nothing: {@code /proc}, {@code /sys}, {@code /dev/pts}. Names cannot be made, removed or renamed
 * in it.
 */
public final class SyntheticFileSystem extends MountableFileSystem {
    private final SyntheticVnode root;
    private final Instant time;

    /**
     * A file system with this at its top: a directory, or a single file that is to be bound somewhere.
     *
     * @param time which all its files show
     */
    public SyntheticFileSystem(SyntheticNode root, Instant time) {
        this.time = time;
        this.root = new SyntheticVnode(this, null, "", root);
    }

    Instant time() {
        return time;
    }

    @Override
    Vnode root() {
        return root;
    }

    @Override
    SpaceStatus space() {
        return Space.NONE;
    }
}
