package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.EngineVersion;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Client;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import dev.drydock.event.EventFeed;
import dev.drydock.event.EventLog;
import dev.drydock.event.EventType;
import dev.drydock.lock.EngineLock;
import dev.drydock.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class EventRoutesTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final String VOLUME = "{\"Type\":\"volume\",\"Action\":\"create\",\"Actor\":{\"ID\":\"v\","
            + "\"Attributes\":{\"driver\":\"local\"}},\"scope\":\"local\",\"time\":1767323045,\"timeNano\":1767323045000000000}\n";
    private static final Client STAYS = action -> {};

    private final ManualClock clock = new ManualClock(START);
    private final EngineLock lock = new EngineLock();
    private final EventLog log = new EventLog(clock);
    private final EventFeed feed = new EventFeed(lock, log);
    private final Dispatcher dispatcher = new Dispatcher(
            EngineBuild.of(EngineVersion.V28),
            new RouteTable(new EventRoutes(feed).routes(), new ApiVersion("1.51")),
            new CallBook(Engine.builder().clock(clock).seed(1).build()),
            fault -> {
                throw new AssertionError(fault);
            });

    @Test
    void what_is_past_is_replayed_and_ends() throws Exception {
        createVolume();
        clock.advance(Duration.ofSeconds(10));
        assertThat(read("/events?since=1767323045&until=1767323050")).isEqualTo(VOLUME);
        assertThat(read("/events?since=1767323046&until=1767323050")).isEmpty();
    }

    @Test
    void an_end_in_1970_is_none_for_the_replay_and_past_for_the_rest() throws Exception {
        createVolume();
        assertThat(read("/events?until=0")).isEqualTo(VOLUME);
    }

    @Test
    void filters_choose_and_unknown_ones_are_ignored() throws Exception {
        createVolume();
        clock.advance(Duration.ofSeconds(10));
        String window = "/events?since=1&until=1767323050&filters=";
        assertThat(read(window + "%7B%22type%22:%5B%22network%22%5D%7D")).isEmpty();
        assertThat(read(window + "%7B%22type%22:%5B%22volume%22%5D,%22nope%22:%5B%221%22%5D%7D"))
                .isEqualTo(VOLUME);
    }

    @Test
    void an_event_is_sent_when_it_happens_and_the_stream_ends_at_its_time() throws Exception {
        Response response = dispatcher.handle(Request.of("GET", "/events?until=1767323055"));
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(response, out, STAYS));
            createVolume();
            assertThat(new String(in.readNBytes(VOLUME.length()), StandardCharsets.UTF_8))
                    .isEqualTo(VOLUME);
            assertThat(written).isNotDone();
            clock.advance(Duration.ofSeconds(10));
            written.get();
        }
        assertThat(feed.listeners()).isZero();
    }

    @Test
    void a_client_that_leaves_ends_its_subscription() throws Exception {
        CompletableFuture<Runnable> whenGone = new CompletableFuture<>();
        Response response = dispatcher.handle(Request.of("GET", "/events"));
        assertThat(feed.listeners()).isEqualTo(1);
        CompletableFuture<Void> written =
                CompletableFuture.runAsync(() -> write(response, new ByteArrayOutputStream(), whenGone::complete));
        whenGone.get().run();
        written.get();
        assertThat(feed.listeners()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since=abc | 500 | strconv.ParseInt: parsing \\\"abc\\\": invalid syntax",
                "since=10&until=x | 500 | strconv.ParseInt: parsing \\\"x\\\": invalid syntax",
                "since=20&until=10 | 400 | `since` time (20) cannot be after `until` time (10)",
                "since=1.5&until=1.4 | 400 | `since` time (1.5) cannot be after `until` time (1.4)",
                "filters=abc | 400 | invalid filter",
            })
    void what_makes_no_sense_is_refused(String line) {
        String[] parts = line.split(" \\| ");
        Response response = dispatcher.handle(Request.of("GET", "/events?" + parts[0]));
        assertThat(response.status()).isEqualTo(Integer.parseInt(parts[1]));
        assertThat(text(response)).isEqualTo("{\"message\":\"" + parts[2] + "\"}\n");
    }

    private void createVolume() {
        lock.run(() -> log.publish(EventType.VOLUME, "create", "v", Map.of("driver", "local")));
    }

    private String read(String target) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(dispatcher.handle(Request.of("GET", target)), out, STAYS);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void write(Response response, OutputStream out, Client client) {
        try {
            ((Body.Stream) response.body()).writer().write(out, client);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(Response response) {
        return new String(((Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
    }
}
