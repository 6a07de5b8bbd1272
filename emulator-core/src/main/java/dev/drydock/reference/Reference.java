package dev.drydock.reference;

import dev.drydock.digest.Digest;
import dev.drydock.error.EngineException;

/** What a client may name an image by: a repository with tag or digest, or the digest that is the image's id. */
public sealed interface Reference permits ImageReference, DigestReference {

    /**
     * Reads a name or an id: 64 hexadecimal digits and a whole digest are an id, everything else is a name. The beginning
     * of an id is not told from a name here, because only the images that exist decide that.
     *
     * @throws EngineException invalid parameter, in the engine's words
     */
    static Reference parse(String text) {
        if (ReferenceGrammar.isIdentifier(text)) {
            return new DigestReference(new Digest("sha256", text));
        }
        if (ReferenceGrammar.mayBeDigest(text)) {
            try {
                return new DigestReference(Digest.parse(text));
            } catch (EngineException notADigest) {
                return ImageReference.parse(text);
            }
        }
        return ImageReference.parse(text);
    }

    /** The short form that people use: without {@code docker.io/library/}. */
    String familiar();
}
