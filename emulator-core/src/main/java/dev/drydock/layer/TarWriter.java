package dev.drydock.layer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes tars byte for byte as the engine does (28.5.2, by way of Go's {@code archive/tar} in its PAX format): a plain POSIX
 * header as long as all fits into it, long ASCII names split at a slash, and else PAX records of just what did not fit.
 * Digests hang on these bytes.
 */
public final class TarWriter {
    private static final byte[] NOTHING = {};

    private final OutputStream out;
    private long unwritten;
    private int padding;

    /** @param out is not closed */
    public TarWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Begins a file; its contents are to be written to {@link #contents()} next.
     *
     * @throws IOException if the file before was not written to its end
     */
    public void begin(TarHeader header) throws IOException {
        endFile();
        byte[] name = utf8(header.name());
        byte[] linkName = utf8(header.linkName());
        SortedMap<String, byte[]> records = records(header, name, linkName);
        TarBlock block = new TarBlock(header.type());
        int split = name.length > TarBlock.NAME_BYTES ? split(name) : 0;
        if (!records.isEmpty()) {
            writeRecords(header.name(), records);
            block.name(ascii(name)).linkName(ascii(linkName));
        } else if (split > 0) {
            block.prefix(part(name, 0, split))
                    .name(part(name, split + 1, name.length))
                    .linkName(linkName);
        } else {
            block.name(name).linkName(linkName);
        }
        out.write(block.mode(header.mode())
                .owner(header.uid(), header.gid())
                .size(header.sizeBytes())
                .modified(header.modifiedSeconds())
                .device(header.deviceMajor(), header.deviceMinor())
                .toBytes());
        unwritten = header.sizeBytes();
        padding = padding(header.sizeBytes());
    }

    /** Takes the contents of the file that was begun last, no more and no less than were announced. */
    public OutputStream contents() {
        return new Contents();
    }

    /** Ends the archive; nothing can be written after it. */
    public void finish() throws IOException {
        endFile();
        out.write(new byte[2 * TarBlock.BYTES]);
        out.flush();
    }

    private void endFile() throws IOException {
        if (unwritten > 0) {
            throw new IOException("a file in a tar lacks " + unwritten + " bytes");
        }
        out.write(new byte[padding]);
        padding = 0;
    }

    /** What a plain header cannot hold; a long name that could be split goes along if anything else is there. */
    private static SortedMap<String, byte[]> records(TarHeader header, byte[] name, byte[] linkName) {
        SortedMap<String, byte[]> records = new TreeMap<>(header.records());
        addText(records, "linkpath", linkName);
        addNumber(records, "uid", header.uid(), 8);
        addNumber(records, "gid", header.gid(), 8);
        addNumber(records, "size", header.sizeBytes(), 12);
        addNumber(records, "mtime", header.modifiedSeconds(), 12);
        if (!records.isEmpty() || !isAscii(name) || split(name) == 0) {
            addText(records, "path", name);
        }
        return records;
    }

    private static void addText(SortedMap<String, byte[]> records, String key, byte[] text) {
        if (!isAscii(text) || text.length > TarBlock.NAME_BYTES) {
            records.put(key, text);
        }
    }

    private static void addNumber(SortedMap<String, byte[]> records, String key, long value, int fieldBytes) {
        if (!TarBlock.fits(value, fieldBytes)) {
            records.put(key, utf8(Long.toString(value)));
        }
    }

    /** The last slash that leaves both halves short enough for a plain header; 0 if there is none. */
    private static int split(byte[] name) {
        int length = Math.min(name.length, TarBlock.PREFIX_BYTES + 1);
        if (length == name.length && name[length - 1] == '/') {
            length--;
        }
        int slash = length - 1;
        while (slash > 0 && name[slash] != '/') {
            slash--;
        }
        int rest = name.length - slash - 1;
        return rest > TarBlock.NAME_BYTES || rest == 0 ? 0 : slash;
    }

    private void writeRecords(String name, SortedMap<String, byte[]> records) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> entry : records.entrySet()) {
            byte[] key = utf8(entry.getKey());
            int length = key.length + entry.getValue().length + 3;
            int size = length + Integer.toString(length).length();
            if (length + Integer.toString(size).length() != size) {
                size = length + Integer.toString(size).length();
            }
            text.writeBytes(utf8(size + " "));
            text.writeBytes(key);
            text.write('=');
            text.writeBytes(entry.getValue());
            text.write('\n');
        }
        byte[] header = ascii(utf8(recordsName(name)));
        int end = Math.min(header.length, TarBlock.NAME_BYTES);
        while (end > 0 && header[end - 1] == '/') {
            end--;
        }
        out.write(new TarBlock('x')
                .name(part(header, 0, end))
                .mode(0)
                .owner(0, 0)
                .size(text.size())
                .modified(0)
                .toBytes());
        text.writeTo(out);
        out.write(new byte[padding(text.size())]);
    }

    /** {@code PaxHeaders.0} beside the file. */
    private static String recordsName(String name) {
        int slash = name.lastIndexOf('/');
        String directory = name.substring(0, slash + 1);
        while (directory.endsWith("/") && directory.length() > 1) {
            directory = directory.substring(0, directory.length() - 1);
        }
        String beside = directory.isEmpty() || directory.equals("/") ? directory : directory + "/";
        String file = name.substring(slash + 1);
        return beside + "PaxHeaders.0" + (file.isEmpty() ? "" : "/" + file);
    }

    private static int padding(long sizeBytes) {
        return (int) (-sizeBytes & (TarBlock.BYTES - 1));
    }

    private static byte[] utf8(String text) {
        return text.isEmpty() ? NOTHING : text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(byte[] text) {
        for (byte value : text) {
            if (value <= 0) {
                return false;
            }
        }
        return true;
    }

    /** Without the bytes that are not of ASCII. */
    private static byte[] ascii(byte[] text) {
        if (isAscii(text)) {
            return text;
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream(text.length);
        for (byte value : text) {
            if (value > 0) {
                kept.write(value);
            }
        }
        return kept.toByteArray();
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private final class Contents extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > unwritten) {
                throw new IOException("a file in a tar has more bytes than were announced");
            }
            out.write(bytes, offset, length);
            unwritten -= length;
        }
    }
}
