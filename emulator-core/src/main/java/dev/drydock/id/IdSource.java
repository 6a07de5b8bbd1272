package dev.drydock.id;

import java.util.random.RandomGenerator;

/**
 * The engine's only source of chance: the same seed gives the same ids, names, MAC addresses and random bytes in the
 * same order. Each kind of thing draws from a stream of its own, so that one more image does not change the next
 * container's id. Not thread-safe: it is used under the engine's lock.
 */
public final class IdSource {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final long seed;

    public IdSource(long seed) {
        this.seed = seed;
    }

    /**
     * A stream of chance for one kind of thing, always the same for the same seed and name.
     *
     * @param name such as {@code container} or {@code mac}
     */
    public IdStream stream(String name) {
        long mixed = seed;
        for (int i = 0; i < name.length(); i++) {
            mixed = (mixed ^ name.charAt(i)) * 0x100000001b3L;
        }
        return new IdStream(mixed);
    }

    /** 64 hexadecimal digits, the form of container, network and exec ids. */
    public static String hexId(RandomGenerator random) {
        char[] digits = new char[64];
        for (int i = 0; i < digits.length; i += 16) {
            long bits = random.nextLong();
            for (int j = 0; j < 16; j++) {
                digits[i + j] = HEX[(int) (bits >>> (60 - 4 * j)) & 0xf];
            }
        }
        return new String(digits);
    }
}
