package dev.drydock.container;

import static dev.drydock.container.Action.*;
import static dev.drydock.container.ContainerStatus.*;

import dev.drydock.error.ErrorKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The one table of a container's life: for each action and each state whether it goes on, is so already or is refused, with
 * the kind and the exact words, and the events that follow. Nobody else asks "may I?". All cells were asked of Docker
 * Engine 28.5.2.
 */
final class Transitions {

    private static final String NOT_RUNNING = "container {id} is not running";
    private static final String IS_RESTARTING = "Container {id} is restarting, wait until the container is running";
    private static final String NOT_PAUSED = "Container {id} is not paused";
    private static final String MARKED = "container is marked for removal and cannot be started";
    private static final String STOP_FIRST = "cannot remove container \"{ref}\": container is %s:"
            + " stop the container before removing or force remove";

    private static final Map<Action, Map<ContainerStatus, Verdict>> TABLE = table();

    private Transitions() {}

    /** The cell for an action in a state. */
    static Verdict of(Action action, ContainerStatus status) {
        Verdict verdict = TABLE.getOrDefault(action, Map.of()).get(status);
        if (verdict == null) {
            throw new IllegalStateException("no cell for " + action + " of a container that is " + status);
        }
        return verdict;
    }

    private static Map<Action, Map<ContainerStatus, Verdict>> table() {
        Map<Action, Map<ContainerStatus, Verdict>> table = new EnumMap<>(Action.class);

        table.put(
                START,
                row().in(CREATED, proceed("start"))
                        .in(EXITED, proceed("start"))
                        .in(RUNNING, already())
                        .in(RESTARTING, already())
                        .in(PAUSED, conflict("cannot start a paused container, try unpause instead"))
                        .in(REMOVING, conflict(MARKED))
                        .in(DEAD, conflict(MARKED))
                        .cells());
        table.put(
                STOP,
                row().in(RUNNING, proceed("kill", "(kill)", "stop", "die"))
                        .in(PAUSED, proceed("kill", "(unpause)", "(kill)", "stop", "die"))
                        .in(RESTARTING, proceed("stop"))
                        .elsewhere(already()));
        table.put(
                RESTART,
                row().in(CREATED, proceed("start", "restart"))
                        .in(EXITED, proceed("start", "restart"))
                        .in(RUNNING, proceed("kill", "(kill)", "stop", "die", "start", "restart"))
                        .in(PAUSED, proceed("kill", "(unpause)", "(kill)", "stop", "die", "start", "restart"))
                        .in(RESTARTING, proceed("stop", "start", "restart"))
                        .elsewhere(unclassified("Cannot restart container {ref}: " + MARKED)));
        table.put(
                KILL,
                row().in(RUNNING, proceed("kill", "(die)"))
                        .in(PAUSED, proceed("kill", "(unpause)", "(die)"))
                        .in(RESTARTING, proceed())
                        .elsewhere(conflict("cannot kill container: {ref}: " + NOT_RUNNING)));
        table.put(
                PAUSE,
                row().in(RUNNING, proceed("pause"))
                        .in(PAUSED, conflict("Container {id} is already paused"))
                        .in(RESTARTING, conflict(IS_RESTARTING))
                        .elsewhere(conflict(NOT_RUNNING)));
        table.put(UNPAUSE, row().in(PAUSED, proceed("unpause")).elsewhere(unclassified(NOT_PAUSED)));
        table.put(RENAME, row().elsewhere(proceed("rename")));
        table.put(
                REMOVE,
                row().in(RUNNING, conflict(STOP_FIRST.formatted("running")))
                        .in(RESTARTING, conflict(STOP_FIRST.formatted("restarting")))
                        .in(
                                PAUSED,
                                conflict(
                                        "cannot remove container \"{ref}\": container is paused and must be unpaused first"))
                        .in(REMOVING, conflict("removal of container {ref} is already in progress"))
                        .elsewhere(proceed("destroy")));
        table.put(
                FORCE_REMOVE,
                row().in(RUNNING, proceed("kill", "die", "destroy"))
                        .in(PAUSED, proceed("kill", "die", "destroy"))
                        .in(REMOVING, conflict("removal of container {ref} is already in progress"))
                        .elsewhere(proceed("destroy")));
        table.put(
                PRUNE,
                row().in(CREATED, proceed("destroy"))
                        .in(EXITED, proceed("destroy"))
                        .in(DEAD, proceed("destroy"))
                        .elsewhere(already()));
        table.put(WAIT, row().elsewhere(proceed()));
        table.put(
                UPDATE,
                row().in(REMOVING, unclassified(markedFor("update")))
                        .in(DEAD, unclassified(markedFor("update")))
                        .elsewhere(proceed("update")));
        table.put(
                EXEC_CREATE,
                row().in(RUNNING, proceed("exec_create: "))
                        .in(PAUSED, conflict("Container {ref} is paused, unpause the container before exec"))
                        .in(RESTARTING, conflict(IS_RESTARTING))
                        .elsewhere(conflict(NOT_RUNNING)));
        table.put(
                EXEC_START,
                row().in(RUNNING, proceed("exec_start: ", "(exec_die)"))
                        .in(PAUSED, conflict("Container {id} is paused, unpause the container before exec"))
                        .in(RESTARTING, conflict(IS_RESTARTING))
                        .elsewhere(conflict(NOT_RUNNING)));
        table.put(
                ATTACH,
                row().in(PAUSED, conflict("container {ref} is paused, unpause the container before attach"))
                        .in(RESTARTING, conflict("container {ref} is restarting, wait until the container is running"))
                        .elsewhere(proceed("attach")));
        table.put(
                LOGS,
                row().in(REMOVING, conflict("can not get logs from container which is dead or marked for removal"))
                        .in(DEAD, conflict("can not get logs from container which is dead or marked for removal"))
                        .elsewhere(proceed()));
        table.put(
                TOP,
                row().in(RUNNING, proceed("top"))
                        .in(PAUSED, proceed("top"))
                        .in(RESTARTING, conflict(IS_RESTARTING))
                        .elsewhere(conflict(NOT_RUNNING)));
        table.put(
                RESIZE,
                row().in(RUNNING, proceed("resize"))
                        .in(PAUSED, proceed("resize"))
                        .in(RESTARTING, notFound("NotFound: container \"{id}\" in namespace \"moby\": not found"))
                        .elsewhere(conflict(NOT_RUNNING)));
        table.put(STATS, row().elsewhere(proceed()));
        table.put(CHANGES, row().elsewhere(proceed()));
        table.put(
                COMMIT,
                row().in(REMOVING, conflict("You cannot commit container {id} which is being removed"))
                        .in(DEAD, conflict("You cannot commit container {id} which is Dead"))
                        .in(RUNNING, proceed("pause", "commit", "unpause"))
                        .elsewhere(proceed("commit")));
        return table;
    }

