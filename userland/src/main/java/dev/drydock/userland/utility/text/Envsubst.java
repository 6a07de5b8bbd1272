package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code envsubst} of gettext 0.21: puts the values of environment variables where they are named. */
final class Envsubst {
    static final Command COMMAND = Command.named("envsubst", Envsubst::run)
            .gnu("v,variables h,help V,version")
            .only(Flavour.GNU);
    private static final Words MISSING = Words.of("missing arguments");
    private static final Words TOO_MANY = Words.of("too many arguments");

    /** No form with a default, and no other parameter of the shell, is a reference. */
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})");

    private Envsubst() {}

    private static Exit run(Invocation call) throws IOException {
        if (call.commandLine().has("h")) {
            call.out().text(call.help());
            return Exit.SUCCESS;
        }
        if (call.commandLine().has("V")) {
            call.out().text(call.version());
            return Exit.SUCCESS;
        }
        List<String> operands = call.operands();
        if (operands.size() > 1) {
            throw call.fail(TOO_MANY);
        }
        if (call.commandLine().has("v")) {
            if (operands.isEmpty()) {
                throw call.fail(MISSING);
            }
            variables(operands.get(0)).forEach(call.out()::line);
        } else if (operands.isEmpty()) {
            substitute(call, name -> true);
        } else {
            Set<String> chosen = Set.copyOf(variables(operands.get(0)));
            substitute(call, chosen::contains);
        }
        return call.exit();
    }

    /** As often as they are named. */
    private static List<String> variables(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(Envsubst::isName)
                .toList();
    }

    private static boolean isName(String word) {
        return !Character.isDigit(word.charAt(0));
    }

    /** Line by line: no reference goes on in the next. */
    private static void substitute(Invocation call, Predicate<String> chosen) throws IOException {
        try (Input input = call.in()) {
            for (String line = input.line(); line != null; line = input.line()) {
                Matcher reference = REFERENCE.matcher(line);
                StringBuilder text = new StringBuilder();
                while (reference.find()) {
                    String name = reference.group(1) == null ? reference.group(2) : reference.group(1);
                    String value = isName(name) && chosen.test(name) ? value(call, name) : reference.group();
                    reference.appendReplacement(text, Matcher.quoteReplacement(value));
                }
                call.out().data(reference.appendTail(text) + (input.terminated() ? "\n" : ""));
            }
        }
    }

    /** A variable that is not set counts as empty. */
    private static String value(Invocation call, String name) {
        String value = call.variable(name);
        return value == null ? "" : Latin.of(value);
    }
}
