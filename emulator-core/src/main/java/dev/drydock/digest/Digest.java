package dev.drydock.digest;

import java.util.regex.Pattern;

/**
 * The digest of some bytes, such as {@code sha256:9f86d0…}. Grammar and algorithms are those of the OCI image
 * specification ("Digests"); what the engine takes is the algorithm, a colon and lower-case hexadecimal digits.
 *
 * @param algorithm {@code sha256}, {@code sha384} or {@code sha512}
 * @param hex the value, in lower case
 */
public record Digest(String algorithm, String hex) implements Comparable<Digest> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");

    public Digest {
        int digits = switch (algorithm) {
            case "sha256" -> 64;
            case "sha384" -> 96;
            case "sha512" -> 128;
            default -> throw DigestErrors.unsupportedAlgorithm();
        };
        if (hex.length() != digits) {
            throw DigestErrors.invalidLength();
        }
        if (!HEX.matcher(hex).matches()) {
            throw DigestErrors.invalidFormat();
        }
    }

    /**
     * Reads {@code algorithm:hex}.
     *
     * @throws dev.drydock.error.EngineException in the words of the engine: not of that form, an unknown algorithm, a
     *     wrong number of digits
     */
    public static Digest parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw DigestErrors.invalidFormat();
        }
        int colon = text.indexOf(':');
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** SHA-256 of the bytes. */
    public static Digest sha256(byte[] bytes) {
        Digester digester = Digester.sha256();
        digester.write(bytes, 0, bytes.length);
        return digester.digest();
    }

    /** The first 12 digits, as lists show an id. */
    public String shortHex() {
        return hex.substring(0, 12);
    }

    /** {@code algorithm:hex}. */
    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }
}
