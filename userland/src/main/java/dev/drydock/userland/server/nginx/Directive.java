package dev.drydock.userland.server.nginx;

import java.util.List;

/**
 * A directive of the configuration.
 *
 * @param block what stands in its braces; empty if it has none
 * @param place {@code FILE:LINE}
 */
record Directive(String name, List<String> arguments, List<Directive> block, String place) {
    Directive {
        arguments = List.copyOf(arguments);
        block = List.copyOf(block);
    }

    String argument(int index) throws ConfigException {
        if (index >= arguments.size()) {
            throw new ConfigException("invalid number of arguments in \"" + name + "\" directive in " + place);
        }
        return arguments.get(index);
    }
}
