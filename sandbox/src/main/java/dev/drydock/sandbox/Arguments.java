package dev.drydock.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the options of a command line in the notations that the docker CLI takes: {@code --name value},
 * {@code --name=value}, {@code -n value}, {@code -n=value} and {@code -nvalue}.
 */
final class Arguments {

    private final List<String> arguments;
    private int next;
    private String option = "";
    private @Nullable String attachedValue;

    Arguments(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * Goes to the next option, if there is one.
     *
     * @throws WrongUseException if the option before had a value that it does not take, or what comes is no option
     */
    boolean hasNext() throws WrongUseException {
        if (attachedValue != null) {
            throw new WrongUseException(option + " takes no value, not '" + attachedValue + "'");
        }
        if (next == arguments.size()) {
            return false;
        }
        read(arguments.get(next++));
        return true;
    }

    /** The name of the option, with its dashes. */
    String option() {
        return option;
    }

    /**
     * The value of the option: attached to it, or the next argument.
     *
     * @throws WrongUseException if there is none
     */
    String value() throws WrongUseException {
        if (attachedValue != null) {
            String value = attachedValue;
            attachedValue = null;
            return value;
        }
        if (next == arguments.size()) {
            throw new WrongUseException(option + " needs a value");
        }
        return arguments.get(next++);
    }

    private void read(String argument) throws WrongUseException {
        if (!argument.startsWith("-") || argument.length() == 1) {
            throw new WrongUseException("unexpected argument '" + argument + "'");
        }
        int nameEnd = argument.startsWith("--") ? argument.indexOf('=') : 2;
        if (nameEnd < 0 || nameEnd >= argument.length()) {
            option = argument;
            return;
        }
        option = argument.substring(0, nameEnd);
        attachedValue = argument.substring(argument.charAt(nameEnd) == '=' ? nameEnd + 1 : nameEnd);
    }
}
