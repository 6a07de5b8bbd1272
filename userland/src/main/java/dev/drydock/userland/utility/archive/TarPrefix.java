package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.HashSet;
import java.util.Set;

/** What names begin with that would lead out of a directory: it is taken away, and told of once. */
final class TarPrefix {
    private static final Words REMOVING = Words.of("Removing leading `%s' from %s", "removing leading '%s' from %s");

    private final Invocation call;
    private final boolean kept;
    private final Set<String> told = new HashSet<>();

    /** @param kept whether names stay as they are ({@code -P}) */
    TarPrefix(Invocation call, boolean kept) {
        this.call = call;
        this.kept = kept;
    }

    /** @param what whose names they are, as it is told */
    String without(String name, String what) {
        if (kept) {
            return name;
        }
        int end = length(name);
        String prefix = name.substring(0, end);
        // BusyBox tells of the first one only.
        if (end > 0 && told.add(call.isBusyBox() ? "" : prefix + what)) {
            call.say(REMOVING, prefix, what);
        }
        return name.substring(end);
    }

    /** Up to the last {@code ..}, and the slashes behind it. */
    private static int length(String name) {
        int end = 0;
        int start = 0;
        while (start < name.length()) {
            int slash = name.indexOf('/', start);
            String part = name.substring(start, slash < 0 ? name.length() : slash);
            if (part.equals("..")) {
                end = start + 2;
            }
            if (slash < 0) {
                break;
            }
            start = slash + 1;
        }
        while (end < name.length() && name.charAt(end) == '/') {
            end++;
        }
        return end;
    }
}
