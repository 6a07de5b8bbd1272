package dev.drydock.userland.utility.command;

import java.io.IOException;
import java.io.InputStream;

/** A question on standard error whose answer is a line of standard input; only one that begins with y means yes. */
public final class Prompt {
    private Prompt() {}

    /** Asks; the end of the input means no. Takes no byte more from the input than the line. */
    public static boolean confirmed(Invocation call, String question) throws IOException {
        call.raw(question);
        InputStream in = call.process().in();
        int first = in.read();
        int next = first;
        while (next >= 0 && next != '\n') {
            next = in.read();
        }
        return first == 'y' || first == 'Y';
    }
}
