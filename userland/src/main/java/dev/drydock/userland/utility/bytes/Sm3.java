package dev.drydock.userland.utility.bytes;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** SM3 (GB/T 32905), which the JDK does not have. */
final class Sm3 extends MessageDigest {
    private static final int BLOCK_BYTES = 64;
    private static final int LENGTH_BYTES = 8;
    private static final int DIGEST_BYTES = 32;
    private static final int ROUNDS = 64;
    private static final int EARLY_ROUNDS = 16;
    private static final int[] INITIAL = {
        0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };

    private final int[] state = INITIAL.clone();
    private final byte[] block = new byte[BLOCK_BYTES];
    private int filled;
    private long counted;

    Sm3() {
        super("SM3");
    }

    @Override
    protected int engineGetDigestLength() {
        return DIGEST_BYTES;
    }

    @Override
    protected void engineUpdate(byte input) {
        block[filled++] = input;
        counted++;
        if (filled == BLOCK_BYTES) {
            mix();
            filled = 0;
        }
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        for (int i = 0; i < length; i++) {
            engineUpdate(input[offset + i]);
        }
    }

    @Override
    protected byte[] engineDigest() {
        long bits = counted * Byte.SIZE;
        engineUpdate((byte) 0x80);
        while (filled != BLOCK_BYTES - LENGTH_BYTES) {
            engineUpdate((byte) 0);
        }
        engineUpdate(ByteBuffer.allocate(LENGTH_BYTES).putLong(bits).array(), 0, LENGTH_BYTES);
        ByteBuffer digest = ByteBuffer.allocate(DIGEST_BYTES);
        for (int word : state) {
            digest.putInt(word);
        }
        engineReset();
        return digest.array();
    }

    @Override
    protected void engineReset() {
        System.arraycopy(INITIAL, 0, state, 0, state.length);
        filled = 0;
        counted = 0;
    }

    private int[] expanded() {
        int[] words = new int[ROUNDS + 4];
        ByteBuffer.wrap(block).asIntBuffer().get(words, 0, 16);
        for (int i = 16; i < words.length; i++) {
            int mixed = words[i - 16] ^ words[i - 9] ^ Integer.rotateLeft(words[i - 3], 15);
            int spread = mixed ^ Integer.rotateLeft(mixed, 15) ^ Integer.rotateLeft(mixed, 23);
            words[i] = spread ^ Integer.rotateLeft(words[i - 13], 7) ^ words[i - 6];
        }
        return words;
    }

    private void mix() {
        int[] words = expanded();
        int[] v = state.clone();
        for (int i = 0; i < ROUNDS; i++) {
            boolean early = i < EARLY_ROUNDS;
            int turned = Integer.rotateLeft(v[0], 12);
            int constant = Integer.rotateLeft(early ? 0x79cc4519 : 0x7a879d8a, i % Integer.SIZE);
            int first = Integer.rotateLeft(turned + v[4] + constant, 7);
            int second = first ^ turned;
            int chosen = early ? v[0] ^ v[1] ^ v[2] : (v[0] & v[1]) | (v[0] & v[2]) | (v[1] & v[2]);
            int other = early ? v[4] ^ v[5] ^ v[6] : (v[4] & v[5]) | (~v[4] & v[6]);
            int left = chosen + v[3] + second + (words[i] ^ words[i + 4]);
            int right = other + v[7] + first + words[i];
            v[3] = v[2];
            v[2] = Integer.rotateLeft(v[1], 9);
            v[1] = v[0];
            v[0] = left;
            v[7] = v[6];
            v[6] = Integer.rotateLeft(v[5], 19);
            v[5] = v[4];
            v[4] = right ^ Integer.rotateLeft(right, 9) ^ Integer.rotateLeft(right, 17);
        }
        for (int i = 0; i < state.length; i++) {
            state[i] ^= v[i];
        }
    }
}
