package dev.drydock.ledger;

import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** The place in somebody's code that called the engine. */
final class CallingCode {
    /** Where the doors of an engine are, which note what is asked there. */
    private static final Set<String> DOORS = Set.of(
            "dev.drydock",
            "dev.drydock.container",
            "dev.drydock.image",
            "dev.drydock.ledger",
            "dev.drydock.network",
            "dev.drydock.volume");

    private CallingCode() {}

    /** As in {@code DeployerTest.deploys(DeployerTest.java:42)}; empty if there is none but the engine's. */
    static String place() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(CallingCode::isSomebodys).findFirst())
                .map(CallingCode::words)
                .orElse("");
    }

    /** Neither the engine's own code, nor that of collections and streams in between. */
    private static boolean isSomebodys(StackFrame frame) {
        String type = frame.getClassName();
        String place = type.substring(0, Math.max(0, type.lastIndexOf('.')));
        return !DOORS.contains(place) && !place.startsWith("java.");
    }

    private static String words(StackFrame frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }
}
