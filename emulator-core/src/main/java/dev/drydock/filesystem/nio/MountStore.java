package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.SpaceStatus;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is mounted at a place. */
final class MountStore extends FileStore {
    private static final Set<Class<?>> VIEWS = Set.of(
            BasicFileAttributeView.class,
            FileOwnerAttributeView.class,
            PosixFileAttributeView.class,
            UserDefinedFileAttributeView.class);

    private final ContextFileSystem fileSystem;
    private final MountEntry mount;

    MountStore(ContextFileSystem fileSystem, MountEntry mount) {
        this.fileSystem = fileSystem;
        this.mount = mount;
    }

    /** The store that a file is in. */
    static MountStore of(ContextPath path) throws IOException {
        ContextFileSystem fileSystem = path.getFileSystem();
        String real = path.toRealPath().toString();
        MountEntry nearest = null;
        for (MountEntry each : fileSystem.context().mounts()) {
            String target = each.target().equals("/") ? "" : each.target();
            boolean covers = real.equals(target) || real.startsWith(target + "/");
            if (covers
                    && (nearest == null
                            || each.target().length() >= nearest.target().length())) {
                nearest = each;
            }
        }
        if (nearest == null) {
            throw new IllegalStateException("nothing is mounted at the root");
        }
        return new MountStore(fileSystem, nearest);
    }

    @Override
    public String name() {
        return mount.source();
    }

    @Override
    public String type() {
        return mount.type();
    }

    @Override
    public boolean isReadOnly() {
        return mount.options().equals("ro") || mount.options().startsWith("ro,");
    }

    private SpaceStatus space() throws IOException {
        return NioErrors.translated(
                fileSystem.getPath(mount.target()), () -> fileSystem.context().space(mount.target()));
    }

    @Override
    public long getTotalSpace() throws IOException {
        return space().totalBytes();
    }

    @Override
    public long getUsableSpace() throws IOException {
        return space().freeBytes();
    }

    @Override
    public long getUnallocatedSpace() throws IOException {
        return space().freeBytes();
    }

    @Override
    public long getBlockSize() throws IOException {
        return space().blockSizeBytes();
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
        return VIEWS.contains(type);
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
        return ContextFileSystem.VIEWS.contains(name);
    }

    @Override
    public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
        return null;
    }

    @Override
    public Object getAttribute(String attribute) throws IOException {
        return switch (attribute) {
            case "totalSpace" -> getTotalSpace();
            case "usableSpace" -> getUsableSpace();
            case "unallocatedSpace" -> getUnallocatedSpace();
            default -> throw new UnsupportedOperationException("'" + attribute + "' not recognized");
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MountStore that && fileSystem == that.fileSystem && mount.equals(that.mount);
    }

    @Override
    public int hashCode() {
        return mount.hashCode();
    }

    @Override
    public String toString() {
        return mount.target() + " (" + mount.source() + ")";
    }
}
