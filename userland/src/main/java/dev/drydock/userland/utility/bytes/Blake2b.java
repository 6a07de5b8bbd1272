package dev.drydock.userland.utility.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/** BLAKE2b without a key (RFC 7693), which the JDK does not have. */
final class Blake2b extends MessageDigest {
    private static final int BLOCK_BYTES = 128;
    private static final int ROUNDS = 12;
    private static final int PARAMETERS = 0x01010000;
    private static final long[] INITIAL = {
        0x6a09e667f3bcc908L,
        0xbb67ae8584caa73bL,
        0x3c6ef372fe94f82bL,
        0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L,
        0x9b05688c2b3e6c1fL,
        0x1f83d9abfb41bd6bL,
        0x5be0cd19137e2179L
    };
    private static final String[] ORDER = {
        "0123456789abcdef",
        "ea489fd61c02b753",
        "b8c052fdae367194",
        "7931dcbe265a40f8",
        "905724afe1bc683d",
        "2c6a0b834d75fe19",
        "c51fed4a0763928b",
        "db7ec13950f4862a",
        "6fe9b308c2d714a5",
        "a2847615fb9e3cd0"
    };

    private final int length;
    private final long[] state = new long[INITIAL.length];
    private final byte[] block = new byte[BLOCK_BYTES];
    private int filled;
    private long counted;

    /** @param length bytes of the digest, 1 to 64 */
    Blake2b(int length) {
        super("BLAKE2b");
        this.length = length;
        clear();
    }

    private void clear() {
        System.arraycopy(INITIAL, 0, state, 0, state.length);
        state[0] ^= PARAMETERS ^ length;
        filled = 0;
        counted = 0;
    }

    @Override
    protected int engineGetDigestLength() {
        return length;
    }

    @Override
    protected void engineUpdate(byte input) {
        engineUpdate(new byte[] {input}, 0, 1);
    }

    /** A full block is kept until more comes, because the last one is treated differently. */
    @Override
    protected void engineUpdate(byte[] input, int offset, int count) {
        for (int done = 0; done < count; ) {
            if (filled == BLOCK_BYTES) {
                counted += BLOCK_BYTES;
                compress(false);
                filled = 0;
            }
            int step = Math.min(count - done, BLOCK_BYTES - filled);
            System.arraycopy(input, offset + done, block, filled, step);
            filled += step;
            done += step;
        }
    }

    @Override
    protected byte[] engineDigest() {
        counted += filled;
        Arrays.fill(block, filled, BLOCK_BYTES, (byte) 0);
        compress(true);
        ByteBuffer all = ByteBuffer.allocate(state.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long word : state) {
            all.putLong(word);
        }
        clear();
        return Arrays.copyOf(all.array(), length);
    }

    @Override
    protected void engineReset() {
        clear();
    }

    private void compress(boolean last) {
        long[] words = new long[2 * state.length];
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        long[] v = Arrays.copyOf(state, 2 * state.length);
        System.arraycopy(INITIAL, 0, v, state.length, INITIAL.length);
        v[12] ^= counted;
        v[14] ^= last ? -1L : 0;
        for (int round = 0; round < ROUNDS; round++) {
            String order = ORDER[round % ORDER.length];
            for (int i = 0; i < state.length; i++) {
                int column = i & 3;
                int shift = i < 4 ? 0 : 1;
                mix(
                        v,
                        new int[] {
                            column,
                            4 + (column + shift) % 4,
                            8 + (column + 2 * shift) % 4,
                            12 + (column + 3 * shift) % 4
                        },
                        words[Character.digit(order.charAt(2 * i), 16)],
                        words[Character.digit(order.charAt(2 * i + 1), 16)]);
            }
        }
        for (int i = 0; i < state.length; i++) {
            state[i] ^= v[i] ^ v[i + state.length];
        }
    }

    private static void mix(long[] v, int[] at, long x, long y) {
        v[at[0]] += v[at[1]] + x;
        v[at[3]] = Long.rotateRight(v[at[3]] ^ v[at[0]], 32);
        v[at[2]] += v[at[3]];
        v[at[1]] = Long.rotateRight(v[at[1]] ^ v[at[2]], 24);
        v[at[0]] += v[at[1]] + y;
        v[at[3]] = Long.rotateRight(v[at[3]] ^ v[at[0]], 16);
        v[at[2]] += v[at[3]];
        v[at[1]] = Long.rotateRight(v[at[1]] ^ v[at[2]], 63);
    }
}
