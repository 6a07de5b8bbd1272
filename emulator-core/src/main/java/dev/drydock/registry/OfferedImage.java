package dev.drydock.registry;

import dev.drydock.image.Platform;

/** What a registry says of an image. */
public record OfferedImage(Manifest manifest, Platform platform) {}
