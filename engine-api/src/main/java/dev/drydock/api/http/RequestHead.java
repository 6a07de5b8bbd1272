package dev.drydock.api.http;

import dev.drydock.api.exchange.Headers;
import java.util.Locale;

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

    /**
     * Whether the client reads the socket itself once it has the head of an answer, and so loses what it had read together
     * with it: Docker's SDK for Python does, and so does Ansible's copy of it. A real engine is too slow for that to happen.
     */
    boolean losesWhatComesWithTheAnswer() {
        return headers.first("User-Agent")
                .map(agent -> agent.toLowerCase(Locale.ROOT))
                .filter(agent -> agent.contains("python") || agent.startsWith("ansible"))
                .isPresent();
    }

    /** Whether it is about the server as a whole, and not for the handler. */
    boolean asksTheServer() {
        return method.equals("OPTIONS") && target.equals("*");
    }
}
