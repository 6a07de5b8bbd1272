package dev.drydock.container;

/**
 * What {@code HostConfig.NetworkMode} says.
 *
 * @param text as given
 */
record NetworkMode(String text) {
    private static final String CONTAINER = "container:";

    boolean isDefault() {
        return text.equals("default");
    }

    boolean isBridge() {
        return text.equals("bridge");
    }

    boolean isHost() {
        return text.equals("host");
    }

    boolean isNone() {
        return text.equals("none");
    }

    boolean isContainer() {
        return text.startsWith(CONTAINER);
    }

    /** Whose network it shares; empty if it shares none. */
    String connectedContainer() {
        return isContainer() ? text.substring(CONTAINER.length()) : "";
    }

    boolean isUserDefined() {
        return !isDefault() && !isBridge() && !isHost() && !isNone() && !isContainer();
    }

    /** Whether it has a network namespace of its own. */
    boolean isPrivate() {
        return !isHost() && !isContainer();
    }
}
