package dev.drydock.layer;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Notes the extended attributes of a tar's entries while a tar is read through it: they are bytes, and what reads the other
 * headers takes them for text. It follows the tar by the sizes in its headers and never fails: what is no tar has none.
 */
public final class TarAttributes extends FilterInputStream {
    private static final String PREFIX = "SCHILY.xattr.";
    private static final int BLOCK = TarBlock.BYTES;
    private static final int SIZE_AT = 124;
    private static final int SIZE_BYTES = 12;
    private static final int TYPE_AT = 156;
    private static final int MOST_RECORD_BYTES = 1 << 20;

    private final byte[] header = new byte[BLOCK];
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int filled;
    private long recordsLeft;
    private long contentsLeft;
    private long sizeOfNext = -1;
    private Map<String, byte[]> ofNext = Map.of();
    private Map<String, byte[]> ofLast = Map.of();

    public TarAttributes(InputStream tar) {
        super(tar);
    }

    /** Those of the entry whose header was read last, by name. */
    public Map<String, byte[]> last() {
        return ofLast;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            follow(buffer, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        // Headers are never skipped as far as this reads them right; if not, attributes are all that is lost.
        long skipped = in.skip(Math.min(count, Math.max(contentsLeft, 0)));
        contentsLeft -= skipped;
        return skipped > 0 || count <= 0 ? skipped : Math.max(0, read(new byte[(int) Math.min(count, BLOCK)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void follow(byte[] buffer, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (contentsLeft > 0) {
                int count = (int) Math.min(end - at, contentsLeft);
                int kept = (int) Math.min(count, recordsLeft);
                records.write(buffer, at, kept);
                recordsLeft -= kept;
                contentsLeft -= count;
                at += count;
                if (contentsLeft == 0 && records.size() > 0) {
                    readRecords(records.toByteArray());
                    records.reset();
                }
            } else {
                int count = Math.min(end - at, BLOCK - filled);
                System.arraycopy(buffer, at, header, filled, count);
                filled += count;
                at += count;
                if (filled == BLOCK) {
                    filled = 0;
                    begin();
                }
            }
        }
    }

    private void begin() {
        char type = (char) header[TYPE_AT];
        long size = Math.max(0, size());
        if (type == 'x') {
            recordsLeft = Math.min(size, MOST_RECORD_BYTES);
        } else if (type != 'g' && type != 'L' && type != 'K') {
            size = sizeOfNext >= 0 ? sizeOfNext : size;
            sizeOfNext = -1;
            ofLast = ofNext;
            ofNext = Map.of();
        }
        contentsLeft = size + (-size & (BLOCK - 1));
    }

    private long size() {
        if ((header[SIZE_AT] & 0x80) != 0) {
            long size = 0;
            for (int i = SIZE_AT + SIZE_BYTES - 8; i < SIZE_AT + SIZE_BYTES; i++) {
                size = size << 8 | header[i] & 0xff;
            }
            return size;
        }
        long size = 0;
        for (int i = SIZE_AT; i < SIZE_AT + SIZE_BYTES; i++) {
            if (header[i] >= '0' && header[i] <= '7') {
                size = size << 3 | header[i] - '0';
            }
        }
        return size;
    }

    /** Each is {@code LENGTH KEY=VALUE} and a newline. */
    private void readRecords(byte[] bytes) {
        Map<String, byte[]> found = new TreeMap<>();
        int at = 0;
        while (at < bytes.length) {
            int space = indexOf(bytes, ' ', at);
            int length = space < 0 ? 0 : number(bytes, at, space);
            int equals = space < 0 ? -1 : indexOf(bytes, '=', space);
            int end = at + length - 1;
            if (length <= 0 || equals < 0 || equals >= end || end >= bytes.length) {
                break;
            }
            String key = new String(bytes, space + 1, equals - space - 1, StandardCharsets.UTF_8);
            byte[] value = Arrays.copyOfRange(bytes, equals + 1, end);
            if (key.startsWith(PREFIX)) {
                found.put(key.substring(PREFIX.length()), value);
            } else if (key.equals("size")) {
                sizeOfNext = number(value, 0, value.length);
            }
            at += length;
        }
        ofNext = found;
    }

    private static int indexOf(byte[] bytes, char wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Decimal; 0 if it is no number that a record could have. */
    private static int number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9' || number > Integer.MAX_VALUE) {
                return 0;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number > Integer.MAX_VALUE ? 0 : (int) number;
    }
}
