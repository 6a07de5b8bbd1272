package dev.drydock.userland.shell.edit;

import java.util.List;

/** Says how a line could go on. */
@FunctionalInterface
public interface Completer {

    /** What could stand in place of the word that ends at the cursor. */
    Completions complete(String line, int cursor);

    /**
     * What there is to choose from.
     *
     * @param start where the word begins
     * @param candidates whole words, sorted, as they are to be written
     * @param shown the same as they are listed
     * @param closed whether a blank follows when there is only one: not after a directory
     */
    record Completions(int start, List<String> candidates, List<String> shown, boolean closed) {
        public Completions {
            candidates = List.copyOf(candidates);
            shown = List.copyOf(shown);
        }

        /** The longest text that all candidates begin with. */
        String common() {
            String common = candidates.get(0);
            for (String candidate : candidates) {
                int length = 0;
                int shorter = Math.min(common.length(), candidate.length());
                while (length < shorter && common.charAt(length) == candidate.charAt(length)) {
                    length++;
                }
                common = common.substring(0, length);
            }
            return common;
        }
    }
}
