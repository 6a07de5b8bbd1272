package dev.drydock.userland.utility.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line that getopt has read: options in their order, operands in theirs.
 *
 * @param optionsBefore how many options came before each operand
 */
public record CommandLine(List<Option> options, List<String> operands, List<Integer> optionsBefore) {
    public CommandLine {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
        optionsBefore = List.copyOf(optionsBefore);
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
