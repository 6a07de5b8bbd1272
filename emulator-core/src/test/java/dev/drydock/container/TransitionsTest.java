package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.drydock.Dock;
import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.container.stream.AttachOptions;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.error.EngineException;
import dev.drydock.filter.Filters;
import dev.drydock.process.Exit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the table says is what happens, cell by cell. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransitionsTest {
    /** Those that a container can be found in. */
    private static final List<ContainerStatus> STATES = List.of(
            ContainerStatus.CREATED,
            ContainerStatus.RUNNING,
            ContainerStatus.PAUSED,
            ContainerStatus.RESTARTING,
            ContainerStatus.EXITED);

    private static final Map<Action, Deed> DEEDS = deeds();

    private interface Deed {
        Object on(Dock dock, Containers containers) throws Exception;
    }

    private static Map<Action, Deed> deeds() {
        Map<Action, Deed> deeds = new EnumMap<>(Action.class);
        deeds.put(Action.START, (dock, containers) -> containers.start("one"));
        deeds.put(Action.STOP, (dock, containers) -> containers.stopAsync("one", StopOptions.within(0)));
        deeds.put(Action.RESTART, (dock, containers) -> containers.restartAsync("one", StopOptions.within(0)));
        deeds.put(Action.KILL, (dock, containers) -> containers.killAsync("one", ""));
        deeds.put(Action.PAUSE, (dock, containers) -> done(() -> containers.pause("one")));
        deeds.put(Action.UNPAUSE, (dock, containers) -> done(() -> containers.unpause("one")));
        deeds.put(Action.RENAME, (dock, containers) -> done(() -> containers.rename("one", "two")));
        deeds.put(Action.REMOVE, (dock, containers) -> containers.removeAsync("one", RemoveOptions.DEFAULT));
        deeds.put(Action.FORCE_REMOVE, (dock, containers) -> containers.removeAsync("one", RemoveOptions.FORCE));
        deeds.put(
                Action.PRUNE,
                (dock, containers) ->
                        containers.prune(Filters.NONE).removed() == null ? Outcome.ALREADY_SO : Outcome.DONE);
        deeds.put(Action.WAIT, (dock, containers) -> done(() -> containers.waitAsync("one", WaitCondition.NEXT_EXIT)));
        deeds.put(
                Action.UPDATE,
                (dock, containers) ->
                        containers.update("one", new UpdateContainer(Resources.NONE, RestartPolicy.UNSET)));
        deeds.put(Action.EXEC_CREATE, (dock, containers) -> dock.engine.execs().create("one", ExecRequest.of("true")));
        deeds.put(
                Action.ATTACH,
                (dock, containers) -> done(
                        () -> containers.attach("one", AttachOptions.OUTPUT).close()));
        deeds.put(
                Action.LOGS,
                (dock, containers) ->
                        containers.logs("one", new LogOptions(true, true, null, null, -1, false, false, false)));
        deeds.put(Action.TOP, (dock, containers) -> containers.top("one", ""));
        deeds.put(Action.RESIZE, (dock, containers) -> done(() -> containers.resize("one", 1, 1)));
        deeds.put(
                Action.STATS,
                (dock, containers) ->
                        done(() -> containers.stats("one", false, true).close()));
        deeds.put(Action.CHANGES, (dock, containers) -> done(() -> containers.changes("one")));
        deeds.put(
                Action.COMMIT,
                (dock, containers) -> done(() -> containers.commit(
                        "one", new CommitContainer(null, "", "", true, null, UnaryOperator.identity()))));
        return deeds;
    }

    private static Outcome done(Runnable action) {
        action.run();
        return Outcome.DONE;
    }

    @Test
    void no_cell_is_missing() {
        for (Action action : Action.values()) {
            for (ContainerStatus status : ContainerStatus.values()) {
                assertThat(Transitions.of(action, status))
                        .as(action + " of " + status)
                        .isNotNull();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> what_the_table_says_happens() {
        return DEEDS.keySet().stream()
                .flatMap(action -> STATES.stream()
                        .map(status ->
                                DynamicTest.dynamicTest(action + " of " + status.word(), () -> check(action, status))));
    }

    private static void check(Action action, ContainerStatus status) {
        try (Dock dock = new Dock()) {
            String id = bring(dock, status);
            assertThat(dock.status("one")).isEqualTo(status.word());
            Verdict verdict = Transitions.of(action, status);
            List<Throwable> refused = new ArrayList<>();
            List<Object> outcome = new ArrayList<>();
            List<String> events = dock.toldBy(() -> {
                Throwable refusal =
                        catchThrowable(() -> outcome.add(DEEDS.get(action).on(dock, dock.engine.containers())));
                if (refusal != null) {
                    refused.add(refusal);
                }
            });
            if (verdict instanceof Verdict.Refused no) {
                EngineException expected = no.exception(id, "one");
                assertThat(refused).singleElement().isInstanceOfSatisfying(EngineException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(expected.kind());
                    assertThat(refusal).hasMessage(expected.getMessage());
                });
            } else {
                assertThat(refused).isEmpty();
                assertThat(result(outcome.get(0)))
                        .isEqualTo(verdict instanceof Verdict.AlreadySo ? Outcome.ALREADY_SO : Outcome.DONE);
            }
            List<String> told = verdict instanceof Verdict.Proceed proceed ? proceed.events() : List.of();
            assertThat(String.join(",", own(events)))
                    .as("of %s, which are to be %s", events, told)
                    .matches(pattern(told));
        }
    }

    /** What is asked for later ends by what is done now. */
    private static Object result(Object outcome) {
        Object result = outcome instanceof CompletableFuture<?> future ? future.join() : outcome;
        return result == Outcome.ALREADY_SO ? Outcome.ALREADY_SO : Outcome.DONE;
    }

    /** The container's own events by their names alone. */
    private static List<String> own(List<String> events) {
        return events.stream()
                .filter(event -> !event.startsWith("network") && !event.startsWith("image") && !event.equals("prune"))
                .map(event -> event.startsWith("exec_create: ") ? "exec_create: " : event.split(" ")[0])
                .toList();
    }

    private static String pattern(List<String> told) {
        StringBuilder pattern = new StringBuilder();
        for (String event : told) {
            boolean maybe = event.startsWith("(");
            String name = maybe ? event.substring(1, event.length() - 1) : event;
            pattern.append(maybe ? "(" : "").append(name).append(",").append(maybe ? ")?" : "");
        }
        return pattern.isEmpty() ? "" : pattern.substring(0, pattern.length()).replaceAll(",(\\)\\?)?$", "$1");
    }

    private static String bring(Dock dock, ContainerStatus status) {
        boolean restarts = status == ContainerStatus.RESTARTING;
        HostConfig host = HostConfig.builder()
                .restartPolicy(restarts ? new RestartPolicy("always", 0) : RestartPolicy.UNSET)
                .consoleSize(ConsoleSize.NONE)
                .build();
        boolean endsAtOnce = restarts || status == ContainerStatus.EXITED;
        AtomicBoolean first = new AtomicBoolean(true);
        dock.custom = process -> endsAtOnce && first.getAndSet(false) ? Exit.FAILURE : Exit.never();
        String id = dock.create("one", host, "custom");
        if (status != ContainerStatus.CREATED) {
            dock.start("one");
        }
        if (status == ContainerStatus.PAUSED) {
            dock.engine.containers().pause("one");
        }
        return id;
    }
}
