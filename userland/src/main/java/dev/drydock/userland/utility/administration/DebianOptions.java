package dev.drydock.userland.utility.administration;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The command line of Debian's scripts as Perl's Getopt::Long reads it: long names, their beginnings in letters of either case,
 * anywhere. It goes on behind what it cannot take, and tells all of that.
 */
final class DebianOptions {
    private enum Value {
        NONE,
        STRING,
        NUMBER
    }

    /**
     * What was meant.
     *
     * @param name in {@link #found}
     * @param alias as the script spells what was typed, or its beginning
     */
    private record Meaning(String name, String alias, Value value) {}

    private final Invocation call;
    /** By all the names that it has, sorted. */
    private final Map<String, Meaning> known = new TreeMap<>();

    private final Map<String, String> found = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();
    private boolean wrong;

    /**
     * Reads the whole line.
     *
     * @param options as Getopt::Long has them: {@code quiet|q}, {@code shell=s}, {@code uid=i}
     * @throws Quit when it has been told what is wrong with it, or the help or version that it asks for
     */
    DebianOptions(Invocation call, List<String> options) {
        this.call = call;
        for (String option : options) {
            String[] parts = option.split("=");
            String[] names = parts[0].split("\\|");
            Value value = parts.length == 1 ? Value.NONE : parts[1].equals("i") ? Value.NUMBER : Value.STRING;
            for (String name : names) {
                known.put(name, new Meaning(names[0], name, value));
            }
        }
        read(call.arguments());
        if (wrong) {
            call.out().text(call.help());
            throw new Quit(1);
        }
    }

    private void read(List<String> words) {
        boolean over = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (over || !word.matches("(?s)(--?|\\+).+")) {
                operands.add(word);
            } else if (word.equals("--")) {
                over = true;
            } else {
                int equals = word.indexOf('=');
                String typed = word.substring(word.startsWith("--") ? 2 : 1, equals < 0 ? word.length() : equals)
                        .toLowerCase(Locale.ROOT);
                Meaning meant = meaning(typed);
                if (meant == null) {
                    continue;
                }
                String given = equals < 0 ? null : word.substring(equals + 1);
                if (meant.value() == Value.NONE) {
                    flag(meant, given);
                } else if (given != null && !given.isEmpty()) {
                    take(meant, given);
                } else if (given == null && i + 1 < words.size()) {
                    take(meant, words.get(++i));
                } else {
                    refuse("Option " + meant.alias() + " requires an argument");
                }
            }
        }
    }

    private @Nullable Meaning meaning(String typed) {
        if (known.containsKey(typed)) {
            return known.get(typed);
        }
        List<String> names =
                known.keySet().stream().filter(each -> each.startsWith(typed)).toList();
        if (names.size() == 1) {
            return known.get(names.get(0));
        }
        refuse(
                names.isEmpty()
                        ? "Unknown option: " + typed
                        : "Option " + typed + " is ambiguous (" + String.join(", ", names) + ")");
        return null;
    }

    private void flag(Meaning meant, @Nullable String given) {
        if (given != null) {
            refuse("Option " + meant.alias() + " does not take an argument");
            return;
        }
        found.put(meant.name(), "");
        if (meant.name().equals("help")) {
            call.out().text(call.help());
            throw new Quit(0);
        }
        if (meant.name().equals("version")) {
            call.out().text(call.version());
            throw new Quit(0);
        }
    }

    private void take(Meaning meant, String given) {
        if (meant.value() == Value.NUMBER && !given.matches("[-+]?\\d{1,10}")) {
            refuse("Value \"" + given + "\" invalid for option " + meant.alias() + " (number expected)");
        } else {
            found.put(meant.name(), given);
        }
    }

    private void refuse(String words) {
        call.raw(words + "\n");
        wrong = true;
    }

    boolean has(String name) {
        return found.containsKey(name);
    }

    @Nullable
    String value(String name) {
        return found.get(name);
    }

    /** A number, or -1 if none was given. */
    long number(String name) {
        String text = found.get(name);
        return text == null ? -1 : Long.parseLong(text);
    }

    List<String> operands() {
        return operands;
    }
}
