package dev.drydock.image;

import java.util.List;

/** Who uses images: asked before one is removed, and when they are counted. Called under the engine's lock. */
@FunctionalInterface
public interface ImageUsers {
    /** Nobody uses any. */
    ImageUsers NONE = image -> List.of();

    /** The containers made from an image. */
    List<ImageUser> of(ImageId image);
}
