package dev.drydock.api.stream;

import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Hijacker;
import dev.drydock.api.exchange.Receiver;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.InputSink;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A client at the streams of a process. The connection ends when the output does: the process ended, or the client detached.
 * A client that ends its half goes on getting output; one that is gone is detached at the next output.
 */
public final class AttachedClient implements Hijacker {
    private final Attachment attachment;
    private final boolean stdin;
    private final boolean multiplexed;

    /**
     * @param stdin whether what the client sends is for the process; else it is not read
     *
     * @param multiplexed whether the output is sent with headers
     */
    public AttachedClient(Attachment attachment, boolean stdin, boolean multiplexed) {
        this.attachment = attachment;
        this.stdin = stdin;
        this.multiplexed = multiplexed;
    }

    @Override
    public void take(HijackedConnection connection) throws IOException, InterruptedException {
        try (attachment) {
            connection.whenGone(attachment::close);
            if (stdin) {
                connection.receive(receiver(attachment.input()));
            }
            OutputStream out = new GatheredOutput(connection.out());
            new FrameOutput(out, multiplexed).copy(attachment.frames());
            out.flush();
        }
    }

    static Receiver receiver(InputSink sink) {
        return new Receiver() {
            @Override
            public void received(byte[] bytes, int offset, int length) throws IOException, InterruptedException {
                sink.write(bytes, offset, length);
            }

            @Override
            public void ended() {
                sink.end();
            }
        };
    }
}
