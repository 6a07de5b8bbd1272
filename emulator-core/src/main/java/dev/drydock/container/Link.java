package dev.drydock.container;

import dev.drydock.id.ContainerId;

/**
 * A container that another one calls by a name of its own ({@code --link}). It outlives its target: the engine goes on
 * showing it, and it goes on asking for a container that runs.
 *
 * @param childName what the target is called, or was when it was removed
 * @param name {@code parent/alias}, without a leading slash
 */
record Link(ContainerId child, String childName, String name) {

    /** The last part of the name. */
    String alias() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
