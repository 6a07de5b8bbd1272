package dev.drydock.ledger;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call while it is answered. What happens in its {@link Course} is noted as caused by it. */
public final class OpenCall {
    private final Ledger ledger;
    private final long number;
    private final Course course;
    private final AtomicBoolean ended = new AtomicBoolean();

    OpenCall(Ledger ledger, long number) {
        this.ledger = ledger;
        this.number = number;
        this.course = ledger.course(number);
    }

    /** The rest of an answer, piece by piece. */
    @FunctionalInterface
    public interface Stream {
        void write() throws IOException, InterruptedException;
    }

    /** The call as it is noted until now. */
    public Call soFar() {
        return ledger.calls().where(call -> call.number() == number).first().orElseThrow();
    }

    /** Answers in the course of this call. */
    public <T> T during(Supplier<T> answer) {
        return course.hold(answer);
    }

    /** As {@link #during}, to the end of the call, however it comes. */
    public void untilEnd(Stream stream) throws IOException, InterruptedException {
        Long outer = course.enter();
        try {
            stream.write();
        } finally {
            course.leave(outer);
            ended();
        }
    }

    /**
     * Notes the head of the answer.
     *
     * @param error the engine's words, if it refused
     */
    public void answered(int status, @Nullable String error) {
        ledger.change(number, call -> call.answered(status, error));
    }

    /** Notes that all has been answered. Idempotent: the first time counts. */
    public void ended() {
        if (ended.compareAndSet(false, true)) {
            ledger.end(number);
        }
    }
}
