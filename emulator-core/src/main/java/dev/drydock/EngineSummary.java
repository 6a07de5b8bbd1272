package dev.drydock;

/**
 * An engine in a few numbers, all of the same moment.
 *
 * @param id a UUID, the same as long as the engine lives
 * @param running containers that run and are not paused
 * @param stopped containers that do not run, for whatever reason
 * @param eventListeners how many listen to events now
 */
public record EngineSummary(String id, int running, int paused, int stopped, int images, int eventListeners) {
    /** How many there are in whatever state. */
    public int containers() {
        return running + paused + stopped;
    }
}
