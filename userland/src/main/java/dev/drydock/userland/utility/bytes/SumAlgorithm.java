package dev.drydock.userland.utility.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * A way to sum up bytes.
 *
 * @param label as a tagged line shows it
 * @param name as the JDK knows it; empty for BLAKE2b
 * @param bits of the sum
 */
record SumAlgorithm(String label, String name, int bits) {
    static final SumAlgorithm MD5 = new SumAlgorithm("MD5", "MD5", 128);
    static final SumAlgorithm SHA1 = new SumAlgorithm("SHA1", "SHA-1", 160);
    static final SumAlgorithm SHA224 = sha2(224);
    static final SumAlgorithm SHA256 = sha2(256);
    static final SumAlgorithm SHA384 = sha2(384);
    static final SumAlgorithm SHA512 = sha2(512);
    static final SumAlgorithm BLAKE2B = new SumAlgorithm("BLAKE2b", "", 512);

    static final SumAlgorithm SM3 = new SumAlgorithm("SM3", "SM3", 256);

    private static final List<SumAlgorithm> OF_CKSUM = List.of(MD5, SHA1, SHA224, SHA256, SHA384, SHA512, BLAKE2B, SM3);

    private static SumAlgorithm sha2(int bits) {
        return new SumAlgorithm("SHA" + bits, "SHA-" + bits, bits);
    }

    static SumAlgorithm sha3(int bits) {
        return new SumAlgorithm("SHA3-" + bits, "SHA3-" + bits, bits);
    }

    static SumAlgorithm blake2b(int bits) {
        return bits == BLAKE2B.bits ? BLAKE2B : new SumAlgorithm("BLAKE2b-" + bits, "", bits);
    }

    /** That which {@code cksum -a} names. */
    static Optional<SumAlgorithm> named(String name) {
        return OF_CKSUM.stream()
                .filter(algorithm -> algorithm.label.equalsIgnoreCase(name))
                .findFirst();
    }

    /** That which a tagged line names. */
    static Optional<SumAlgorithm> labelled(String label) {
        return OF_CKSUM.stream()
                .filter(algorithm -> algorithm.label.equals(label))
                .findFirst();
    }

    /** The label without a number of bits. */
    String family() {
        return name.isEmpty() ? BLAKE2B.label : label;
    }

    int digits() {
        return bits / 4;
    }

    MessageDigest digest() {
        if (name.isEmpty()) {
            return new Blake2b(bits / Byte.SIZE);
        }
        if (name.equals(SM3.name)) {
            return new Sm3();
        }
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
