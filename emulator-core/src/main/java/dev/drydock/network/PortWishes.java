package dev.drydock.network;

import java.util.List;

/**
 * The ports that a stack wants published, on whichever of its networks gives it a way out.
 *
 * @param opener what opens them on the machine
 */
public record PortWishes(List<PortRequest> requests, PortOpener opener) {
    /** None. */
    public static final PortWishes NONE = new PortWishes(List.of(), new PortOpener() {
        @Override
        public void open(PublishedPort port) {
            throw new IllegalStateException("no port was asked for");
        }

        @Override
        public void close(PublishedPort port) {
            // Nothing was opened.
        }
    });

    public PortWishes {
        requests = List.copyOf(requests);
    }
}
