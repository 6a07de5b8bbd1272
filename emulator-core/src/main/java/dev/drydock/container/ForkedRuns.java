package dev.drydock.container;

import java.util.Comparator;
import java.util.List;

/**
 * Lets the containers of a fork go on. Those that ran are started anew, in the order in which they were started, each in the
 * network stack that it had; those that were paused are paused before they have done anything; those that waited for their
 * next start wait for the rest of the time. Used under the engine's lock.
 */
final class ForkedRuns {
    private static final String SHARED_MEMORY = "container:";

    private final ContainerStore store;
    private final Start start;
    private final Ending ending;
    private final ContainerActions actions;

    ForkedRuns(Lifecycle parts, ContainerActions actions) {
        this.store = parts.store();
        this.start = parts.start();
        this.ending = parts.ending();
        this.actions = actions;
    }

    /** @throws dev.drydock.error.EngineException if one of them is refused */
    void begin() {
        // Whose memory others share must run before them.
        List<Container> ran = store.newestFirst().stream()
                .filter(container -> container.state().status().isRunning() && pid(container.state()) > 0)
                .sorted(Comparator.comparing(ForkedRuns::sharesMemory).thenComparing(each -> pid(each.state())))
                .toList();
        List<Container> waiting = store.newestFirst().stream()
                .filter(container -> container.state() instanceof ContainerState.Restarting)
                .toList();
        for (Container container : ran) {
            boolean paused = container.state() instanceof ContainerState.Paused;
            start.byPolicy(container);
            if (paused) {
                actions.pause(container.id().value());
            }
        }
        waiting.forEach(ending::restartAfterRest);
    }

    private static boolean sharesMemory(Container container) {
        return container.hostConfig().ipcMode().startsWith(SHARED_MEMORY);
    }

    private static int pid(ContainerState state) {
        if (state instanceof ContainerState.Paused paused) {
            return paused.running().pid();
        }
        return state instanceof ContainerState.Running running ? running.pid() : 0;
    }
}
