package dev.drydock.api.stream;

import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Hijacker;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import java.io.IOException;

/**
 * A client at the streams of a process, over a web socket. Output of both kinds is sent as it comes, a message a frame, never
 * multiplexed. A client that ends its half is gone.
 */
public final class WebSocketClient implements Hijacker {
    private final Attachment attachment;
    private final boolean stdin;
    private final boolean binary;

    /**
     * @param stdin whether what the client sends is for the process
     *
     * @param binary whether output is sent as binary messages; else as texts
     */
    public WebSocketClient(Attachment attachment, boolean stdin, boolean binary) {
        this.attachment = attachment;
        this.stdin = stdin;
        this.binary = binary;
    }

    void detach() {
        attachment.close();
    }

    @Override
    public void take(HijackedConnection connection) throws IOException, InterruptedException {
        WebSocketOutput out = new WebSocketOutput(connection.out());
        try (attachment) {
            connection.whenGone(attachment::close);
            connection.receive(new WebSocketInput(stdin ? attachment.input() : new Dropped(), out, attachment::close));
            FrameSource frames = attachment.frames();
            for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
                out.message(binary, frame.bytes());
            }
        }
        out.close(WebSocketOutput.NORMAL);
    }

    /** Takes what nobody wants. */
    private static final class Dropped implements dev.drydock.container.stream.InputSink {
        @Override
        public void write(byte[] bytes, int offset, int length) {
            // Standard input was not asked for.
        }

        @Override
        public void end() {
            // As above.
        }
    }
}
