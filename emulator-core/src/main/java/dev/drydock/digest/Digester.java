package dev.drydock.digest;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes a digest of the bytes that are written to it. Not thread-safe. */
public final class Digester extends OutputStream {
    private final MessageDigest state;
    private long sizeBytes;

    private Digester(MessageDigest state) {
        this.state = state;
    }

    /** A digester for SHA-256, which is all that the engine computes by itself. */
    public static Digester sha256() {
        try {
            return new Digester(MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void write(int value) {
        state.update((byte) value);
        sizeBytes++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        state.update(bytes, offset, length);
        sizeBytes += length;
    }

    /** How many bytes were written. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** The digest of what was written; the digester is then as new, but for its count of bytes. */
    public Digest digest() {
        return new Digest("sha256", HexFormat.of().formatHex(state.digest()));
    }
}
