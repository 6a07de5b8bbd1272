package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.history.History;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which old line {@code fc} means by a number or by how it begins: bash leaves out the command that asks. */
final class HistoryPlaces {
    private final History history;
    private final boolean listing;
    private final int last;

    HistoryPlaces(Shell shell, boolean listing) {
        this.history = shell.history();
        this.listing = listing;
        boolean remembers = shell.options().has(SetOption.HISTORY);
        int back = (remembers ? 1 : 0) + (shell.recorder().isLastAdded() ? 1 : 0);
        this.last = Math.min(history.size() - back, very());
    }

    /** The last line but the one that asks; below 0 if there is none. */
    int last() {
        return last;
    }

    /** The last line of all. */
    int very() {
        return history.size() - 1;
    }

    /** The place of a line, from 0; below 0 if there is none. */
    int of(@Nullable String wanted) {
        if (last < 0 || wanted == null) {
            return last;
        }
        String digits = wanted.startsWith("-") ? wanted.substring(1) : wanted;
        if (digits.matches("\\d{1,9}.*")) {
            int number = Integer.parseInt(digits.replaceAll("^(\\d{1,9}).*", "$1"));
            if (number == 0) {
                return wanted.startsWith("-") ? (listing ? very() : -1) : last;
            }
            return wanted.startsWith("-") ? Math.max(0, last - number + 1) : Math.min(last, number - history.first());
        }
        List<String> texts = history.texts();
        for (int i = last; i >= 0; i--) {
            if (texts.get(i).startsWith(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
