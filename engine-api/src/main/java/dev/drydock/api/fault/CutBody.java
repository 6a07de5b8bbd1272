package dev.drydock.api.fault;

import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Response;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An answer that breaks off. */
final class CutBody {
    private CutBody() {}

    /** Whichever comes first. */
    record Length(int bytes, int pieces) {}

    /** @param cleanly whether a connection that was taken over is then ended as if all had been said */
    static Response in(Response response, Length length, boolean cleanly) {
        Response cut = Bodies.through(response, out -> new CutOutput(out, length));
        if (!(cut.body() instanceof Body.Hijack hijack)) {
            return cut;
        }
        return Bodies.with(cut, new Body.Hijack(hijack.reason(), connection -> {
            try {
                hijack.hijacker().take(connection);
            } catch (CutException end) {
                if (!cleanly) {
                    throw end;
                }
            }
        }));
    }

    /** The client was cut off. */
    private static final class CutException extends IOException {
        private static final long serialVersionUID = 1;

        CutException() {
            super("cut off by a fault");
        }
    }

    /** Takes so much, and no more. */
    private static final class CutOutput extends FilterOutputStream {
        private int bytes;
        private int pieces;

        CutOutput(OutputStream out, Length length) {
            super(out);
            bytes = length.bytes();
            pieces = length.pieces();
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] source, int offset, int length) throws IOException {
            requireMore();
            int count = Math.min(length, bytes);
            out.write(source, offset, count);
            bytes -= count;
            if (bytes == 0) {
                out.flush();
            }
            requireMore();
        }

        @Override
        public synchronized void flush() throws IOException {
            out.flush();
            pieces = Math.max(0, pieces - 1);
            requireMore();
        }

        private void requireMore() throws CutException {
            if (bytes == 0 || pieces == 0) {
                throw new CutException();
            }
        }
    }
}
