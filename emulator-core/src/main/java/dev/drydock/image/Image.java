package dev.drydock.image;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An image: its configuration, byte for byte, and what that says. It never changes; tags are kept beside it. */
public final class Image {
    private final ImageId id;
    private final byte[] configuration;
    private final ImageConfig config;

    private Image(byte[] configuration, ImageConfig config) {
        this.id = ImageId.of(configuration);
        this.configuration = configuration;
        this.config = config;
    }

    /**
     * The image with this configuration.
     *
     * @param configuration JSON, kept as it is
     * @throws dev.drydock.error.EngineException if it is not a configuration
     */
    public static Image of(byte[] configuration) {
        byte[] kept = configuration.clone();
        return new Image(kept, ImageConfig.parse(kept));
    }

    public ImageId id() {
        return id;
    }

    /** What the configuration says. */
    public ImageConfig config() {
        return config;
    }

    /** The configuration itself: a copy of the bytes whose digest is the id. */
    public byte[] configuration() {
        return configuration.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Image image && Arrays.equals(configuration, image.configuration);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
