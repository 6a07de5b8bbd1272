package dev.drydock.api.exchange;

import java.io.InputStream;
import java.io.OutputStream;

/** A connection that is no longer HTTP. One thread may read while another writes. */
public interface HijackedConnection extends Client {

    /** What the client sends, beginning with what it had sent already; ends at its half-close. */
    InputStream in();

    /** Sent at once; a write blocks while the client does not take it, and fails once it is gone. */
    OutputStream out();
}
