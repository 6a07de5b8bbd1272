package dev.drydock.process;

import dev.drydock.filesystem.OpenFile;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A child to start: fork and exec in one.
 *
 * @param path the program's file, looked up as it stands (no PATH search)
 * @param arguments argv, the name first
 * @param environment whole environment, in order
 * @param descriptors what the child's descriptors refer to; each is retained for the child, the caller keeps its own
 * @param processGroup 0 for a group of its own, -1 for the parent's, else an existing group
 * @param foreground whether the child's group is made the terminal's foreground group before it runs
 * @param dispositions signals for which the child starts with {@link SignalHandler#DEFAULT} or {@link
 *     SignalHandler#IGNORE} whatever the parent does with them; for all others what the parent ignores stays ignored,
 *     what it handles becomes the default
 */
public record SpawnRequest(
        String path,
        List<String> arguments,
        Map<String, String> environment,
        SortedMap<Integer, OpenFile> descriptors,
        int processGroup,
        boolean foreground,
        Map<Signal, SignalHandler> dispositions) {

    public SpawnRequest {
        arguments = List.copyOf(arguments);
        dispositions = Map.copyOf(dispositions);
    }

    /** A child that ignores what its parent ignores. */
    public SpawnRequest(
            String path,
            List<String> arguments,
            Map<String, String> environment,
            SortedMap<Integer, OpenFile> descriptors,
            int processGroup,
            boolean foreground) {
        this(path, arguments, environment, descriptors, processGroup, foreground, Map.of());
    }
}
