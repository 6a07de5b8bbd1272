package dev.drydock.userland.utility.client;

import java.io.IOException;

/** Why a transfer of {@code curl} failed: its number, which is the exit status, and its words. */
final class CurlException extends IOException {
    private static final long serialVersionUID = 1L;

    static final int PROTOCOL = 1;
    static final int BAD_URL = 3;
    static final int NO_HOST = 6;
    static final int NO_CONNECTION = 7;
    static final int PARTIAL = 18;
    static final int REFUSED = 22;
    static final int NO_WRITING = 23;
    static final int TIMEOUT = 28;
    static final int REDIRECTIONS = 47;
    static final int EMPTY = 52;

    private final int status;

    CurlException(int status, String words) {
        super(words);
        this.status = status;
    }

    int status() {
        return status;
    }
}
