package dev.drydock.userland;

import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import dev.drydock.registry.DeferredRegistry;
import dev.drydock.registry.Registry;
import dev.drydock.userland.catalogue.Catalogue;
import dev.drydock.userland.catalogue.ProgramImage;
import dev.drydock.userland.program.OwnPrograms;
import dev.drydock.userland.program.UserlandPrograms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The door: what an engine is given so that containers have something to run and images come from somewhere. */
public final class Userland {
    private Userland() {}

    /**
     * All programs: shells, utilities of both flavours, servers as far as there are any. Each is loaded when it is first
     * called.
     */
    public static Programs programs() {
        return UserlandPrograms.standard();
    }

    /** As {@link #programs()}, with those of the user's own images. */
    public static Programs programs(ProgramImage... own) {
        Map<String, Program> programs = new LinkedHashMap<>();
        for (ProgramImage image : own) {
            programs.put(image.stub(), image.program());
        }
        return new OwnPrograms(programs, programs());
    }

    /** What stands for Docker Hub: the built-in images, under {@code library/NAME}. Immutable. */
    public static Registry hub() {
        return new DeferredRegistry(() -> Catalogue.standard().hub());
    }

    /** As {@link #hub()}, with the user's own images; one of the same name as a built-in one takes its place. */
    public static Registry hub(ProgramImage... own) {
        List<ProgramImage> images = List.of(own);
        return new DeferredRegistry(() -> Catalogue.standard().hubWith(images));
    }
}
