package dev.drydock.userland.utility.terminal;

import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds descriptions of terminals where ncurses of Debian looks for them, by their first letter and name. */
final class TerminalDatabase {
    private TerminalDatabase() {}

    static Optional<TerminalDescription> find(Invocation call, String type) {
        if (type.isEmpty() || type.contains("/") || type.startsWith(".")) {
            return Optional.empty();
        }
        CapabilityNames.Names names = CapabilityNames.read();
        for (String directory : directories(call)) {
            Optional<byte[]> bytes = read(call, directory + "/" + type.charAt(0) + "/" + type);
            if (bytes.isPresent()) {
                return TerminalDescription.parse(bytes.get(), names);
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> read(Invocation call, String path) {
        try {
            return Optional.of(call.files().readAll(path));
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }

    private static List<String> directories(Invocation call) {
        List<String> directories = new ArrayList<>();
        String own = call.variable("TERMINFO");
        if (own != null) {
            directories.add(own);
        }
        String home = call.variable("HOME");
        if (home != null) {
            directories.add(home + "/.terminfo");
        }
        String more = call.variable("TERMINFO_DIRS");
        if (more != null) {
            directories.addAll(List.of(more.split(":")));
        }
        directories.addAll(List.of("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"));
        return directories;
    }
}
