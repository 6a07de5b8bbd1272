package dev.drydock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.time.ManualClock;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is done to an engine and to its forks, none sees what becomes of the other. */
class ForkPropertyTest {

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void neither_an_engine_nor_its_fork_sees_what_is_done_to_the_other(
            @ForAll("deeds") List<ForkDeed> before,
            @ForAll("deeds") List<ForkDeed> toOrigin,
            @ForAll("deeds") List<ForkDeed> toFork) {
        try (Engine origin = ForkDeed.engine()) {
            before.forEach(deed -> deed.on(origin));
            List<String> atFork = Portrait.of(origin);
            List<String> toldAtFork = Portrait.events(origin);
            try (Engine fork = settled(origin.fork())) {
                assertThat(Portrait.of(origin)).isEqualTo(atFork);
                List<String> begun = Portrait.of(fork);
                List<String> toldToFork = Portrait.events(fork);

                toOrigin.forEach(deed -> deed.on(origin));
                List<String> originThen = Portrait.of(origin);
                List<String> toldThen = Portrait.events(origin);
                assertThat(Portrait.events(fork)).isEqualTo(toldToFork);
                assertThat(Portrait.of(fork)).isEqualTo(begun);
                assertThat(toldToFork).startsWith(toldAtFork.toArray(String[]::new));

                toFork.forEach(deed -> deed.on(fork));
                assertThat(Portrait.events(origin)).isEqualTo(toldThen);
                assertThat(Portrait.of(origin)).isEqualTo(originThen);
                fork.close();
                assertThat(Portrait.of(origin)).isEqualTo(originThen);
            }
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void all_that_begins_from_a_snapshot_goes_the_same_way(
            @ForAll("deeds") List<ForkDeed> before, @ForAll("deeds") List<ForkDeed> after) {
        EngineSnapshot snapshot;
        try (Engine origin = ForkDeed.engine()) {
            before.forEach(deed -> deed.on(origin));
            snapshot = origin.snapshot();
            after.forEach(deed -> deed.on(origin));
        }
        try (snapshot;
                Engine one = settled(snapshot.engine());
                Engine other = settled(snapshot.engine())) {
            assertThat(Portrait.of(one)).isEqualTo(Portrait.of(other));
            for (ForkDeed deed : after) {
                assertThat(deed.on(one)).isEqualTo(deed.on(other));
            }
            assertThat(Portrait.of(one)).isEqualTo(Portrait.of(other));
            assertThat(Portrait.events(one)).isEqualTo(Portrait.events(other));
        }
    }

    /** The same without a running container: nothing at all has changed. */
    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void a_fork_of_an_engine_in_which_nothing_runs_is_told_apart_by_nothing(@ForAll("deeds") List<ForkDeed> before) {
        try (Engine origin = ForkDeed.engine()) {
            before.forEach(deed -> deed.on(origin));
            for (int name = 0; name < 3; name++) {
                new ForkDeed(ForkDeed.Verb.KILL, name, 0).on(origin);
            }
            try (Engine fork = origin.fork();
                    Engine second = fork.fork()) {
                assertThat(Portrait.events(second)).isEqualTo(Portrait.events(origin));
                assertThat(Portrait.of(fork)).isEqualTo(Portrait.of(origin));
                assertThat(Portrait.of(second)).isEqualTo(Portrait.of(origin));
            }
        }
    }

    private static Engine settled(Engine engine) {
        ((ManualClock) engine.clock()).runUntilIdle();
        return engine;
    }

    @Provide
    Arbitrary<List<ForkDeed>> deeds() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.of(ForkDeed.Verb.CREATE, ForkDeed.Verb.START)),
                                net.jqwik.api.Tuple.of(2, Arbitraries.of(ForkDeed.Verb.values()))),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2))
                .as(ForkDeed::new)
                .list()
                .ofMaxSize(12);
    }
}
