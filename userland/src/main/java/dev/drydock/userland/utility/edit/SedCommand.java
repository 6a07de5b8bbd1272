package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.regex.Regex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command of a script.
 *
 * @param first the address, or where a range begins; null for every line
 * @param last where a range ends; null for a single address
 * @param negated whether it is for the lines that are not addressed
 * @param text of {@code a i c}, label of {@code : b t T}, file of {@code r w}
 * @param number exit status of {@code q}, width of {@code l}, -1 for none; 1 for an {@code r} that comes before its line
 * @param jump of an opening brace: its partner; of a branch: where it leads, -1 for the end
 * @param exchanged for {@code y}: what each letter becomes
 * @param output where {@code w} and {@code W} write to
 */
record SedCommand(
        @Nullable SedAddress first,
        @Nullable SedAddress last,
        boolean negated,
        char letter,
        String text,
        @Nullable Substitution substitution,
        int number,
        int jump,
        Map<String, String> exchanged,
        @Nullable SedOutput output) {

    SedCommand(
            @Nullable SedAddress first,
            @Nullable SedAddress last,
            boolean negated,
            char letter,
            String text,
            @Nullable Substitution substitution,
            int number,
            int jump) {
        this(first, last, negated, letter, text, substitution, number, jump, Map.of(), null);
    }

    /** @param from as many letters as {@code to}; the first of those that are alike counts */
    SedCommand exchanging(List<String> from, List<String> to) {
        Map<String, String> letters = new HashMap<>();
        for (int i = 0; i < from.size(); i++) {
            letters.putIfAbsent(from.get(i), to.get(i));
        }
        return new SedCommand(
                first, last, negated, letter, text, substitution, number, jump, Map.copyOf(letters), output);
    }

    SedCommand writing(@Nullable SedOutput to) {
        return new SedCommand(first, last, negated, letter, text, substitution, number, jump, exchanged, to);
    }

    /** Begins at another line. */
    SedCommand from(long line) {
        SedAddress other = new SedAddress(SedAddress.Kind.LINE, line, 0, null);
        return new SedCommand(other, last, negated, letter, text, substitution, number, jump, exchanged, output);
    }

    SedCommand jumping(int target) {
        return new SedCommand(first, last, negated, letter, text, substitution, number, target, exchanged, output);
    }

    /**
     * What {@code s} does.
     *
     * @param regex null for the one that was used last
     * @param replacement parts: text, groups, changes of case
     * @param occurrence which match is replaced, 1 for the first
     * @param output what {@code w} writes to
     */
    record Substitution(
            @Nullable Regex regex,
            Replacement replacement,
            int occurrence,
            boolean global,
            boolean prints,
            @Nullable SedOutput output) {}
}
