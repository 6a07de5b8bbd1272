package dev.drydock.userland.utility.awk;

/** The C library's {@code random}: the additive feedback of 31 words that glibc begins with, so that a seed means the same. */
final class RandomNumbers {
    private static final int DEGREE = 31;
    private static final int SEPARATION = 3;
    private static final int WARM_UP = 10 * DEGREE;

    private final int[] state = new int[DEGREE];
    private int front = SEPARATION;
    private int rear;

    RandomNumbers(long seed) {
        int word = (int) seed == 0 ? 1 : (int) seed;
        state[0] = word;
        for (int i = 1; i < DEGREE; i++) {
            long next = 16807L * (word % 127773) - 2836L * (word / 127773);
            word = (int) (next < 0 ? next + Integer.MAX_VALUE : next);
            state[i] = word;
        }
        for (int i = 0; i < WARM_UP; i++) {
            next();
        }
    }

    /** From 0 to 2^31-1. */
    int next() {
        state[front] += state[rear];
        int result = state[front] >>> 1;
        front = (front + 1) % DEGREE;
        rear = (rear + 1) % DEGREE;
        return result;
    }
}
