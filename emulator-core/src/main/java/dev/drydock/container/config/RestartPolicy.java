package dev.drydock.container.config;

/**
 * Whether a container that ended is started again.
 *
 * @param name empty, {@code no}, {@code always}, {@code on-failure} or {@code unless-stopped}
 * @param maximumRetryCount for {@code on-failure}; 0 means without bound
 */
public record RestartPolicy(String name, int maximumRetryCount) {
    /** Nothing asked for. */
    public static final RestartPolicy UNSET = new RestartPolicy("", 0);

    public static final RestartPolicy NO = new RestartPolicy("no", 0);

    public boolean isNone() {
        return name.isEmpty() || name.equals("no");
    }

    public boolean isAlways() {
        return name.equals("always");
    }

    public boolean isOnFailure() {
        return name.equals("on-failure");
    }

    public boolean isUnlessStopped() {
        return name.equals("unless-stopped");
    }
}
