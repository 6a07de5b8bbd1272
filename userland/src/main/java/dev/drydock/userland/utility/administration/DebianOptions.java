package dev.drydock.userland.utility.administration;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line of Debian's scripts as Perl's Getopt::Long reads it: long names, their beginnings, anywhere. */
final class DebianOptions {
    private final Invocation call;
    private final Set<String> flags;
    private final Set<String> valued;
    private final Map<String, String> found = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    /** @param valued those that take a value */
    DebianOptions(Invocation call, Set<String> flags, Set<String> valued) {
        this.call = call;
        this.flags = flags;
        this.valued = valued;
        read(call.arguments());
    }

    private void read(List<String> words) {
        boolean over = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (over || !word.startsWith("-") || word.equals("-")) {
                operands.add(word);
            } else if (word.equals("--")) {
                over = true;
            } else {
                int equals = word.indexOf('=');
                String typed = word.substring(word.startsWith("--") ? 2 : 1, equals < 0 ? word.length() : equals);
                String name = name(typed);
                if (flags.contains(name)) {
                    found.put(name, "");
                } else if (equals >= 0) {
                    found.put(name, word.substring(equals + 1));
                } else if (i + 1 < words.size()) {
                    found.put(name, words.get(++i));
                } else {
                    throw misused("Option " + name + " requires an argument");
                }
            }
        }
    }

    private String name(String typed) {
        List<String> meant = new ArrayList<>();
        for (Set<String> names : List.of(flags, valued)) {
            if (names.contains(typed)) {
                return typed;
            }
            names.stream().filter(each -> each.startsWith(typed)).sorted().forEach(meant::add);
        }
        if (meant.size() > 1) {
            throw misused("Option " + typed + " is ambiguous (" + String.join(", ", meant) + ")");
        }
        if (meant.isEmpty()) {
            throw misused("Unknown option: " + typed);
        }
        return meant.get(0);
    }

    private Quit misused(String words) {
        call.raw(words + "\n");
        call.out().text(call.help());
        return new Quit(1);
    }

    /** Whether help or version was asked for, and has been given. */
    boolean told() {
        if (has("help")) {
            call.out().text(call.help());
        } else if (has("version")) {
            call.out().text(call.version());
        }
        return has("help") || has("version");
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
        if (text == null) {
            return -1;
        }
        if (!text.matches("\\d{1,10}")) {
            throw misused("Value \"" + text + "\" invalid for option " + name + " (number expected)");
        }
        return Long.parseLong(text);
    }

    List<String> operands() {
        return operands;
    }
}
