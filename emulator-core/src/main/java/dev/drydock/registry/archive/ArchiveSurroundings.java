package dev.drydock.registry.archive;

import dev.drydock.filesystem.ContentStore;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageStore;
import dev.drydock.layer.LayerStore;
import dev.drydock.lock.EngineLock;
import dev.drydock.time.EngineClock;
import java.util.random.RandomGenerator;

/**
 * What archives are made of and go to.
 *
 * @param chance numbers the directories that the engine would unpack archives into
 * @param rootDirectory where the engine keeps its things, for words
 * @param imageDirectory where it keeps configurations, for words
 */
public record ArchiveSurroundings(
        EngineLock lock,
        EngineClock clock,
        RandomGenerator chance,
        ContentStore contents,
        LayerStore layers,
        ImageStore images,
        ImageEvents events,
        String rootDirectory,
        String imageDirectory) {}
