package dev.drydock.userland.utility.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of an answer, whether its length is told, it comes in chunks, or it ends with the connection. */
final class CurlBody {
    private static final int BUFFER = 8192;

    private final HttpResponse response;

    CurlBody(HttpResponse response) {
        this.response = response;
    }

    /** Takes what has come. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes) throws IOException;
    }

    void copy(Taker taker) throws IOException {
        if (response.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            chunks(taker);
            return;
        }
        boolean none = response.status() == 204 || response.status() == 304;
        long length = none ? 0 : response.length();
        long left = pieces(taker, length < 0 ? Long.MAX_VALUE : length);
        if (length >= 0 && left > 0) {
            throw new CurlException(CurlException.PARTIAL, "transfer closed with " + left + " bytes remaining to read");
        }
    }

    /** Gives how many bytes are missing. */
    private long pieces(Taker taker, long length) throws IOException {
        long left = length;
        while (left > 0) {
            byte[] piece = new byte[(int) Math.min(BUFFER, left)];
            int count = response.read(piece);
            if (count < 0) {
                return left;
            }
            taker.take(Arrays.copyOf(piece, count));
            left -= count;
        }
        return 0;
    }

    private void chunks(Taker taker) throws IOException {
        while (true) {
            String size = line().replaceAll(";.*", "").strip();
            if (!size.matches("[0-9a-fA-F]{1,8}")) {
                throw new CurlException(CurlException.PARTIAL, "transfer closed with outstanding read data remaining");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                return;
            }
            if (pieces(taker, length) > 0) {
                throw new CurlException(CurlException.PARTIAL, "transfer closed with outstanding read data remaining");
            }
            line();
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        while (response.read(one) > 0 && one[0] != '\n') {
            line.write(one[0]);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
