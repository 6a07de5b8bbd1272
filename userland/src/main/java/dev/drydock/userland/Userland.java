package dev.drydock.userland;

import dev.drydock.process.Programs;
import dev.drydock.registry.DeferredRegistry;
import dev.drydock.registry.Registry;
import dev.drydock.userland.catalogue.Catalogue;
import dev.drydock.userland.program.DeferredPrograms;

/** The door: what an engine is given so that containers have something to run and images come from somewhere. */
public final class Userland {
    private Userland() {}

    /**
     * All programs: shells, utilities of both flavours, servers as far as there are any. Immutable, and made when the first is
     * looked for.
     */
    public static Programs programs() {
        return new DeferredPrograms();
    }

    /** What stands for Docker Hub: the built-in images, under {@code library/NAME}. Immutable. */
    public static Registry hub() {
        return new DeferredRegistry(() -> Catalogue.standard().hub());
    }
}
