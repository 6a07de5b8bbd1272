package dev.drydock.api.stream;

import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Hijacker;
import dev.drydock.container.OwnExec;
import dev.drydock.container.stream.Attachment;
import java.io.IOException;

/**
 * A client at the output of an exec, whose thread runs the program. Once that has written something, another thread sends it
 * on; a program that is over by then has waited for nobody. The connection ends when the output does.
 */
public final class LendingClient implements Hijacker {
    private final OwnExec exec;
    private final boolean multiplexed;

    /** @param multiplexed whether the output is sent with headers */
    public LendingClient(OwnExec exec, boolean multiplexed) {
        this.exec = exec;
        this.multiplexed = multiplexed;
    }

    @Override
    public void take(HijackedConnection connection) throws IOException, InterruptedException {
        try (Attachment attachment = exec.attachment()) {
            OutputCopy copy = new OutputCopy(attachment.frames(), connection.out(), multiplexed);
            try {
                connection.whenGone(attachment::close);
            } finally {
                exec.run(() -> connection.elsewhere(copy::copyUnlessBegun));
            }
            copy.finish();
        }
    }
}
