package dev.drydock.userland.utility.regex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What groups hold on the way through an expression, as glibc keeps it. Does not change. */
final class Known {
    private final int[] bounds;
    /** What they were when a group that had read anything ended last. */
    private final int[] accepted;
    /** Whether the way led past an assertion that does not hold. */
    private final boolean failing;

    private Known(int[] bounds, int[] accepted, boolean failing) {
        this.bounds = bounds;
        this.accepted = accepted;
        this.failing = failing;
    }

    static Known nothing(int groups) {
        int[] none = new int[2 * groups + 2];
        Arrays.fill(none, -1);
        return new Known(none, none, false);
    }

    /** @param slot of a group's start or end; an end that is not empty is accepted at once */
    Known with(int slot, int position) {
        int[] changed = bounds.clone();
        changed[slot] = position;
        boolean accepts = (slot & 1) == 1 && bounds[slot - 1] < position;
        return new Known(changed, accepts ? changed : accepted, failing);
    }

    /** The end of a group that may be left out: if it read nothing and was there before, it is as it was. */
    Known closing(int slot, int position) {
        boolean empty = bounds[slot - 1] == position;
        return empty && accepted[slot - 1] >= 0 ? new Known(accepted, accepted, failing) : with(slot, position);
    }

    Known pastFailing() {
        return new Known(bounds, accepted, true);
    }

    /** Null if the way led past an assertion that does not hold. */
    int @Nullable [] whole(int start, int end) {
        if (failing) {
            return null;
        }
        int[] all = bounds.clone();
        all[0] = start;
        all[1] = end;
        return all;
    }
}
