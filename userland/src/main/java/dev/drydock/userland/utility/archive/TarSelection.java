package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.pattern.Glob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which members of an archive the command line names: themselves, or a directory that they are in. */
final class TarSelection {
    private final TarSettings settings;
    private final boolean wildcards;
    private final List<String> missing = new ArrayList<>();

    TarSelection(Invocation call, TarSettings settings) {
        this.settings = settings;
        this.wildcards = call.commandLine().has("wildcards");
        settings.names().members().forEach(member -> missing.add(member.name()));
    }

    /** Names that no member had. */
    List<String> missing() {
        return missing;
    }

    /** The name by which a member is meant; null if it is not. */
    @Nullable
    TarMember choose(String entry) {
        String name = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
        if (TarExclusions.leaveOut(settings.names().excluded(), name)) {
            return null;
        }
        for (TarMember member : settings.names().members()) {
            if (name.equals(member.name()) || name.startsWith(member.name() + "/") || fits(member.name(), name)) {
                missing.remove(member.name());
                return member;
            }
        }
        return null;
    }

    private boolean fits(String pattern, String name) {
        for (int end = name.length(); wildcards && end > 0; end = name.lastIndexOf('/', end - 1)) {
            if (Glob.of(pattern).matches(name.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
