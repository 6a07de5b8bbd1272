package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A directory that has the same names for everybody. */
record FixedDirectory(int mode, Map<String, SyntheticNode> entries) implements SyntheticDirectory {
    private static final int PROC = 0555;
    private static final int SYSFS = 0755;

    FixedDirectory {
        entries = new LinkedHashMap<>(entries);
    }

    static FixedDirectory proc(Map<String, SyntheticNode> entries) {
        return new FixedDirectory(PROC, entries);
    }

    static FixedDirectory sysfs(Map<String, SyntheticNode> entries) {
        return new FixedDirectory(SYSFS, entries);
    }

    /** A directory of {@code /sys} that is there, and empty. */
    static FixedDirectory emptySysfs() {
        return sysfs(Map.of());
    }

    @Override
    public @Nullable SyntheticNode child(String name, Caller caller) {
        return entries.get(name);
    }

    @Override
    public List<String> names(Caller caller) {
        return new ArrayList<>(entries.keySet());
    }
}
