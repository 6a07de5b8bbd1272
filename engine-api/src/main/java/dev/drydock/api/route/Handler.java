package dev.drydock.api.route;

import dev.drydock.api.exchange.Response;

/** Answers the calls of one route. May block. */
@FunctionalInterface
interface Handler {
    /** @throws dev.drydock.error.EngineException what is refused */
    Response handle(Call call) throws InterruptedException;
}
