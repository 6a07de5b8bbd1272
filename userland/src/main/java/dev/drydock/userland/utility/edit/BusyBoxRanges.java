package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.regex.RegexException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Ranges as BusyBox's sed has them: as GNU's, but a line is in its range wherever that ends, and where {@code +n} leads to is
 * decided once for all.
 */
final class BusyBoxRanges implements SedRanges {
    private static final long UNKNOWN = -1;

    private final boolean[] open;
    private final boolean[] over;
    private final long[] ends;

    BusyBoxRanges(int commands) {
        this.open = new boolean[commands];
        this.over = new boolean[commands];
        this.ends = new long[commands];
        Arrays.fill(ends, UNKNOWN);
    }

    /** Lines of one file are behind those of another, always. */
    @Override
    public void reset() {}

    @Override
    public boolean isOpen(int index) {
        return open[index];
    }

    @Override
    public boolean contains(int index, SedAddress first, SedAddress last, long line, Matching current)
            throws RegexException, IOException {
        boolean before = open[index];
        boolean begins =
                first.isLine() ? !over[index] && first.number() > 0 && line >= first.number() : current.matches(first);
        if (!before && !begins) {
            return false;
        }
        if (ends[index] == UNKNOWN) {
            ends[index] = last.number() + (last.kind() == SedAddress.Kind.PLUS ? line : 0);
        }
        over[index] |= first.isLine();
        boolean ended = switch (last.kind()) {
            case REGEX -> before && current.matches(last);
            case LAST -> current.matches(last);
            default -> line >= ends[index];
        };
        open[index] = !ended;
        return true;
    }
}
