package dev.drydock.userland.utility.administration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hash of a password as {@code crypt(3)} makes it with SHA-256 ({@code $5$}) and SHA-512 ({@code $6$}), after Drepper's
 * "Unix crypt using SHA-256 and SHA-512". Others cannot be checked here.
 */
final class PasswordHash {
    private static final String LETTERS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int DEFAULT_ROUNDS = 5000;
    private static final int SALT_LETTERS = 16;
    private static final int FEWEST_ROUNDS = 1000;
    private static final int MOST_ROUNDS = 999_999_999;
    private static final int PREFIX_LETTERS = 3;
    private static final Pattern ROUNDS = Pattern.compile("rounds=(\\d{1,9})\\$");
    private static final int[][] ORDER_256 = {
        {0, 10, 20},
        {21, 1, 11},
        {12, 22, 2},
        {3, 13, 23},
        {24, 4, 14},
        {15, 25, 5},
        {6, 16, 26},
        {27, 7, 17},
        {18, 28, 8},
        {9, 19, 29}
    };

    /** The algorithm by its number in the hash. */
    enum Kind {
        SHA256('5', "SHA-256"),
        SHA512('6', "SHA-512");

        private final char digit;
        private final String algorithm;

        Kind(char digit, String algorithm) {
            this.digit = digit;
            this.algorithm = algorithm;
        }
    }

    private final Kind kind;
    private final int rounds;
    private final boolean saysRounds;
    private final String salt;

    private PasswordHash(Kind kind, int rounds, boolean saysRounds, String salt) {
        this.kind = kind;
        this.rounds = rounds;
        this.saysRounds = saysRounds;
        this.salt = salt;
    }

    /** A hash with a salt that was drawn. */
    static String make(Kind kind, String password, RandomGenerator random) {
        StringBuilder salt = new StringBuilder();
        for (int i = 0; i < SALT_LETTERS; i++) {
            salt.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new PasswordHash(kind, DEFAULT_ROUNDS, false, salt.toString()).of(password);
    }

    /**
     * A hash with a salt that was given.
     *
     * @param setting what comes between the kind and the hash: a salt, which may have a number of rounds before it
     */
    static String make(Kind kind, String password, String setting) {
        Matcher parts = ROUNDS.matcher(setting);
        boolean says = parts.lookingAt();
        String salt = setting.substring(says ? parts.end() : 0).split("\\$", -1)[0];
        String used = salt.substring(0, Math.min(salt.length(), SALT_LETTERS));
        return new PasswordHash(kind, says ? rounds(parts.group(1)) : DEFAULT_ROUNDS, says, used).of(password);
    }

    private static int rounds(String number) {
        return Math.min(Math.max(Integer.parseInt(number), FEWEST_ROUNDS), MOST_ROUNDS);
    }

    /** Whether the password is the one of the hash; empty if this kind of hash is not known here. */
    static Optional<Boolean> matches(String password, String hash) {
        Kind kind = hash.startsWith("$5$") ? Kind.SHA256 : Kind.SHA512;
        if (kind == Kind.SHA512 && !hash.startsWith("$6$")) {
            return Optional.empty();
        }
        String setting = hash.substring(0, Math.max(hash.lastIndexOf('$'), PREFIX_LETTERS))
                .substring(PREFIX_LETTERS);
        return Optional.of(make(kind, password, setting).equals(hash));
    }

    private String of(String password) {
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        byte[] grain = salt.substring(0, Math.min(salt.length(), SALT_LETTERS)).getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = digest();
        digest.update(key);
        digest.update(grain);
        byte[] alternate = digest.digest(key);
        digest.update(key);
        digest.update(grain);
        digest.update(stretched(alternate, key.length));
        for (int bits = key.length; bits > 0; bits >>= 1) {
            digest.update((bits & 1) == 0 ? key : alternate);
        }
        byte[] result = digest.digest();
        for (int i = 0; i < key.length; i++) {
            digest.update(key);
        }
        byte[] p = stretched(digest.digest(), key.length);
        for (int i = 0; i < 16 + (result[0] & 0xff); i++) {
            digest.update(grain);
        }
        byte[] s = stretched(digest.digest(), grain.length);
        for (int round = 0; round < rounds; round++) {
            digest.update((round & 1) != 0 ? p : result);
            if (round % 3 != 0) {
                digest.update(s);
            }
            if (round % 7 != 0) {
                digest.update(p);
            }
            digest.update((round & 1) != 0 ? result : p);
            result = digest.digest();
        }
        return "$" + kind.digit + "$" + (saysRounds ? "rounds=" + rounds + "$" : "") + salt + "$" + letters(result);
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(kind.algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The digest again and again, to a length. */
    private static byte[] stretched(byte[] digest, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i += digest.length) {
            System.arraycopy(digest, 0, bytes, i, Math.min(digest.length, length - i));
        }
        return bytes;
    }

    private String letters(byte[] digest) {
        StringBuilder text = new StringBuilder();
        if (kind == Kind.SHA256) {
            for (int[] three : ORDER_256) {
                letters(text, digest[three[0]], digest[three[1]], digest[three[2]], 4);
            }
            letters(text, (byte) 0, digest[31], digest[30], 3);
            return text.toString();
        }
        int[] three = {0, 21, 42};
        for (int i = 0; i < 21; i++) {
            letters(text, digest[three[0]], digest[three[1]], digest[three[2]], 4);
            int[] next = {three[1] + 1, three[2] + 1, three[0] + 1};
            three = Arrays.copyOf(next, 3);
        }
        letters(text, (byte) 0, (byte) 0, digest[63], 2);
        return text.toString();
    }

    private static void letters(StringBuilder text, byte high, byte middle, byte low, int count) {
        int bits = (high & 0xff) << 16 | (middle & 0xff) << 8 | (low & 0xff);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(bits & 0x3f));
            bits >>= 6;
        }
    }
}
