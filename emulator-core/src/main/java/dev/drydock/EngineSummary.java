package dev.drydock;

/**
 * An engine in a few numbers, all of the same moment.
 *
 * @param id a UUID, the same as long as the engine lives
 * @param running containers that run and are not paused
 * @param stopped containers that do not run, for whatever reason
 * @param eventListeners how many listen to events now
 * @param liveRestore whether containers run on while the engine is begun again
 */
public record EngineSummary(
        String id, int running, int paused, int stopped, int images, int eventListeners, boolean liveRestore) {
    /** How many there are in whatever state. */
    public int containers() {
        return running + paused + stopped;
    }
}
