package dev.drydock.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.event.EventLog;
import dev.drydock.event.EventType;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerTest {
    private static final String ID = "0123456789abcdef".repeat(4);

    private final ManualClock clock = new ManualClock();
    private final Ledger ledger = new Ledger(clock);
    private final EventLog events = new EventLog(clock, ledger::happened);

    private void asked(String action, String target) {
        OpenCall call = ledger.begin(action, target, "client", exchange());
        call.answered(204, null);
        call.ended();
    }

    private static Exchange exchange() {
        return new Exchange("POST", "/containers/x/y", "", "1.51", "/containers/{name}/y", 0);
    }

    private boolean happened(String action, String id, String name) {
        events.publish(EventType.CONTAINER, action, id, Map.of("name", name));
        return true;
    }

    @Test
    void calls_and_events_stand_in_one_order() {
        OpenCall call = ledger.begin("start", "web", "client", exchange());
        call.during(() -> happened("start", ID, "web"));
        call.answered(204, null);
        call.ended();
        clock.advance(Duration.ofSeconds(1));
        happened("die", ID, "web");

        assertThat(ledger.text()).isEqualTo("""
                        #1 2026-01-01T00:00:00Z start web: POST /v1.51/containers/x/y 204 (client)
                        #2 2026-01-01T00:00:00Z   container start web (by #1)
                        #3 2026-01-01T00:00:01Z   container die web
                        """);
    }

    @Test
    void what_is_asked_of_an_id_is_told_by_the_name_that_it_has_then() {
        OpenCall create = ledger.begin("create", "", "client", exchange());
        create.during(() -> happened("create", ID, "web"));
        asked("start", ID);
        asked("stop", ID.substring(0, 12));
        happened("rename", ID, "old-web");
        asked("remove", ID);

        assertThat(ledger.calls().list())
                .extracting(Call::words)
                .containsExactly("create web", "start web", "stop web", "remove old-web");
    }

    @Test
    void the_maker_of_a_thing_is_the_call_that_it_was_made_in() {
        asked("create", "other");
        OpenCall create = ledger.begin("create", "web", "client", exchange());
        create.during(() -> happened("create", ID, "web"));

        assertThat(ledger.makerOf(ID)).map(Call::number).contains(2L);
        assertThat(ledger.makerOf("f".repeat(64))).isEmpty();
    }

    @Test
    void calls_are_chosen_by_what_is_known_of_them() {
        asked("create", "web");
        OpenCall refused = ledger.begin("start", "web", "client", exchange());
        refused.answered(409, "no");
        ledger.inJava("pull", "nginx", () -> true);

        assertThat(ledger.calls().of("web").count()).isEqualTo(2);
        assertThat(ledger.calls().status(409).list()).extracting(Call::error).containsExactly("no");
        assertThat(ledger.calls().refused().open().first()).map(Call::words).contains("start web");
        assertThat(ledger.calls().route("/containers/{name}/y").method("POST").count())
                .isEqualTo(2);
        assertThat(ledger.calls().path("/containers/x/y").named("create").count())
                .isEqualTo(1);
        assertThat(ledger.calls().last()).map(Call::words).contains("pull nginx");
    }

    @Test
    void calls_are_verified_in_their_order() {
        asked("create", "web");
        asked("start", "web");
        asked("wait", "web");

        ledger.verify("create web", "wait");
        assertThatThrownBy(() -> ledger.verify("start web", "create web"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected a call \"create web\", but the calls were:\n  #1 ")
                .hasMessageContaining("#3 ");
        assertThatThrownBy(() -> ledger.verify("start w")).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_name_without_a_tag_means_every_tag() {
        asked("pull", "nginx:1.13");
        ledger.verify("pull nginx");
        ledger.verify("pull nginx:1.13");
        assertThat(ledger.missing("pull nginx:1")).contains("pull nginx:1");
    }

    @Test
    void a_call_that_nobody_expects_is_told_from_when_that_was_asked_for() {
        asked("ping", "");
        ledger.verifyNoUnexpectedCalls();
        ledger.failOnUnexpectedCalls("create web");
        ledger.failOnUnexpectedCalls("start");
        asked("create", "web");
        asked("start", "web");
        ledger.verifyNoUnexpectedCalls();

        asked("create", "db");
        assertThatThrownBy(ledger::verifyNoUnexpectedCalls)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("create db");
    }

    @Test
    void a_call_in_java_tells_where_it_was_made_and_what_it_was_refused() {
        assertThatThrownBy(() -> ledger.inJava("run", "web", () -> {
                    ledger.inJava("pull", "web", () -> true);
                    throw new EngineException(ErrorKind.NOT_FOUND, "no such image");
                }))
                .isInstanceOf(EngineException.class);

        assertThat(ledger.calls().list()).singleElement().satisfies(call -> {
            assertThat(call.error()).isEqualTo("no such image");
            assertThat(call.exchange()).isNull();
            assertThat(call.duration()).contains(Duration.ZERO);
        });
    }

    @Test
    void one_can_wait_until_no_call_is_open() {
        assertThat(ledger.whenNoneIsOpen()).isCompletedWithValue(true);
        OpenCall logs = ledger.begin("logs", "web", "client", exchange());
        CompletableFuture<Boolean> quiet = ledger.whenNoneIsOpen().toCompletableFuture();
        assertThat(quiet).isNotDone();
        logs.ended();
        logs.ended();
        assertThat(quiet).isCompletedWithValue(true);
    }

    @Test
    void the_oldest_entries_are_forgotten() {
        for (int i = 0; i < Ledger.KEPT + 5; i++) {
            asked("ping", "");
        }
        assertThat(ledger.entries()).hasSize(Ledger.KEPT);
        assertThat(ledger.entries().get(0).number()).isEqualTo(6);
    }
}
