package dev.drydock.container;

import dev.drydock.id.ContainerId;
import dev.drydock.id.NameGenerator;
import java.util.regex.Pattern;

/** Which names a container may have, and who has which. Used under the engine's lock. */
final class ContainerNames {
    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private final ContainerStore store;
    private final NameGenerator generator;

    ContainerNames(ContainerStore store, NameGenerator generator) {
        this.store = store;
        this.generator = generator;
    }

    /**
     * Takes a name for a container.
     *
     * @param asked with or without a leading slash; refusals of the form show it as it is
     * @return without a slash
     */
    String reserve(String asked, ContainerId holder) {
        String name = ContainerStore.withoutSlash(asked);
        if (!VALID.matcher(name).matches()) {
            throw CreateErrors.invalidName(asked);
        }
        ContainerId present = store.holder(name);
        if (present != null && !present.equals(holder)) {
            throw CreateErrors.nameInUse(name, present);
        }
        store.reserve(name, holder);
        return name;
    }

    /** Makes a name up and takes it. */
    String generate(ContainerId holder) {
        String name = generator.generate(candidate -> store.holder(candidate) != null, holder);
        store.reserve(name, holder);
        return name;
    }
}
