package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.text.Escapes;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.Locale;

/** {@code ${name@letter}}. */
final class Transformations {
    private final Expansions shell;

    Transformations(Expansions shell) {
        this.shell = shell;
    }

    String of(char letter, String name, String value) throws IOException {
        return switch (letter) {
            case 'U' -> value.toUpperCase(Locale.ROOT);
            case 'u' -> value.isEmpty() ? "" : value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1);
            case 'L' -> value.toLowerCase(Locale.ROOT);
            case 'Q', 'K', 'k' -> Quotation.always(value);
            case 'E' -> Escapes.ansi(value);
            case 'P' -> shell.prompt(value);
            case 'a' -> letters(name);
            default -> declaration(name, value);
        };
    }

    private String letters(String name) {
        Variable variable = shell.variables().find(name);
        StringBuilder letters = new StringBuilder();
        if (variable != null) {
            if (variable.isArray()) {
                letters.append(variable.isAssociative() ? 'A' : 'a');
            }
            variable.attributes().forEach(attribute -> letters.append(attribute.letter()));
        }
        return letters.toString();
    }

    private String declaration(String name, String value) {
        String letters = letters(name);
        String assignment = name + "=" + Quotation.always(value);
        return letters.isEmpty() ? assignment : "declare -" + letters + " " + assignment;
    }
}
