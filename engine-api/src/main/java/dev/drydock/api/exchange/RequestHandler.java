package dev.drydock.api.exchange;

/** Answers requests. Called by many threads at once; may block. */
@FunctionalInterface
public interface RequestHandler {

    /** Never throws: what goes wrong is an answer, too. */
    Response handle(Request request);
}
