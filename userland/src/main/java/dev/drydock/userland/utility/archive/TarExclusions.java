package dev.drydock.userland.utility.archive;

import dev.drydock.userland.utility.pattern.Glob;
import java.util.List;

/** What {@code --exclude} leaves out: a pattern fits any whole part of a name, and what lies within that. */
final class TarExclusions {
    private TarExclusions() {}

    static boolean leaveOut(List<String> patterns, String name) {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String pattern : patterns) {
            Glob glob = Glob.of(pattern);
            for (int start = 0; start >= 0; start = following(plain, start)) {
                if (fits(glob, plain.substring(start))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int following(String name, int start) {
        int slash = name.indexOf('/', start);
        return slash < 0 ? -1 : slash + 1;
    }

    private static boolean fits(Glob glob, String rest) {
        for (int end = rest.length(); end > 0; end = rest.lastIndexOf('/', end - 1)) {
            if (glob.matches(rest.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
