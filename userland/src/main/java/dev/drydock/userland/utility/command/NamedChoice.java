package dev.drydock.userland.utility.command;

import java.util.List;
import java.util.stream.Stream;

/** An option's argument that is one of a few words, which may be shortened while it stays clear which (gnulib's argmatch). */
public final class NamedChoice {
    private static final Words INVALID = Words.of("invalid argument %l for %l\nValid arguments are:%s");
    private static final Words AMBIGUOUS = Words.of("ambiguous argument %l for %l\nValid arguments are:%s");

    /** Whatever else is the status of a wrong call. */
    private static final int FAILURE = 1;

    private NamedChoice() {}

    /**
     * The word that was meant.
     *
     * @param choices words of which some mean the same, separated by bars; the first of them is given back
     */
    public static String of(Invocation call, String option, String argument, String... choices) {
        return of(call, option, argument, false, choices);
    }

    /** As above, of words that must be written out. */
    public static String exact(Invocation call, String option, String argument, String... choices) {
        return of(call, option, argument, true, choices);
    }

    private static String of(Invocation call, String option, String argument, boolean exact, String... choices) {
        List<List<String>> known =
                Stream.of(choices).map(each -> List.of(each.split("\\|"))).toList();
        for (List<String> words : known) {
            if (words.contains(argument)) {
                return words.get(0);
            }
        }
        List<String> meant = known.stream()
                .filter(words -> !exact && words.stream().anyMatch(word -> word.startsWith(argument)))
                .map(words -> words.get(0))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        call.usage(meant.isEmpty() ? INVALID : AMBIGUOUS, argument, option, list(call, known));
        throw new Quit(FAILURE);
    }

    private static String list(Invocation call, List<List<String>> known) {
        StringBuilder list = new StringBuilder();
        for (List<String> words : known) {
            String separator = "\n  - ";
            for (String word : words) {
                list.append(separator).append(call.format("%l", word));
                separator = ", ";
            }
        }
        return list.toString();
    }
}
