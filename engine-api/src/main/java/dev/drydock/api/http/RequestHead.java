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
     * Whether the client may read the socket itself once it has the head of an answer, and so lose what it had read together
     * with it: Docker's SDK for Python does, so does Ansible's copy of it, and docker-java with Netty, which does not say
     * who it is. A real engine is too slow for that to happen.
     */
    boolean mayLoseWhatComesWithTheAnswer() {
        String agent = headers.first("User-Agent").orElse("").toLowerCase(Locale.ROOT);
        return agent.isEmpty() || agent.contains("python") || agent.startsWith("ansible");
    }

    /** Whether it is about the server as a whole, and not for the handler. */
    boolean asksTheServer() {
        return method.equals("OPTIONS") && target.equals("*");
    }
}
