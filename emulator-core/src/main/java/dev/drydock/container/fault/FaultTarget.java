package dev.drydock.container.fault;

import java.util.List;

/**
 * A container that may meet a fault.
 *
 * @param name without a leading slash; empty of one that is to be created, and has none yet
 * @param image as it was asked for
 * @param command what is run in it; empty where that does not matter
 */
public record FaultTarget(String name, String image, List<String> command) {

    /** Whether somebody means it: by the name of the container, or of the image that it was made from. */
    public boolean is(String container) {
        return name.equals(container) || image.equals(container);
    }

    /** How the ledger tells of one that may have no name yet. */
    String nameOrImage() {
        return name.isEmpty() ? image : name;
    }

    /** Whether a command is run in it that begins so. */
    public boolean runs(List<String> words) {
        return command.size() >= words.size()
                && command.subList(0, words.size()).equals(words);
    }
}
