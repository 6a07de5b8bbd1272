package dev.drydock.api.fault;

import dev.drydock.Engine;
import dev.drydock.api.exchange.Response;
import dev.drydock.fault.FaultPlace;
import dev.drydock.fault.FaultPoint;
import dev.drydock.fault.FaultWish;
import dev.drydock.ledger.Call;
import dev.drydock.ledger.OpenCall;
import dev.drydock.time.EngineClock;
import java.util.function.Supplier;

/**
 * What shall go wrong between the clients of an engine and the engine.
 *
 * <pre>{@code
 * faults.calls("create web").once().fail(WireFault.answerLost());
 * faults.calls("events").fail(WireFault.cutAfterPieces(3));
 * faults.route("POST", "/containers/{name}/start").times(2).fail(WireFault.status(503, "try again"));
 * }</pre>
 */
public final class WireFaults {
    private static final FaultPlace<Call, WireFault> PLACE = new FaultPlace<>("call", Call::words);

    private final FaultPoint<Call, WireFault> point;
    private final EngineClock clock;

    private WireFaults(FaultPoint<Call, WireFault> point, EngineClock clock) {
        this.point = point;
        this.clock = clock;
    }

    /** Those of an engine, however it is reached: the same ones each time. */
    public static WireFaults of(Engine engine) {
        return new WireFaults(engine.faults().at(PLACE), engine.clock());
    }

    /** Of every call. */
    public FaultWish<WireFault> calls() {
        return point.of("of any kind", call -> true);
    }

    /** @param words as in {@link Call#is}: {@code start}, {@code start web}, {@code ping}, {@code events} */
    public FaultWish<WireFault> calls(String words) {
        return point.of(words, call -> call.is(words));
    }

    /** @param route the form of the path, such as {@code /containers/{name}/start} */
    public FaultWish<WireFault> route(String method, String route) {
        return point.of(
                method + " " + route,
                call -> call.exchange() != null
                        && call.exchange().method().equals(method)
                        && call.exchange().route().equals(route));
    }

    /** Answers a call, or does what becomes of it by its fault. */
    public Response answer(OpenCall call, Supplier<Response> engine) {
        WireFault fault = point.meet(call::soFar);
        return fault == null ? engine.get() : fault.answer(call.soFar(), engine, clock);
    }
}
