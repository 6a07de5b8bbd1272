package dev.drydock.api.fault;

import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.fault.Fault;
import dev.drydock.fault.Pause;
import dev.drydock.ledger.Call;
import dev.drydock.time.EngineClock;
import java.time.Duration;
import java.util.function.Supplier;

/** What becomes of a call on its way. */
public final class WireFault implements Fault {
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final int BAD_REQUEST = 400;

    private final String words;
    private final Way way;

    private WireFault(String words, Way way) {
        this.words = words;
        this.way = way;
    }

    /** From a call to its answer. */
    private interface Way {
        Response answer(Call call, Supplier<Response> engine, EngineClock clock) throws InterruptedException;
    }

    /** The connection is reset at once: the engine does nothing. */
    public static WireFault reset() {
        return new WireFault("connection reset", (call, engine, clock) -> noAnswer());
    }

    /** The engine does what was asked, and the connection is reset before the client learns of it. */
    public static WireFault answerLost() {
        return new WireFault("answer lost", (call, engine, clock) -> {
            Unheard.give(engine.get());
            return noAnswer();
        });
    }

    /**
     * The engine does nothing and answers with an error of its form.
     *
     * @param status from 400 to 599
     * @param message what the client reads
     */
    public static WireFault status(int status, String message) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException(status + " is no status of an error");
        }
        return new WireFault(status + " " + message, (call, engine, clock) -> error(status, message));
    }

    /** As {@link #status}, with 500. */
    public static WireFault serverError(String message) {
        return status(INTERNAL_SERVER_ERROR, message);
    }

    /**
     * The call is refused as by an engine that is older than its client: {@code client version 1.51 is too new. Maximum
     * supported API version is 1.41}.
     */
    public static WireFault newestVersion(String version) {
        return new WireFault("newest version is " + version, (call, engine, clock) -> {
            String asked = call.exchange() == null ? "" : call.exchange().version();
            return error(
                    BAD_REQUEST,
                    "client version " + asked + " is too new. Maximum supported API version is " + version);
        });
    }

    /** The engine begins only then, on its own clock. */
    public static WireFault delay(Duration delay) {
        return new WireFault("delayed by " + delay, (call, engine, clock) -> {
            Pause.on(clock, delay);
            return engine.get();
        });
    }

    /**
     * The answer breaks off: the connection is closed in the middle of its body. A stream that both sides write, such as that
     * of an exec, too.
     *
     * @param bytes of the body that still come
     */
    public static WireFault cutAfter(int bytes) {
        return new WireFault(
                "cut after " + bytes + " bytes",
                (call, engine, clock) -> CutBody.in(engine.get(), new CutBody.Length(bytes, Integer.MAX_VALUE), false));
    }

    /**
     * As {@link #cutAfter}, counting what is sent at once: an event, a line of progress, a sample of statistics, some output.
     *
     * @param pieces that still come
     */
    public static WireFault cutAfterPieces(int pieces) {
        return new WireFault(
                "cut after " + pieces + " pieces",
                (call, engine, clock) ->
                        CutBody.in(engine.get(), new CutBody.Length(Integer.MAX_VALUE, pieces), false));
    }

    /**
     * The engine ends its half of a stream that both sides write, such as that of an attach or an exec: the client reads an end,
     * and may go on writing, which nobody reads. Other answers are as ever.
     *
     * @param bytes that still come
     */
    public static WireFault halfCloseAfter(int bytes) {
        return new WireFault("half-closed after " + bytes + " bytes", (call, engine, clock) -> {
            Response response = engine.get();
            return response.body() instanceof Body.Hijack
                    ? CutBody.in(response, new CutBody.Length(bytes, Integer.MAX_VALUE), true)
                    : response;
        });
    }

    /**
     * The body comes bit by bit.
     *
     * @param bytes how much at once
     * @param pause between two of them, on the engine's clock
     */
    public static WireFault dribble(int bytes, Duration pause) {
        if (bytes < 1) {
            throw new IllegalArgumentException("at least one byte comes at once");
        }
        return new WireFault(
                "dribbles " + bytes + " bytes each " + pause,
                (call, engine, clock) -> SlowBody.in(engine.get(), new SlowBody.Pace(bytes, pause, clock)));
    }

    private static Response noAnswer() {
        return new Response(0, Headers.NONE, Body.NO_ANSWER);
    }

    private static Response error(int status, String message) {
        return Response.bytes(
                status,
                Headers.of("Content-Type", "application/json"),
                JsonWriter.object(out -> out.text("message", message)));
    }

    Response answer(Call call, Supplier<Response> engine, EngineClock clock) {
        try {
            return way.answer(call, engine, clock);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return noAnswer();
        }
    }

    @Override
    public String words() {
        return words;
    }
}
