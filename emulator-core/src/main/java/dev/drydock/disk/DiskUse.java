package dev.drydock.disk;

/**
 * Something that the engine needs room on its disk for.
 *
 * @param action in the words of the command line, as the ledger has them: {@code commit}, {@code volume create}
 * @param target what it is done to, by its name; empty for none
 */
public record DiskUse(String action, String target) {

    /** Action and target. */
    public String words() {
        return target.isEmpty() ? action : action + " " + target;
    }

    /** Whether these are its words, or their beginning: {@code commit} is any commit, {@code pull nginx} that of any tag. */
    public boolean is(String words) {
        return words().equals(words) || words().startsWith(words + " ") || words().startsWith(words + ":");
    }
}
