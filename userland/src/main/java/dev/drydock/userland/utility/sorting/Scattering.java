package dev.drydock.userland.utility.sorting;

import dev.drydock.userland.utility.command.Latin;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of {@code sort -R}: keys that are equal stay together, the others stand as the sums of them and of sixteen
 * random bytes do (coreutils 9.1: compare_random).
 */
final class Scattering implements Comparator<String> {
    static final int SALT_BYTES = 16;

    private final byte[] salt;
    private final boolean ended;

    /**
     * @param salt those bytes
     * @param ended whether a NUL ends a key, as where the locale is not C
     */
    Scattering(byte[] salt, boolean ended) {
        this.salt = salt.clone();
        this.ended = ended;
    }

    @Override
    public int compare(String one, String other) {
        int compared = Arrays.compareUnsigned(sum(one), sum(other));
        return compared != 0 ? compared : one.compareTo(other);
    }

    private byte[] sum(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(salt);
            digest.update(Latin.bytes(ended && !key.isEmpty() ? key + "\0" : key));
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
