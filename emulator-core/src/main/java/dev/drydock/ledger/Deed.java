package dev.drydock.ledger;

/**
 * What is done, and to what.
 *
 * @param action in the words of the command line: {@code commit}, {@code volume create}
 * @param target what it is done to, by its name; empty for none
 */
public record Deed(String action, String target) {

    /** Action and target. */
    public String words() {
        return target.isEmpty() ? action : action + " " + target;
    }

    /**
     * Whether these are its words, or their beginning: {@code start} is any start, {@code start web} that of one, {@code pull
     * nginx} that of any tag.
     */
    public boolean is(String words) {
        return words().equals(words) || words().startsWith(words + " ") || words().startsWith(words + ":");
    }
}
