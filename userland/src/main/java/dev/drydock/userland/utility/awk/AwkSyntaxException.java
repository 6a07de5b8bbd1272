package dev.drydock.userland.utility.awk;

import java.util.ArrayList;
import java.util.List;

/** A program that cannot be parsed; each message is what comes behind the name of the tool. */
final class AwkSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> messages;

    AwkSyntaxException(List<String> messages) {
        super(String.join("\n", messages));
        this.messages = new ArrayList<>(messages);
    }

    List<String> messages() {
        return List.copyOf(messages);
    }
}
