package dev.drydock.sandbox;

import java.io.PrintWriter;

/**
 * Tells of faults of our own on standard error: one line each.
 *
 * @param verbose whether the trace follows
 */
record FaultLog(PrintWriter log, boolean verbose) {

    void tell(Throwable fault) {
        log.println(
                "drydock: a fault of Drydock itself: " + oneLine(fault) + (verbose ? "" : " (serve -v tells where)"));
        if (verbose) {
            fault.printStackTrace(log);
        }
        log.flush();
    }

    private static String oneLine(Throwable fault) {
        return fault.toString().replaceAll("\\R", " ");
    }
}
