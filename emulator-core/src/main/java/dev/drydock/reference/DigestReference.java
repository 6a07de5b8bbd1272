package dev.drydock.reference;

import dev.drydock.digest.Digest;

/** A reference that is a digest alone: an image's id. */
public record DigestReference(Digest digest) implements Reference {

    @Override
    public String familiar() {
        return digest.toString();
    }

    @Override
    public String toString() {
        return digest.toString();
    }
}
