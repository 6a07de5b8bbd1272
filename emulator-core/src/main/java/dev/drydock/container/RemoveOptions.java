package dev.drydock.container;

/**
 * How to remove a container.
 *
 * @param force kills it first if it runs
 * @param volumes also removes its anonymous volumes
 * @param link removes the link of this name ({@code /parent/alias}), not the container
 */
public record RemoveOptions(boolean force, boolean volumes, boolean link) {
    public static final RemoveOptions DEFAULT = new RemoveOptions(false, false, false);
    public static final RemoveOptions FORCE = new RemoveOptions(true, false, false);
}
