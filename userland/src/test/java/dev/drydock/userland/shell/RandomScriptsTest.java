package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.Tag;

/** Random scripts do here what they do in the dash of this machine, which is to be 0.5.12. */
@Tag("oracle")
class RandomScriptsTest {
    private static final Grammar DASH = Grammar.of("common", "dash");

    @Property(tries = 10_000)
    void a_script_does_here_what_it_does_in_dash(@ForAll("scripts") Piece script) {
        String text = script.text();
        try (RealShell dash = RealShell.called("dash")) {
            assertThat(ShellScriptsTest.runBeside(dash, text, "dash")).as(text).isEqualTo(dash.run(text));
        }
    }

    @Provide
    Arbitrary<Piece> scripts() {
        return Arbitraries.fromGenerator(
                random -> new Simpler(new Scribe(DASH, new Random(random.nextLong())).script()));
    }

    /** A script that becomes smaller while it shows a difference. */
    private record Simpler(Piece value) implements Shrinkable<Piece> {
        @Override
        public Stream<Shrinkable<Piece>> shrink() {
            return value.simpler()
                    .filter(each -> each.length() < value.length())
                    .map(Simpler::new);
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(value.length());
        }
    }
}
