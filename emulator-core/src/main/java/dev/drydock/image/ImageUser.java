package dev.drydock.image;

/**
 * A container that is made from an image.
 *
 * @param containerId in full
 * @param running whether it runs, be it paused or about to restart
 */
public record ImageUser(String containerId, boolean running) {}
