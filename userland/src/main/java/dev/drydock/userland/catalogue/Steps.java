package dev.drydock.userland.catalogue;

import dev.drydock.image.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The history of an image, step by step, worded as the engine's builders word it. */
final class Steps {
    private final List<HistoryEntry> entries = new ArrayList<>();
    private final Instant made;

    private Steps(Instant made) {
        this.made = made;
    }

    /** @param made when the steps were made that follow the base */
    static Steps at(Instant made) {
        return new Steps(made);
    }

    /** A layer that came from a tar: {@code docker import}. */
    Steps imported(Instant when) {
        entries.add(new HistoryEntry(when, "", "", "Imported from -", false));
        return this;
    }

    /** An instruction that makes a layer. */
    Steps layer(String instruction) {
        entries.add(HistoryEntry.layer(made, instruction));
        return this;
    }

    /** An instruction that only changes the configuration. */
    Steps setting(String instruction) {
        entries.add(HistoryEntry.empty(made, instruction));
        return this;
    }

    /** Steps taken over from another image. */
    Steps all(List<HistoryEntry> others) {
        entries.addAll(others);
        return this;
    }

    List<HistoryEntry> list() {
        return List.copyOf(entries);
    }
}
