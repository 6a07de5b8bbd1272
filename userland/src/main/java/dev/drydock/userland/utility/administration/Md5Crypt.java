package dev.drydock.userland.utility.administration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of a password as {@code crypt(3)} makes it with MD5 ({@code $1$}): a thousand rounds, a salt of eight letters. */
final class Md5Crypt {
    static final String PREFIX = "$1$";
    static final int SALT_LETTERS = 8;
    private static final String LETTERS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ROUNDS = 1000;
    private static final int[][] ORDER = {{0, 6, 12}, {1, 7, 13}, {2, 8, 14}, {3, 9, 15}, {4, 10, 5}};
    private static final int LAST = 11;

    private Md5Crypt() {}

    /** @param salt ends at a dollar sign, and after eight letters */
    static String hash(String password, String salt) {
        int dollar = salt.indexOf('$');
        String used = dollar < 0 ? salt : salt.substring(0, dollar);
        used = used.substring(0, Math.min(used.length(), SALT_LETTERS));
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        byte[] grain = used.getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = digest();
        digest.update(key);
        digest.update(grain);
        byte[] alternate = digest.digest(key);
        digest.update(key);
        digest.update(PREFIX.getBytes(StandardCharsets.US_ASCII));
        digest.update(grain);
        for (int left = key.length; left > 0; left -= alternate.length) {
            digest.update(alternate, 0, Math.min(left, alternate.length));
        }
        for (int bits = key.length; bits > 0; bits >>= 1) {
            digest.update((bits & 1) != 0 ? 0 : key[0]);
        }
        byte[] result = digest.digest();
        for (int round = 0; round < ROUNDS; round++) {
            digest.update((round & 1) != 0 ? key : result);
            if (round % 3 != 0) {
                digest.update(grain);
            }
            if (round % 7 != 0) {
                digest.update(key);
            }
            digest.update((round & 1) != 0 ? result : key);
            result = digest.digest();
        }
        return PREFIX + used + "$" + letters(result);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String letters(byte[] digest) {
        StringBuilder text = new StringBuilder();
        for (int[] three : ORDER) {
            letters(
                    text,
                    (digest[three[0]] & 0xff) << 16 | (digest[three[1]] & 0xff) << 8 | digest[three[2]] & 0xff,
                    4);
        }
        letters(text, digest[LAST] & 0xff, 2);
        return text.toString();
    }

    private static void letters(StringBuilder text, int value, int count) {
        int bits = value;
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(bits & 0x3f));
            bits >>= 6;
        }
    }
}
