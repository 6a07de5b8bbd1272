package dev.drydock.userland.utility.search;

/** What holds for a whole run of {@code find}, and what the last file's tests said about where to go. */
final class FindState {
    boolean followsAll;
    boolean followsOperands;
    boolean depthFirst;
    boolean oneDevice;
    boolean pruned;
    int leastDepth;
    int mostDepth = Integer.MAX_VALUE;
    int status;

    /** {@code -quit}. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("quit", null, false, false);
        }
    }
}
