package dev.drydock.container;

import dev.drydock.id.IdSource;
import dev.drydock.id.IdStream;
import dev.drydock.id.NameGenerator;

/**
 * What chance has in store for the next containers and execs. Used under the engine's lock.
 *
 * @param containers the ids of containers
 * @param execs the ids of execs
 * @param names for containers that are given none
 */
public record ContainerChance(IdStream containers, IdStream execs, NameGenerator names) {

    /** That of a new engine. */
    public static ContainerChance of(IdSource ids) {
        return new ContainerChance(ids.stream("container"), ids.stream("exec"), new NameGenerator(ids.stream("name")));
    }

    /** The same that goes on by itself. */
    public ContainerChance copy() {
        return new ContainerChance(containers.copy(), execs.copy(), names.copy());
    }
}
