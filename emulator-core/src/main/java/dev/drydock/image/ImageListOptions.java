package dev.drydock.image;

import dev.drydock.filter.Filters;

/**
 * Which images a list shows, and how much of them.
 *
 * @param all also images without a name that others were made from
 * @param filters {@code before}, {@code dangling}, {@code label}, {@code label!}, {@code reference}, {@code since}, {@code
 *     until}
 * @param sharedSize whether the bytes are counted that other images have too
 */
public record ImageListOptions(boolean all, Filters filters, boolean sharedSize) {
    /** All images with a name, and those that nothing was made from. */
    public static final ImageListOptions DEFAULT = new ImageListOptions(false, Filters.NONE, false);
}
