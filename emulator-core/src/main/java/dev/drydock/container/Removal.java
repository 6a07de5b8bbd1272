package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.volume.VolumeStore;

/** Forgets containers that do not run, with all that is theirs (28.5.2: cleanupContainer). Used under the engine's lock. */
final class Removal {
    private final ContainerSurroundings around;
    private final ContainerStore store;
    private final ContainerEvents events;
    private final Linking linking;

    Removal(ContainerSurroundings around, ContainerStore store, ContainerEvents events) {
        this.around = around;
        this.store = store;
        this.events = events;
        this.linking = new Linking(store);
    }

    /**
     * Emits {@code destroy}. Nothing happens if it is gone already.
     *
     * @param volumes whether its anonymous volumes go too, as far as nobody else uses them
     */
    void remove(Container container, boolean volumes) {
        if (!store.contains(container)) {
            return;
        }
        // A removal wipes the error of a start that failed: whoever waits for it hears of the exit code alone.
        if (container.run() != null) {
            throw new IllegalStateException("container " + container.id() + " still runs");
        }
        WaitResult result = new WaitResult(container.state().exitCode(), null);
        container.enter(new ContainerState.Removing(container.state()));
        store.remove(container);
        giveUpVolumes(container, volumes);
        linking.forget(container);
        store.release(container.name());
        container.waits().removed(around.lock(), result);
        events.publish(container, "destroy");
        around.lock().afterwards(() -> {
            container.output().finish();
            container.layer().close();
            container
                    .mounts()
                    .forEach(mount ->
                            MountPlan.giveUpImage(mount, around.storage().layers()));
        });
    }

    private void giveUpVolumes(Container container, boolean removeThem) {
        VolumeStore all = around.storage().volumes();
        for (ContainerMount mount : container.mounts()) {
            if (mount.isVolume()) {
                all.giveUp(mount.volume(), container.id().value());
                if (removeThem && mount.isAnonymous()) {
                    removeUnused(all, mount.volume());
                }
            }
        }
    }

    static void removeUnused(VolumeStore all, String volume) {
        try {
            all.remove(volume, true);
        } catch (EngineException used) {
            // Another container has it, by --volumes-from; it goes with the last one that asks for that.
            if (used.kind() != ErrorKind.CONFLICT) {
                throw used;
            }
        }
    }
}
