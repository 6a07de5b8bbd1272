package dev.drydock.api.stream;

import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes frames. In a multiplexed stream each has a header of eight bytes: the number of its stream, three zeros, and its
 * length (API 1.51, <i>Attach to a container</i>, "Stream format"); what a terminal shows then counts as standard output. In
 * a raw stream there are only the bytes.
 */
public final class FrameOutput {
    private static final int HEADER_BYTES = 8;

    private final OutputStream out;
    private final boolean multiplexed;

    public FrameOutput(OutputStream out, boolean multiplexed) {
        this.out = out;
        this.multiplexed = multiplexed;
    }

    /** Writes all frames of a source; what was written is flushed whenever there is nothing more for now. */
    public void copy(FrameSource frames) throws IOException, InterruptedException {
        while (true) {
            Frame frame = frames.poll();
            if (frame == null) {
                out.flush();
                frame = frames.next();
            }
            if (frame == null) {
                return;
            }
            write(frame);
        }
    }

    /** Writes one frame; it is not flushed. */
    public void write(Frame frame) throws IOException {
        byte[] bytes = frame.bytes();
        if (multiplexed) {
            out.write(header(number(frame.stream()), bytes.length));
        }
        out.write(bytes);
    }

    private static int number(Frame.Stream stream) {
        return switch (stream) {
            case STDIN -> 0;
            case STDOUT, RAW -> 1;
            case STDERR -> 2;
        };
    }

    private static byte[] header(int stream, int length) {
        byte[] header = new byte[HEADER_BYTES];
        header[0] = (byte) stream;
        header[4] = (byte) (length >>> 24);
        header[5] = (byte) (length >>> 16);
        header[6] = (byte) (length >>> 8);
        header[7] = (byte) length;
        return header;
    }
}
