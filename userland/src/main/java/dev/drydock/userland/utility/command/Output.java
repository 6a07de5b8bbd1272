package dev.drydock.userland.utility.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output as utilities write it. A write that fails ends the run, after {@code NAME: write error: …}. */
public final class Output extends OutputStream {
    private final OutputStream stream;
    private final Invocation call;
    private @Nullable IOException lost;

    Output(OutputStream stream, Invocation call) {
        this.stream = stream;
        this.call = call;
    }

    /** Names, numbers and words, as UTF-8. */
    public Output text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
        return this;
    }

    /** A line of {@link #text}. */
    public Output line(String text) {
        return text(text + "\n");
    }

    /** Data: a {@link Latin} string. */
    public Output data(String latin) {
        byte[] bytes = Latin.bytes(latin);
        write(bytes, 0, bytes.length);
        return this;
    }

    /** A line of {@link #data}. */
    public Output dataLine(String latin) {
        return data(latin + "\n");
    }

    @Override
    public void write(int value) {
        try {
            stream.write(value);
        } catch (IOException error) {
            fail(error);
        }
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            stream.write(bytes, offset, length);
        } catch (IOException error) {
            fail(error);
        }
    }

    @Override
    public void flush() {
        try {
            stream.flush();
        } catch (IOException error) {
            fail(error);
        }
    }

    private void fail(IOException error) {
        if (LostOutput.isBorne(call)) {
            lost = error;
            return;
        }
        call.say(Words.of("write error: %s"), error);
        throw new Quit(call.command().troubleStatus(call.flavour()));
    }

    /** Says at the end of a run what was lost, where the run went on; gives the status that it ends with. */
    int finish(int status) {
        flush();
        IOException error = lost;
        if (error == null) {
            return status;
        }
        if (LostOutput.isTold(call)) {
            call.say(Words.of("standard output: %s"), error);
        }
        return LostOutput.status(call, status);
    }
}
