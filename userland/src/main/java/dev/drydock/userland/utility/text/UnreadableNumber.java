package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.command.Words;

/** A text that is no number to {@code numfmt}, and what it says of it. */
final class UnreadableNumber extends Exception {
    private static final long serialVersionUID = 1L;

    private final String template;
    private final String[] values;

    UnreadableNumber(String template, String... values) {
        super(template);
        this.template = template;
        this.values = values.clone();
    }

    Words words() {
        return Words.of(template);
    }

    String[] values() {
        return values.clone();
    }
}
