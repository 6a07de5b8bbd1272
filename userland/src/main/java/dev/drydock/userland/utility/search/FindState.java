package dev.drydock.userland.utility.search;

/** What holds for a whole run of {@code find}, and what the last file's tests said about where to go. */
final class FindState {
    /** How the expressions that follow are written. */
    ExpressionType expressions;

    /** Whether the ages that follow are those at the end of today. */
    boolean fromDayStart;

    boolean followsAll;
    boolean followsOperands;
    boolean depthFirst;
    boolean oneDevice;
    boolean pruned;
    int leastDepth;
    int mostDepth = Integer.MAX_VALUE;
    int status;

    FindState(ExpressionType expressions) {
        this.expressions = expressions;
    }

    /** {@code -quit}. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("quit", null, false, false);
        }
    }
}
