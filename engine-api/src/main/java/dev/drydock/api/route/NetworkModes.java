package dev.drydock.api.route;

/** What a network mode says by its form. */
final class NetworkModes {
    private NetworkModes() {}

    static boolean isBridge(String mode) {
        return mode.equals("bridge");
    }

    static boolean isPrivate(String mode) {
        return !mode.equals("host") && !mode.startsWith("container:") && !mode.equals("container");
    }

    static boolean isUserDefined(String mode) {
        return !mode.isEmpty()
                && !mode.equals("default")
                && !isBridge(mode)
                && !mode.equals("host")
                && !mode.equals("none")
                && isPrivate(mode);
    }
}
