package dev.drydock.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InputTest {

    /** The classes that may name the system's clock and its entropy, each with its reason. */
    private static final Map<String, String> GIVERS_OF_TIME_AND_CHANCE = Map.of(
            "dev.drydock.time.SystemClock", "the clock of an engine that is given no other",
            "dev.drydock.time.CallerWaits", "who moves time for a call that stands still is told so, after a while",
            "dev.drydock.id.RandomSeed", "the seed of an engine that is given no other",
            "dev.drydock.process.kernel.ProgramThreads", "a close waits for programs, but not for ever");

    /** The classes that may touch the host, each with its reason. */
    private static final Map<String, String> TOUCHING_THE_HOST = Map.of();

    private static final String FIXTURE = House.FIXTURE.root();

    @Test
    void time_and_chance_are_given() {
        assertThat(Violations.of(
                        InputRule.time_and_chance_are_given(House.DRYDOCK, GIVERS_OF_TIME_AND_CHANCE.keySet()),
                        Imported.MAIN))
                .isEmpty();
    }

    @Test
    void no_exception_for_time_and_chance_is_idle() {
        assertThat(GIVERS_OF_TIME_AND_CHANCE.keySet())
                .allSatisfy(giver -> assertThat(Violations.of(
                                InputRule.time_and_chance_are_given(House.DRYDOCK, Set.of()), Imported.MAIN))
                        .anyMatch(line -> line.contains(giver)));
    }

    @Test
    void every_way_to_ambient_time_and_chance_is_found() {
        List<String> found =
                Violations.of(InputRule.time_and_chance_are_given(House.FIXTURE, Set.of()), Imported.FIXTURE);
        assertThat(methodsOf("time.AmbientTime", found))
                .containsExactly(
                        "calendar",
                        "clock",
                        "condition",
                        "constructor",
                        "future",
                        "inLambda",
                        "instant",
                        "join",
                        "millis",
                        "monitor",
                        "nanos",
                        "parked",
                        "pause",
                        "queue",
                        "reference",
                        "scheduled",
                        "timer",
                        "zoned");
        assertThat(methodsOf("userland.AmbientChance", found))
                .containsExactly("local", "math", "secure", "shuffle", "temporary", "unseeded", "uuid");
        assertThat(found).noneMatch(line -> line.contains("GivenTimeAndChance") || line.contains("sandbox"));
    }

    @Test
    void a_named_giver_of_time_is_excepted_with_what_it_encloses() {
        assertThat(Violations.of(
                        InputRule.time_and_chance_are_given(
                                House.FIXTURE,
                                Set.of(FIXTURE + ".time.AmbientTime", FIXTURE + ".userland.AmbientChance")),
                        Imported.FIXTURE))
                .isEmpty();
    }

    @Test
    void the_host_is_not_touched() {
        assertThat(Violations.of(
                        InputRule.the_host_is_not_touched(House.DRYDOCK, TOUCHING_THE_HOST.keySet()), Imported.MAIN))
                .isEmpty();
    }

    @Test
    void no_exception_for_the_host_is_idle() {
        assertThat(TOUCHING_THE_HOST.keySet())
                .allSatisfy(name -> assertThat(Violations.of(
                                InputRule.the_host_is_not_touched(House.DRYDOCK, Set.of()), Imported.MAIN))
                        .anyMatch(line -> line.contains(name)));
    }

    @Test
    void every_way_to_the_host_is_found() {
        List<String> found =
                Violations.of(InputRule.the_host_is_not_touched(House.FIXTURE, Set.of()), Imported.FIXTURE);
        assertThat(methodsOf("userland.TouchesHost", found))
                .containsExactly("environment", "exit", "file", "path", "process", "resolve", "socket", "stream");
        assertThat(found).allMatch(line -> line.contains("userland.TouchesHost"));
    }

    /** The names of the methods of a fixture class in which something was found, sorted. */
    private static List<String> methodsOf(String fixture, List<String> found) {
        String prefix = "<" + FIXTURE + "." + fixture + ".";
        return found.stream()
                .filter(line -> line.contains(prefix))
                .map(line ->
                        line.substring(line.indexOf(prefix) + prefix.length()).replaceFirst("\\(.*", ""))
                .distinct()
                .sorted()
                .toList();
    }
}
