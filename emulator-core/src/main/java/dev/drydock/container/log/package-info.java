/**
 * What a container wrote, kept line by line.
 *
 * <p>Nouns: {@link dev.drydock.container.log.ContainerLog} (read it first) and {@link
 * dev.drydock.container.log.LogEntry}. Uses {@code time} and {@code container.stream}. Does not belong here: which logging
 * drivers a container may ask for.
 */
@NullMarked
package dev.drydock.container.log;

import org.jspecify.annotations.NullMarked;
