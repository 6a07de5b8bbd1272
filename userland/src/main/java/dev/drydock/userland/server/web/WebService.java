package dev.drydock.userland.server.web;

import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.time.Duration;

/** What a web server answers. */
public interface WebService {

    /** @throws IOException if the connection is to end without a word */
    WebAnswer answer(WebHead head, StreamSocket client) throws IOException;

    /** How long a client may say nothing between two requests. */
    Duration patience();
}
