package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.Tag;

/** Random scripts do here what they do in this machine's dash 0.5.12, bash 5.2.15 and BusyBox 1.35. */
@Tag("oracle")
class RandomScriptsTest {
    @Property(tries = 10_000)
    void a_script_does_here_what_it_does_in_dash(@ForAll("scriptsForDash") Piece script) {
        compare(script.text(), "dash");
    }

    @Property(tries = 2_000)
    void a_script_does_here_what_it_does_in_bash(@ForAll("scriptsForBash") Piece script) {
        compare(script.text(), "bash");
    }

    @Property(tries = 2_000)
    void a_script_does_here_what_it_does_in_ash(@ForAll("scriptsForAsh") Piece script) {
        compare(script.text(), "ash");
    }

    private static void compare(String script, String shell) {
        try (RealShell real = RealShell.called(shell)) {
            String there = real.run(script);
            Assume.that(!real.showsMachine(there));
            String here = ShellScriptsTest.runBeside(real, script, shell);
            assertThat(ShellCase.comparable(here, shell)).as(script).isEqualTo(ShellCase.comparable(there, shell));
        }
    }

    @Provide
    Arbitrary<Piece> scriptsForDash() {
        return scripts("dash");
    }

    @Provide
    Arbitrary<Piece> scriptsForBash() {
        return scripts("bash");
    }

    @Provide
    Arbitrary<Piece> scriptsForAsh() {
        return scripts("ash");
    }

    private static Arbitrary<Piece> scripts(String shell) {
        Grammar grammar = Grammar.of("common", shell);
        return Arbitraries.fromGenerator(
                random -> new Simpler(new Scribe(grammar, new Random(random.nextLong())).script()));
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
