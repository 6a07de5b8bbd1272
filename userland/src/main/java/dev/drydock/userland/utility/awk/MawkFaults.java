package dev.drydock.userland.utility.awk;

import java.util.ArrayList;
import java.util.List;

/** What mawk has found wrong with a program. It reads on after a fault, and gives up at the fifth. */
final class MawkFaults {
    private static final int MOST = 5;

    private final List<String> messages = new ArrayList<>();

    /** @param place what comes before the line: a file's name, if the program came from one */
    void add(String place, int line, String words) throws AwkSyntaxException {
        addAsIs(place + "line " + line + ": " + words);
    }

    void addAsIs(String message) throws AwkSyntaxException {
        messages.add(message);
        if (messages.size() == MOST) {
            throw giveUp();
        }
    }

    boolean any() {
        return !messages.isEmpty();
    }

    AwkSyntaxException giveUp() {
        return new AwkSyntaxException(messages);
    }
}
