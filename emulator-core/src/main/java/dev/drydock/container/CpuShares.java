package dev.drydock.container;

/** Which shares of the processors' time can be set: not the engine but the runtime looks (runc 1.3). */
final class CpuShares {
    private static final long LEAST = 2;
    private static final long MOST = 262_144;

    private CpuShares() {}

    /** Whether it can be set; 0 asks for none. */
    static boolean isAllowed(long shares) {
        return shares == 0 || (shares >= LEAST && shares <= MOST);
    }

    /** The runtime's words for one that cannot be set; to it, a negative one is very large. */
    static String refusal(long shares) {
        return shares >= 0 && shares < LEAST
                ? "the minimum allowed cpu-shares is " + LEAST
                : "the maximum allowed cpu-shares is " + MOST;
    }
}
