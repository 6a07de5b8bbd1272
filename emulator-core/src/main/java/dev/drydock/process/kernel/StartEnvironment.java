package dev.drydock.process.kernel;

import java.util.ArrayList;
import java.util.List;

/** The environment that the engine gives to what it starts, in its order. */
public final class StartEnvironment {
    /** What the engine sets first. */
    public static final String DEFAULT_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private StartEnvironment() {}

    /**
     * PATH, HOSTNAME, TERM with a terminal, then what was configured: a name set again keeps its place and takes the new
     * value; a name without {@code =} is taken out.
     */
    public static List<String> of(String hostname, boolean terminal, List<String> configured) {
        List<String> result = new ArrayList<>();
        result.add(DEFAULT_PATH);
        result.add("HOSTNAME=" + hostname);
        if (terminal) {
            result.add("TERM=xterm");
        }
        for (String entry : configured) {
            set(result, entry);
        }
        return result;
    }

    private static void set(List<String> environment, String entry) {
        int equals = entry.indexOf('=');
        String prefix = equals < 0 ? entry + "=" : entry.substring(0, equals + 1);
        int place = 0;
        while (place < environment.size() && !environment.get(place).startsWith(prefix)) {
            place++;
        }
        if (equals < 0) {
            if (place < environment.size()) {
                environment.remove(place);
            }
        } else if (place < environment.size()) {
            environment.set(place, entry);
        } else {
            environment.add(entry);
        }
    }
}
