package dev.drydock.layer;

import dev.drydock.filesystem.FileTree;
import java.util.List;

/**
 * A line of {@code docker diff}.
 *
 * @param path absolute
 */
public record Change(Kind kind, String path) {

    /** What happened to the path. */
    public enum Kind {
        MODIFIED('C', 0),
        ADDED('A', 1),
        DELETED('D', 2);

        private final char letter;

        private final int number;

        Kind(char letter, int number) {
            this.letter = letter;
            this.number = number;
        }

        /** As the command line shows it. */
        public char letter() {
            return letter;
        }

        /** As the API says it: 0, 1 or 2. */
        public int number() {
            return number;
        }
    }

    /**
     * What differs between two trees of which one grew out of the other; costs what the writable layer holds, not what the
     * trees are.
     */
    static List<Change> between(FileTree before, FileTree after) {
        return new ChangeList(before, after).changes();
    }

    @Override
    public String toString() {
        return kind.letter() + " " + path;
    }
}
