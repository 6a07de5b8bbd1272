package dev.drydock.container;

/**
 * How files are to come into a container.
 *
 * @param keepKinds whether a directory may not take the place of something else, nor something else that of a directory
 * @param toContainersUser whether all of it belongs to the container's user, not to whom the tar names
 */
public record ExtractOptions(boolean keepKinds, boolean toContainersUser) {}
