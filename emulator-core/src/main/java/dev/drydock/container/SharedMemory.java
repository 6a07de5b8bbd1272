package dev.drydock.container;

import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.WritableTree;
import org.jspecify.annotations.Nullable;

/** The {@code /dev/shm} of containers that share it ({@code --ipc}): with others, or with the machine. */
final class SharedMemory {
    private static final String SHARED = "container:";
    private static final int STICKY = 01777;

    private final ContainerStore store;
    private final ContainerSurroundings around;
    private @Nullable WritableTree machines;

    SharedMemory(ContainerStore store, ContainerSurroundings around) {
        this.store = store;
        this.around = around;
    }

    /** Null if the container has one of its own, or none. */
    @Nullable
    WritableTree of(Container container) {
        String mode = container.hostConfig().ipcMode();
        if (mode.startsWith(SHARED)) {
            return of(mode.substring(SHARED.length()));
        }
        return switch (mode) {
            case "shareable" -> make(container.hostConfig().shmSizeBytes());
            case "host" -> ofMachine();
            default -> null;
        };
    }

    private WritableTree of(String name) {
        Container donor = store.find(name);
        Run run = donor.run();
        if (run == null) {
            throw StartErrors.sharedMemory(donor.id(), " is not running");
        }
        WritableTree shared = run.sharedMemory();
        if (shared == null) {
            throw StartErrors.sharedMemory(
                    donor.id(), ": non-shareable IPC (hint: use IpcMode:shareable for the donor container)");
        }
        return shared;
    }

    /** As much as half of the machine's memory. */
    private WritableTree ofMachine() {
        WritableTree made = machines;
        if (made == null) {
            made = make(around.host().memoryBytes() / 2);
            machines = made;
        }
        return made;
    }

    private WritableTree make(long sizeBytes) {
        FileTree empty = FileTree.ofUnlayeredRoot(
                Metadata.of(STICKY, 0, 0, Metadata.nanos(around.clock().now())));
        return WritableTree.tmpfs(empty, around.storage().contents().another(), sizeBytes, around.clock()::now);
    }
}