    private static String markedFor(String action) {
        return "Cannot update container {id}: container is marked for removal and cannot be \"" + action + "\"";
    }

    private static Row row() {
        return new Row();
    }

    private static Verdict proceed(String... events) {
        return new Verdict.Proceed(List.of(events));
    }

    private static Verdict already() {
        return new Verdict.AlreadySo();
    }

    private static Verdict conflict(String words) {
        return new Verdict.Refused(ErrorKind.CONFLICT, words);
    }

    private static Verdict notFound(String words) {
        return new Verdict.Refused(ErrorKind.NOT_FOUND, words);
    }

    /** The engine leaves these without a kind. */
    private static Verdict unclassified(String words) {
        return new Verdict.Refused(ErrorKind.UNKNOWN, words);
    }

    /** One action's cells while they are written down. */
    private static final class Row {
        private final Map<ContainerStatus, Verdict> cells = new EnumMap<>(ContainerStatus.class);

        Row in(ContainerStatus status, Verdict verdict) {
            cells.put(status, verdict);
            return this;
        }

        Map<ContainerStatus, Verdict> elsewhere(Verdict verdict) {
            for (ContainerStatus status : ContainerStatus.values()) {
                cells.putIfAbsent(status, verdict);
            }
            return cells;
        }

        Map<ContainerStatus, Verdict> cells() {
            return cells;
        }
    }
}
