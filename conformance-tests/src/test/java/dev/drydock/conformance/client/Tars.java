package dev.drydock.conformance.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives of a single file. */
final class Tars {
    private Tars() {}

    static byte[] of(String name, String contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] file = contents.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(file.length);
            tar.putArchiveEntry(entry);
            tar.write(file);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    /** What is in the one file of an archive; closes the stream. */
    static String only(InputStream archive) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
            if (tar.getNextEntry() == null) {
                throw new IOException("the archive is empty");
            }
            String contents = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
            if (tar.getNextEntry() != null) {
                throw new IOException("there are several files in the archive");
            }
            return contents;
        }
    }
}
