package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusTextTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = START.plusSeconds(300);
    private static final ContainerState.Running RUNNING = new ContainerState.Running(42, START, null, false);
    private static final ContainerState.End END = new ContainerState.End(137, START, START.plusSeconds(298), false, "");

    @ParameterizedTest
    @CsvSource({
        "PT0.999S, Less than a second",
        "PT1S, 1 second",
        "PT1.9S, 1 second",
        "PT2S, 2 seconds",
        "PT59.9S, 59 seconds",
        "PT60S, About a minute",
        "PT119S, About a minute",
        "PT2M, 2 minutes",
        "PT59M59S, 59 minutes",
        "PT1H, About an hour",
        "PT1H29M59S, About an hour",
        "PT1H30M, 2 hours",
        "PT47H29M, 47 hours",
        "PT47H30M, 2 days",
        "P13D, 13 days",
        "P14D, 2 weeks",
        "P59D, 8 weeks",
        "P60D, 2 months",
        "P729D, 24 months",
        "P730D, 2 years",
    })
    void a_duration_is_told_in_one_unit(Duration duration, String words) {
        assertThat(DurationText.of(duration)).isEqualTo(words);
    }

    @Test
    void a_clock_that_was_set_back_shows_no_negative_time() {
        assertThat(DurationText.of(Duration.ofSeconds(-5))).isEqualTo("Less than a second");
    }

    @Test
    void each_state_has_its_words() {
        assertThat(words(ContainerState.Created.FRESH)).isEqualTo("Created");
        assertThat(words(RUNNING)).isEqualTo("Up 5 minutes");
        assertThat(words(new ContainerState.Paused(RUNNING))).isEqualTo("Up 5 minutes (Paused)");
        assertThat(words(new ContainerState.Restarting(END))).isEqualTo("Restarting (137) 2 seconds ago");
        assertThat(words(new ContainerState.Exited(END))).isEqualTo("Exited (137) 2 seconds ago");
        assertThat(words(new ContainerState.Removing(new ContainerState.Exited(END))))
                .isEqualTo("Removal In Progress");
        assertThat(words(new ContainerState.Dead(new ContainerState.Exited(END))))
                .isEqualTo("Dead");
    }

    @Test
    void health_is_told_of_a_running_container_alone() {
        HealthReport starting = new HealthReport("starting", 0, List.of());
        HealthReport unhealthy = new HealthReport("unhealthy", 3, List.of());
        assertThat(StatusText.of(RUNNING, starting, NOW)).isEqualTo("Up 5 minutes (health: starting)");
        assertThat(StatusText.of(RUNNING, unhealthy, NOW)).isEqualTo("Up 5 minutes (unhealthy)");
        assertThat(StatusText.of(new ContainerState.Paused(RUNNING), unhealthy, NOW))
                .isEqualTo("Up 5 minutes (Paused)");
        assertThat(StatusText.of(new ContainerState.Exited(END), unhealthy, NOW))
                .isEqualTo("Exited (137) 2 seconds ago");
    }

    @Test
    void an_argument_with_a_space_is_quoted_in_a_command() {
        assertThat(CommandText.of("sleep", List.of("", "a'b", "x y", "l\nm"))).isEqualTo("sleep  a'b 'x y' l\nm");
        assertThat(CommandText.of("true", List.of())).isEqualTo("true");
    }

    private static String words(ContainerState state) {
        return StatusText.of(state, null, NOW);
    }
}
