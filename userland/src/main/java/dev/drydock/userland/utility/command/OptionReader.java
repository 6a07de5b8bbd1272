package dev.drydock.userland.utility.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command line as glibc's {@code getopt_long} does: operands and options mixed, letters bundled, long names
 * shortened to any unambiguous beginning. Its errors are getopt's own words.
 */
final class OptionReader {
    private final Options options;
    private final boolean posixlyCorrect;
    private final List<Option> found = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();
    private final List<Integer> optionsBefore = new ArrayList<>();
    private boolean refused;

    OptionReader(Options options, boolean posixlyCorrect) {
        this.options = options;
        this.posixlyCorrect = posixlyCorrect;
    }

    /** What getopt would complain about; null if nothing. */
    @Nullable
    String read(List<String> arguments) {
        int i = 0;
        while (i < arguments.size()) {
            String word = arguments.get(i++);
            if (word.equals("--")) {
                operands(arguments.subList(i, arguments.size()));
                return null;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                if (options.stopsAtOperand() || posixlyCorrect) {
                    operands(arguments.subList(i - 1, arguments.size()));
                    return null;
                }
                operands(List.of(word));
                continue;
            }
            String next = i < arguments.size() ? arguments.get(i) : null;
            Taken taken = word.startsWith("--") ? longOption(word, next) : letters(word, next);
            if (taken.error() != null) {
                return taken.error();
            }
            if (taken.next()) {
                i++;
            }
        }
        return null;
    }

    private void operands(List<String> words) {
        operands.addAll(words);
        words.forEach(word -> optionsBefore.add(found.size()));
    }

    private record Taken(@Nullable String error, boolean next) {
        static final Taken WORD = new Taken(null, false);
        static final Taken WORD_AND_NEXT = new Taken(null, true);

        static Taken error(String error) {
            return new Taken(error, false);
        }
    }

    private Taken letters(String word, @Nullable String next) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            Options.Spec spec = options.letter(letter).orElse(null);
            if (spec == null || letter == '-') {
                return Taken.error("invalid option -- '" + letter + "'");
            }
            if (!spec.emulated()) {
                return refused("-" + letter);
            }
            String rest = word.substring(i + 1);
            switch (spec.argument()) {
                case NONE -> found.add(new Option(spec.key(), null, "-" + letter, i > 1));
                case OPTIONAL -> {
                    found.add(new Option(spec.key(), rest.isEmpty() ? null : rest, "-" + letter));
                    return Taken.WORD;
                }
                case REQUIRED -> {
                    if (rest.isEmpty() && next == null) {
                        return Taken.error("option requires an argument -- '" + letter + "'");
                    }
                    found.add(new Option(spec.key(), rest.isEmpty() ? next : rest, "-" + letter));
                    return rest.isEmpty() ? Taken.WORD_AND_NEXT : Taken.WORD;
                }
            }
        }
        return Taken.WORD;
    }

    private Taken longOption(String word, @Nullable String next) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
        String value = equals < 0 ? null : word.substring(equals + 1);
        List<Options.Spec> candidates = options.named(name);
        if (candidates.isEmpty()) {
            return Taken.error("unrecognized option '" + word + "'");
        }
        if (candidates.size() > 1
                && candidates.stream()
                        .anyMatch(c -> !c.key().equals(candidates.get(0).key()))) {
            StringBuilder all = new StringBuilder();
            candidates.forEach(c -> all.append(" '--").append(c.name()).append('\''));
            return Taken.error("option '" + word + "' is ambiguous; possibilities:" + all);
        }
        Options.Spec spec = candidates.get(0);
        String spelling = "--" + spec.name();
        if (!spec.emulated()) {
            return refused(spelling);
        }
        if (value != null && spec.argument() == Options.Argument.NONE) {
            return Taken.error("option '" + spelling + "' doesn't allow an argument");
        }
        if (value == null && spec.argument() == Options.Argument.REQUIRED) {
            if (next == null) {
                return Taken.error("option '" + spelling + "' requires an argument");
            }
            found.add(new Option(spec.key(), next, spelling));
            return Taken.WORD_AND_NEXT;
        }
        found.add(new Option(spec.key(), value, spelling));
        return Taken.WORD;
    }

    private Taken refused(String spelling) {
        refused = true;
        return Taken.error("option '" + spelling + "' is not emulated");
    }

    /** Whether what it complained about is an option that the real tool has. */
    boolean refused() {
        return refused;
    }

    List<Option> found() {
        return found;
    }

    List<String> operands() {
        return operands;
    }

    List<Integer> optionsBefore() {
        return optionsBefore;
    }
}
