package dev.drydock.userland.utility.client;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.ContainerProcess;
import dev.drydock.userland.utility.command.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries bytes between the standard streams of {@code nc} and a connection, until the other side has ended, nothing came for
 * the time of {@code -w}, or the time of {@code -q} after the end of the input is over.
 */
final class NetcatRelay {
    private static final int BUFFER = 16_384;

    private final ContainerProcess process;
    private final OpenFile connection;
    private final Runnable endOutput;
    private final @Nullable Duration patience;
    private final @Nullable Duration afterInput;
    private final boolean endsOutput;
    private final boolean reads;
    private final boolean crlf;

    /** @param endOutput tells the other side that nothing more comes */
    NetcatRelay(Invocation call, OpenFile connection, Runnable endOutput, @Nullable Duration patience) {
        this.process = call.process();
        this.connection = connection;
        this.endOutput = endOutput;
        this.patience = patience;
        String seconds = call.commandLine().last("q");
        boolean limited = seconds != null && seconds.matches("\\d{1,7}");
        this.afterInput = limited ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
        this.endsOutput = limited || call.commandLine().has("N");
        this.reads = !call.commandLine().has("d");
        this.crlf = call.commandLine().has("C");
    }

    void run() throws IOException {
        OpenFile input = process.descriptor(0);
        List<OpenFile> sources = new ArrayList<>(List.of(connection));
        if (reads) {
            sources.add(input);
        }
        byte[] buffer = new byte[BUFFER];
        Instant last = null;
        while (true) {
            Duration left = left(last);
            if (left != null && (left.isNegative() || left.isZero())) {
                return;
            }
            List<OpenFile> ready = process.awaitReadable(sources, left);
            if (ready.isEmpty()) {
                return;
            }
            if (ready.contains(connection) && !receive(buffer)) {
                return;
            }
            if (sources.contains(input) && ready.contains(input) && !send(input, buffer)) {
                sources.remove(input);
                last = process.clock().now();
                if (endsOutput) {
                    endOutput.run();
                }
            }
        }
    }

    /** @param ended when the input ended; null while it has not */
    private @Nullable Duration left(@Nullable Instant ended) {
        if (ended == null || afterInput == null) {
            return patience;
        }
        Duration left = afterInput.minus(Duration.between(ended, process.clock().now()));
        return patience != null && patience.compareTo(left) < 0 ? patience : left;
    }

    /** Whether more may come. A connection that is broken off has ended, too. */
    private boolean receive(byte[] buffer) throws IOException {
        int count;
        try {
            count = connection.read(buffer, 0, BUFFER);
        } catch (ErrnoException brokenOff) {
            return false;
        }
        if (count >= 0) {
            process.descriptor(1).write(buffer, 0, count);
        }
        return count >= 0;
    }

    private boolean send(OpenFile input, byte[] buffer) throws IOException {
        int count = input.read(buffer, 0, BUFFER);
        if (count < 0) {
            return false;
        }
        byte[] bytes = crlf ? withCarriageReturns(buffer, count) : buffer;
        try {
            connection.write(bytes, 0, crlf ? bytes.length : count);
        } catch (ErrnoException brokenOff) {
            return false;
        }
        return true;
    }

    private static byte[] withCarriageReturns(byte[] buffer, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                bytes.write('\r');
            }
            bytes.write(buffer[i]);
        }
        return bytes.toByteArray();
    }
}
