package dev.drydock.userland.utility.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command line that getopt has read: options in their order, operands in theirs. */
public record CommandLine(List<Option> options, List<String> operands) {
    public CommandLine {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    public boolean has(String key) {
        return options.stream().anyMatch(option -> option.key().equals(key));
    }

    /** The argument of the last option of that key; null if there is none. */
    public @Nullable String last(String key) {
        String value = null;
        for (Option option : options) {
            if (option.key().equals(key)) {
                value = option.value();
            }
        }
        return value;
    }
}
