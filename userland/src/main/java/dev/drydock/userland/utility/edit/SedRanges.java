package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.regex.RegexException;
import java.io.IOException;

/** Which ranges of lines are open. */
interface SedRanges {

    /** Nothing is known of the lines before. */
    void reset();

    boolean isOpen(int index);

    /** Whether a line is in the range of a command that has one. */
    boolean contains(int index, SedAddress first, SedAddress last, long line, Matching current)
            throws RegexException, IOException;

    /** Whether the current line is one that an address means. */
    interface Matching {
        boolean matches(SedAddress address) throws RegexException, IOException;
    }
}
