package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.SyntheticDevice;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /dev/pts}: the terminals that there are. */
record TerminalDirectory() implements SyntheticDirectory {
    /** Major number of terminals. */
    static final int MAJOR = 136;

    private static final SyntheticDevice MULTIPLEXER = new SyntheticDevice((5 << 8) | 2, 0666, 0, 0);
    private static final int MINOR = 0xff;

    @Override
    public @Nullable SyntheticNode child(String name, Caller caller) {
        if (name.equals("ptmx")) {
            return MULTIPLEXER;
        }
        for (SyntheticDevice terminal : terminals(caller)) {
            if (name(terminal).equals(name)) {
                return terminal;
            }
        }
        return null;
    }

    @Override
    public List<String> names(Caller caller) {
        List<String> names = new ArrayList<>();
        names.add("ptmx");
        terminals(caller).forEach(terminal -> names.add(name(terminal)));
        return names;
    }

    private static List<SyntheticDevice> terminals(Caller caller) {
        return ProcessObserver.viewOf(caller).map(ProcessView::terminals).orElse(List.of());
    }

    private static String name(SyntheticDevice terminal) {
        return Integer.toString(terminal.number() & MINOR);
    }

    @Override
    public int mode() {
        return 0755;
    }
}
