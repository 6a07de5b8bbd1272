package dev.drydock.conformance.recorded;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A chunked body as far as it has come. */
record Chunks(byte[] data, boolean complete) {

    static Chunks of(byte[] raw) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int lineEnd = indexOfLineEnd(raw, at);
            if (lineEnd < 0) {
                return new Chunks(data.toByteArray(), false);
            }
            int size = Integer.parseInt(new String(raw, at, lineEnd - at, StandardCharsets.ISO_8859_1).strip(), 16);
            if (size == 0) {
                return new Chunks(data.toByteArray(), true);
            }
            int start = lineEnd + 2;
            int available = Math.min(size, raw.length - start);
            if (available <= 0) {
                return new Chunks(data.toByteArray(), false);
            }
            data.write(raw, start, available);
            at = start + size + 2;
        }
    }

    private static int indexOfLineEnd(byte[] raw, int from) {
        for (int i = from; i + 1 < raw.length; i++) {
            if (raw[i] == '\r' && raw[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
