package dev.drydock.registry.archive;

import dev.drydock.disk.EngineDisk;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageStore;
import dev.drydock.layer.LayerStore;
import dev.drydock.lock.EngineLock;
import dev.drydock.time.EngineClock;

/**
 * What archives are made of and go to.
 *
 * @param disk where the engine would unpack archives
 * @param imageDirectory where it keeps configurations, for words
 */
public record ArchiveSurroundings(
        EngineLock lock,
        EngineClock clock,
        ContentStore contents,
        LayerStore layers,
        ImageStore images,
        ImageEvents events,
        EngineDisk disk,
        String imageDirectory) {}
