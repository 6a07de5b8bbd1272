package dev.drydock.container;

import dev.drydock.id.ContainerId;

/**
 * A container that another one calls by a name of its own ({@code --link}).
 *
 * @param name {@code parent/alias}, without a leading slash
 */
record Link(ContainerId child, String name) {

    /** The last part of the name. */
    String alias() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
