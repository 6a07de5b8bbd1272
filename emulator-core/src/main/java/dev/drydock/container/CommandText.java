package dev.drydock.container;

import java.util.List;

/** A command in one line, as a list shows it: an argument with a space is put in single quotes, whatever else it holds. */
final class CommandText {
    private CommandText() {}

    static String of(String path, List<String> arguments) {
        StringBuilder line = new StringBuilder(path);
        for (String argument : arguments) {
            line.append(' ');
            if (argument.indexOf(' ') >= 0) {
                line.append('\'').append(argument).append('\'');
            } else {
                line.append(argument);
            }
        }
        return line.toString();
    }
}
