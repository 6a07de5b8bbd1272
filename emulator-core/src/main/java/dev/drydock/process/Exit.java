package dev.drydock.process;

import dev.drydock.filesystem.OpenFile;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program's run comes to: an exit status, another program in its place, or a wait that needs no thread. Signals
 * act on a waiting process as on a running one.
 */
public sealed interface Exit {

    Exit SUCCESS = new Status(0);
    Exit FAILURE = new Status(1);

    /** @param status 0 to 255; only the low eight bits count, as in {@code _exit} */
    static Exit of(int status) {
        return status == 0 ? SUCCESS : new Status(status & 0xff);
    }

    /**
     * The process goes on as another program ({@code execve}): same pid, same descriptors. If that fails, it ends with
     * status 127 or 126 after a message; a program that has something better to do then uses {@link
     * ContainerProcess#execute}.
     *
     * @param environment whole environment, in order
     */
    static Exit exec(String path, List<String> arguments, Map<String, String> environment) {
        return new Exec(path, List.copyOf(arguments), Collections.unmodifiableMap(new LinkedHashMap<>(environment)));
    }

    /** Goes on after a time on the engine's clock. */
    static Exit after(Duration delay, Program next) {
        return new After(delay, next);
    }

    /** Goes on when the file can be read without blocking (or was closed by its writers). */
    static Exit whenReadable(OpenFile file, Program next) {
        return new WhenReadable(file, next);
    }

    /** Waits for a signal that ends it: {@code tail -f /dev/null}, {@code sleep infinity}, a server that only listens. */
    static Exit never() {
        return new Never();
    }

    record Status(int status) implements Exit {}

    record Exec(String path, List<String> arguments, Map<String, String> environment) implements Exit {}

    record After(Duration delay, Program next) implements Exit {}

    record WhenReadable(OpenFile file, Program next) implements Exit {}

    record Never() implements Exit {}
}
