package dev.drydock.build;

import dev.drydock.image.Platform;
import dev.drydock.reference.ImageReference;
import org.jspecify.annotations.Nullable;

/**
 * How an image is made of files.
 *
 * @param name the image's; without a tag it means {@code latest}; null for none
 * @param platform null for that of the machine
 * @param message what its history says
 * @param changes what it is to run
 */
public record ImportRequest(
        @Nullable ImageReference name, @Nullable Platform platform, String message, ConfigChanges changes) {}
