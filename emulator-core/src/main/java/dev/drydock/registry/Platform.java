package dev.drydock.registry;

/**
 * What an image runs on.
 *
 * @param variant empty for none
 */
public record Platform(String os, String architecture, String variant) {
    /** The engine's own platform. */
    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", "");

    /** {@code os/architecture[/variant]}. */
    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
