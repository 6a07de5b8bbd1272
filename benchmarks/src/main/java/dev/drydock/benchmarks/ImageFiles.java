package dev.drydock.benchmarks;

import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.TreeMap;

/** Tars of which images are made; always the same bytes. */
final class ImageFiles {
    private static final long MODIFIED_SECONDS = 1_700_000_000;
    private static final int IN_A_DIRECTORY = 100;
    private static final int MEBIBYTE = 1 << 20;

    private ImageFiles() {}

    /** Many files of one byte each. */
    static byte[] small(int count) {
        return tar(count, new byte[] {'x'}, new Random(0));
    }

    /** Files of a mebibyte each, that cannot be compressed. */
    static byte[] large(int count) {
        return tar(count, new byte[MEBIBYTE], new Random(1));
    }

    private static byte[] tar(int count, byte[] content, Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(count * (content.length + 1024));
        TarWriter tar = new TarWriter(bytes);
        try {
            for (int i = 0; i < count; i++) {
                String name = "files/" + i / IN_A_DIRECTORY + "/" + i;
                tar.begin(new TarHeader(
                        '0', name, "", 0644, 0, 0, content.length, MODIFIED_SECONDS, 0, 0, new TreeMap<>()));
                random.nextBytes(content);
                tar.contents().write(content);
            }
            tar.finish();
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be written", impossible);
        }
        return bytes.toByteArray();
    }
}
