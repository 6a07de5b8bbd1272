package dev.drydock.layer;

import dev.drydock.digest.Digest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What names a stack of layers (image-spec, config.md, "Layer ChainID"). */
public record ChainId(Digest digest) {

    /**
     * {@code ChainID(L0) = DiffID(L0)}; {@code ChainID(L0|…|Ln) = Digest(ChainID(L0|…|Ln-1) + " " + DiffID(Ln))}.
     *
     * @param parent the stack below, null for the lowest layer
     */
    public static ChainId of(@Nullable ChainId parent, DiffId diffId) {
        if (parent == null) {
            return new ChainId(diffId.digest());
        }
        return new ChainId(Digest.sha256((parent + " " + diffId).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return digest.toString();
    }
}
