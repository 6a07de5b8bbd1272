package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Dock;
import dev.drydock.ledger.Occurrence;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CausesTest {
    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void what_a_stop_brings_about_later_is_its_doing_but_the_end_of_the_process_is_nobodys() {
        dock.run("one", "sleep", "100000");

        containers.stopAsync("one", StopOptions.within(10));
        dock.clock().advance(Duration.ofSeconds(10));

        assertThat(causes("stop one"))
                .containsExactly(
                        "kill by stop one",
                        "kill by stop one",
                        "disconnect by nobody",
                        "stop by stop one",
                        "die by nobody");
    }

    @Test
    void a_restart_starts_again_what_has_ended() {
        dock.run("one", "obedient");

        containers.restartAsync("one", StopOptions.DEFAULT);
        dock.settle();

        assertThat(causes("restart one"))
                .containsExactly(
                        "kill by restart one",
                        "disconnect by nobody",
                        "stop by restart one",
                        "die by nobody",
                        "connect by restart one",
                        "start by restart one",
                        "restart by restart one");
    }

    @Test
    void who_removes_by_force_removes_after_the_end() {
        dock.run("one", "sleep", "100000");

        containers.removeAsync("one", new RemoveOptions(true, false, false));
        dock.settle();

        assertThat(causes("remove one"))
                .containsExactly(
                        "kill by remove one", "disconnect by nobody", "die by nobody", "destroy by remove one");
    }

    @Test
    void a_process_that_has_ended_before_its_start_has_returned_ends_as_nobodys_doing_too() {
        for (int i = 0; i < 200; i++) {
            dock.run("quick" + i, "true");
        }

        assertThat(dock.engine.ledger().occurrences())
                .filteredOn(happened -> happened.event().action().equals("die"))
                .hasSize(200)
                .allMatch(happened -> happened.cause() == 0);
    }

    /** Events since a call, each with the call whose doing it is. */
    private List<String> causes(String call) {
        long since = dock.engine.ledger().calls().named(call).list().stream()
                .max(Comparator.comparing(each -> each.number()))
                .orElseThrow()
                .number();
        return dock.engine.ledger().occurrences().stream()
                .filter(happened -> happened.number() > since)
                .map(this::told)
                .toList();
    }

    private String told(Occurrence happened) {
        return happened.event().action() + " by "
                + dock.engine
                        .ledger()
                        .calls()
                        .where(call -> call.number() == happened.cause())
                        .first()
                        .map(call -> call.words())
                        .orElse("nobody");
    }
}
