package dev.drydock.userland.utility.service;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.ChildWait;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes on in the background as daemons do: in a session of its own that it does not lead, a child of nobody's. */
final class Background {
    private Background() {}

    /** What goes on in there. */
    @FunctionalInterface
    interface Rest {
        Exit run(ContainerProcess daemon) throws IOException;
    }

    /**
     * Returns when the daemon has begun.
     *
     * @param keep whether descriptors stay as they are
     * @param output where it writes to; null for nowhere
     */
    static void start(ContainerProcess process, boolean keep, @Nullable String output, Rest rest) throws IOException {
        process.out().flush();
        int middle = process.fork(
                leader -> {
                    leader.startSession();
                    leader.fork(
                            daemon -> {
                                if (!keep) {
                                    detach(daemon, output);
                                }
                                return rest.run(daemon);
                            },
                            -1,
                            false);
                    return Exit.SUCCESS;
                },
                -1,
                false);
        ChildWait.status(process, middle);
    }

    private static void detach(ContainerProcess daemon, @Nullable String output) throws IOException {
        for (int number : List.copyOf(daemon.descriptors().keySet())) {
            if (number > 2) {
                daemon.close(number);
            }
        }
        daemon.assign(0, open(daemon, "/dev/null", Set.of(OpenFlag.READ)));
        Set<OpenFlag> write = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND);
        for (int number = 1; number <= 2; number++) {
            String path = output == null ? "/dev/null" : output;
            daemon.assign(number, open(daemon, path, output == null ? Set.of(OpenFlag.WRITE) : write));
        }
    }

    private static OpenFile open(ContainerProcess daemon, String path, Set<OpenFlag> flags) throws IOException {
        return daemon.files().open(path, flags, 0666);
    }
}
