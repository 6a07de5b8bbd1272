package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code getopt} of util-linux, which BusyBox has too: puts the options of a script in order and quotes what it was given. */
final class Getopt {
    static final Command COMMAND = Command.named("getopt", call -> new Getopt(call).run())
            .options(
                    "+ a,alternative l,longoptions= n,name= o,options= q,quiet Q,quiet-output !s,shell= T,test u,unquoted")
            .trouble(2);
    private static final int WRONG_PARAMETERS = 1;
    private static final int ENHANCED = 4;
    private static final Words MISSING = Words.of("missing optstring argument", "missing optstring argument");

    private final Invocation call;
    private final List<String> longNames = new ArrayList<>();
    private String letters = "";
    private boolean quotes = true;
    private @Nullable String name;
    private boolean wrong;
    private final StringBuilder found = new StringBuilder();
    private final List<String> operands = new ArrayList<>();

    private Getopt(Invocation call) {
        this.call = call;
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private Exit run() {
        List<String> arguments = call.arguments();
        if (arguments.isEmpty()) {
            throw call.isGnu() ? call.usage(MISSING) : call.fail(MISSING);
        }
        List<String> words = new ArrayList<>();
        if (!arguments.get(0).startsWith("-")) {
            quotes = false;
            letters = arguments.get(0);
            words.addAll(arguments.subList(1, arguments.size()));
        } else {
            words.addAll(call.operands());
            boolean given = apply();
            if (has("T")) {
                return Exit.of(ENHANCED);
            }
            if (!given) {
                if (words.isEmpty()) {
                    throw call.usage(MISSING);
                }
                letters = words.remove(0);
            }
        }
        read(words);
        if (!has("Q") || !quotes) {
            StringBuilder line = new StringBuilder(found).append(" --");
            operands.forEach(word -> line.append(' ').append(quoted(word)));
            call.out().line(line.toString());
        }
        return Exit.of(wrong ? WRONG_PARAMETERS : 0);
    }

    /** Whether the letters were given. */
    private boolean apply() {
        boolean given = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "o" -> {
                    letters = option.argument();
                    given = true;
                }
                case "l" -> longNames.addAll(List.of(option.argument().split("[, \t\n]+")));
                case "n" -> name = option.argument();
                case "u" -> quotes = false;
                default -> {}
            }
        }
        return given;
    }

    private String quoted(String word) {
        return quotes ? "'" + word.replace("'", "'\\''") + "'" : word;
    }

    private void read(List<String> words) {
        boolean stops = letters.startsWith("+");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                return;
            }
            if (word.startsWith("--") && word.length() > 2) {
                i = longOption(words, i, 2);
            } else if (word.startsWith("-") && word.length() > 1) {
                boolean alternative = quotes
                        && has("a")
                        && !longNames.isEmpty()
                        && match(word.substring(1)).size() == 1;
                i = alternative ? longOption(words, i, 1) : shortOptions(words, i);
            } else {
                operands.add(word);
                if (stops) {
                    operands.addAll(words.subList(i + 1, words.size()));
                    return;
                }
            }
        }
    }

    private int shortOptions(List<String> words, int index) {
        String word = words.get(index);
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            int at = letter == ':' ? -1 : letters.indexOf(letter);
            if (at < 0) {
                complain("invalid option -- '" + letter + "'");
                continue;
            }
            found.append(" -").append(letter);
            if (!letters.startsWith(":", at + 1)) {
                continue;
            }
            String rest = word.substring(i + 1);
            if (letters.startsWith("::", at + 1)) {
                found.append(' ').append(quoted(rest));
            } else if (!rest.isEmpty()) {
                found.append(' ').append(quoted(rest));
            } else if (index + 1 < words.size()) {
                found.append(' ').append(quoted(words.get(index + 1)));
                return index + 1;
            } else {
                found.setLength(found.length() - 3);
                complain("option requires an argument -- '" + letter + "'");
            }
            return index;
        }
        return index;
    }

    private List<String> match(String typed) {
        String plain = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
        Optional<String> exact = longNames.stream()
                .filter(each -> each.replace(":", "").equals(plain))
                .findFirst();
        return exact.map(List::of)
                .orElseGet(() -> longNames.stream()
                        .filter(each -> each.startsWith(plain))
                        .toList());
    }

    private int longOption(List<String> words, int index, int dashes) {
        String typed = words.get(index).substring(dashes);
        List<String> meant = match(typed);
        String plain = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
        if (meant.size() > 1 && call.isBusyBox()) {
            meant = meant.subList(0, 1);
        }
        if (meant.size() != 1) {
            StringBuilder all = new StringBuilder();
            meant.forEach(
                    each -> all.append(" '--").append(each.replace(":", "")).append('\''));
            complain(
                    meant.isEmpty()
                            ? "unrecognized option '" + words.get(index) + "'"
                            : "option '" + words.get(index) + "' is ambiguous; possibilities:" + all);
            return index;
        }
        String full = meant.get(0).replace(":", "");
        boolean optional = meant.get(0).endsWith("::");
        boolean takes = meant.get(0).endsWith(":");
        String value = typed.contains("=") ? typed.substring(typed.indexOf('=') + 1) : null;
        if (!takes && value != null) {
            complain("option '--" + full + "' doesn't allow an argument");
            return index;
        }
        int used = index;
        if (takes && !optional && value == null) {
            if (index + 1 == words.size()) {
                complain("option '--" + (plain.equals(full) ? plain : full) + "' requires an argument");
                return index;
            }
            used = index + 1;
            value = words.get(used);
        }
        found.append(" --").append(full);
        if (takes) {
            found.append(' ').append(quoted(value == null ? "" : value));
        }
        return used;
    }

    private void complain(String words) {
        wrong = true;
        if (!(quotes && has("q"))) {
            call.raw((name == null ? call.name() : name) + ": " + words + "\n");
        }
    }
}
