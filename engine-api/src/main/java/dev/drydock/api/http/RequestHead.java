package dev.drydock.api.http;

import dev.drydock.api.exchange.Headers;

/**
 * The head of a request as it was sent.
 *
 * @param keepsAlive whether the client would send another request on the same connection
 * @param chunks whether the answer may come in chunks (HTTP/1.1)
 * @param length of the body in bytes, -1 if only its end tells
 * @param expectsContinue whether the client waits for a word before it sends the body
 */
record RequestHead(
        String method,
        String target,
        Headers headers,
        boolean keepsAlive,
        boolean chunks,
        long length,
        boolean expectsContinue) {

    /** Whether it is about the server as a whole, and not for the handler. */
    boolean asksTheServer() {
        return method.equals("OPTIONS") && target.equals("*");
    }
}
