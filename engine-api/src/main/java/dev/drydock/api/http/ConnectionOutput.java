package dev.drydock.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Blocker;

/** The bytes to a client, unbuffered: each write returns when the operating system has taken all of it. */
final class ConnectionOutput extends OutputStream {
    private final EndPoint endPoint;
    private final Runnable whenBroken;

    /** @param whenBroken runs when a write fails */
    ConnectionOutput(EndPoint endPoint, Runnable whenBroken) {
        this.endPoint = endPoint;
        this.whenBroken = whenBroken;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            write(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    /** Several pieces at once. */
    synchronized void write(ByteBuffer... pieces) throws IOException {
        try (Blocker.Callback blocker = Blocker.callback()) {
            endPoint.write(blocker, pieces);
            blocker.block();
        } catch (IOException broken) {
            whenBroken.run();
            throw broken;
        }
    }
}
