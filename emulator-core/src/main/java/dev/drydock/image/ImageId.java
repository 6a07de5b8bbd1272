package dev.drydock.image;

import dev.drydock.digest.Digest;

/** An image's id: the SHA-256 of its configuration, byte for byte (OCI image spec, config.md, "ImageID"). */
public record ImageId(Digest digest) implements Comparable<ImageId> {

    /** The id of the image with this configuration. */
    public static ImageId of(byte[] configuration) {
        return new ImageId(Digest.sha256(configuration));
    }

    /**
     * Reads {@code sha256:…}.
     *
     * @throws dev.drydock.error.EngineException invalid parameter, in the engine's words
     */
    public static ImageId parse(String text) {
        return new ImageId(Digest.parse(text));
    }

    /** The first 12 digits, as lists show it. */
    public String shortForm() {
        return digest.shortHex();
    }

    @Override
    public int compareTo(ImageId other) {
        return digest.compareTo(other.digest);
    }

    /** {@code sha256:…}. */
    @Override
    public String toString() {
        return digest.toString();
    }
}
