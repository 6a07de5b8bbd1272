package dev.drydock.api.fault;

import dev.drydock.api.exchange.Response;
import dev.drydock.fault.Pause;
import dev.drydock.time.EngineClock;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

/** An answer that comes bit by bit. */
final class SlowBody {
    private SlowBody() {}

    /** So many bytes, then a pause. */
    record Pace(int bytes, Duration pause, EngineClock clock) {}

    static Response in(Response response, Pace pace) {
        return Bodies.through(response, out -> new SlowOutput(out, pace));
    }

    /** Writes and waits. */
    private static final class SlowOutput extends FilterOutputStream {
        private final Pace pace;
        private boolean begun;

        SlowOutput(OutputStream out, Pace pace) {
            super(out);
            this.pace = pace;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] source, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += pace.bytes) {
                rest();
                out.write(source, offset + done, Math.min(pace.bytes, length - done));
                out.flush();
            }
        }

        private void rest() throws IOException {
            if (!begun) {
                begun = true;
                return;
            }
            try {
                Pause.on(pace.clock, pace.pause);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }
}
