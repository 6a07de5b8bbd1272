package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.Tag;

/**
 * Random scripts do here what they do in this machine's dash 0.5.12, bash 5.2.15 and BusyBox 1.35. A try is a round of
 * {@value #ROUND} scripts, since most of the time would go into starts of processes.
 */
@Tag("oracle")
class RandomScriptsTest {
    private static final int ROUND = 50;
    private static final int AGAIN = 20;
    private static final Pattern TRACED = Pattern.compile("set -\\w*x|set -o xtrace");
    private static final Pattern SIDE_BY_SIDE = Pattern.compile("\\||&( |$)");

    @Property(tries = 200)
    void scripts_do_here_what_they_do_in_dash(@ForAll("scriptsForDash") List<Piece> scripts) {
        compare(scripts, "dash");
    }

    @Property(tries = 40)
    void scripts_do_here_what_they_do_in_bash(@ForAll("scriptsForBash") List<Piece> scripts) {
        compare(scripts, "bash");
    }

    @Property(tries = 40)
    void scripts_do_here_what_they_do_in_ash(@ForAll("scriptsForAsh") List<Piece> scripts) {
        compare(scripts, "ash");
    }

    @Property(tries = 200)
    void regular_expressions_match_here_what_they_match_in_grep_and_sed(@ForAll("expressions") List<Piece> scripts) {
        compare(scripts, "dash");
    }

    @Property(tries = 40)
    void scripts_of_sed_edit_here_what_they_edit_in_sed(@ForAll("scriptsOfSed") List<Piece> scripts) {
        compare(scripts, "dash");
    }

    @Property(tries = 40)
    void scripts_of_sed_edit_here_what_they_edit_in_BusyBox(@ForAll("scriptsOfSedForBusyBox") List<Piece> scripts) {
        compare(scripts, "ash");
    }

    @Property(tries = 40)
    void calls_of_grep_select_here_what_they_select_in_grep(@ForAll("callsOfGrep") List<Piece> scripts) {
        compare(scripts, "dash");
    }

    @Property(tries = 40)
    void calls_of_grep_select_here_what_they_select_in_BusyBox(@ForAll("callsOfGrepForBusyBox") List<Piece> scripts) {
        compare(scripts, "ash");
    }

    @Property(tries = 40)
    void calls_of_text_utilities_write_here_what_they_write_in_BusyBox(
            @ForAll("callsOfTextUtilitiesForBusyBox") List<Piece> scripts) {
        compare(scripts, "ash");
    }

    @Property(tries = 40)
    void calls_of_expr_say_here_what_they_say_in_expr(@ForAll("callsOfExpr") List<Piece> scripts) {
        compare(scripts, "dash");
    }

    @Property(tries = 40)
    void calls_of_expr_say_here_what_they_say_in_BusyBox(@ForAll("callsOfExpr") List<Piece> scripts) {
        compare(scripts, "ash");
    }

    @Property(tries = 40)
    void calls_of_text_utilities_do_here_what_they_do_in_GNU(@ForAll("callsOfTextUtilities") List<Piece> scripts) {
        compare(scripts, "dash");
    }

    @Property(tries = 40)
    void calls_of_utilities_about_words_and_sums_do_here_what_they_do_in_GNU(
            @ForAll("callsAboutWordsAndSums") List<Piece> scripts) {
        compare(scripts, "dash");
    }

    @Property(tries = 40)
    void patterns_match_here_what_they_match_in_dash(@ForAll("patterns") List<Piece> scripts) {
        compare(scripts, "dash");
    }

    @Property(tries = 40)
    void patterns_match_here_what_they_match_in_ash(@ForAll("patterns") List<Piece> scripts) {
        compare(scripts, "ash");
    }

    @Property(tries = 40)
    void programs_of_awk_do_here_what_they_do_in_mawk(@ForAll("programsOfAwk") List<Piece> scripts) {
        compare(scripts, "dash");
    }

    @Property(tries = 40)
    void programs_of_awk_do_here_what_they_do_in_busybox(@ForAll("programsOfAwkForBusyBox") List<Piece> scripts) {
        compare(scripts, "ash");
    }

    private static void compare(List<Piece> scripts, String shell) {
        try {
            Path top = Files.createTempDirectory("drydock");
            List<RealShell> real = RealShell.several(shell, scripts.size(), top);
            List<String> there =
                    RealShell.run(real, scripts.stream().map(Piece::text).toList());
            for (int i = 0; i < scripts.size(); i++) {
                if (!real.get(i).showsMachine(there.get(i))) {
                    String script = scripts.get(i).text();
                    String here = ShellScriptsTest.runBeside(real.get(i), script, shell);
                    String shown = ShellCase.comparable(here, shell);
                    String first = ShellCase.comparable(there.get(i), shell);
                    if (!isAlike(script, shown, first) && !isShownAgain(real.get(i), script, shell, shown)) {
                        assertThat(shown).as(script).isEqualTo(first);
                    }
                }
            }
            RealShell.remove(top);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Processes that run side by side write their traces in whichever order. */
    static boolean isAlike(String script, String shown, String first) {
        return shown.equals(first)
                || TRACED.matcher(script).find()
                        && SIDE_BY_SIDE.matcher(script).find()
                        && sorted(shown).equals(sorted(first));
    }

    private static List<String> sorted(String shown) {
        return Stream.of(shown.split("\\s+")).sorted().toList();
    }

    /** Whether the real shell does this, too, another time: where processes of a script race, it does now this, now that. */
    private static boolean isShownAgain(RealShell real, String script, String shell, String shown) {
        return Stream.generate(() -> ShellCase.comparable(real.run(script), shell))
                .limit(AGAIN)
                .anyMatch(shown::equals);
    }

    @Provide
    Arbitrary<List<Piece>> scriptsForDash() {
        return scripts("common", "dash");
    }

    @Provide
    Arbitrary<List<Piece>> scriptsForBash() {
        return scripts("common", "bash");
    }

    @Provide
    Arbitrary<List<Piece>> scriptsForAsh() {
        return scripts("common", "ash");
    }

    @Provide
    Arbitrary<List<Piece>> expressions() {
        return scripts("expressions");
    }

    @Provide
    Arbitrary<List<Piece>> scriptsOfSed() {
        return scripts("sed");
    }

    @Provide
    Arbitrary<List<Piece>> scriptsOfSedForBusyBox() {
        return scripts("sed-busybox");
    }

    @Provide
    Arbitrary<List<Piece>> callsOfGrep() {
        return scripts("grep");
    }

    @Provide
    Arbitrary<List<Piece>> callsOfGrepForBusyBox() {
        return scripts("grep-busybox");
    }

    @Provide
    Arbitrary<List<Piece>> callsOfTextUtilitiesForBusyBox() {
        return scripts("text-busybox");
    }

    @Provide
    Arbitrary<List<Piece>> callsOfExpr() {
        return scripts("expr");
    }

    @Provide
    Arbitrary<List<Piece>> callsOfTextUtilities() {
        return scripts("text", "text-gnu");
    }

    @Provide
    Arbitrary<List<Piece>> callsAboutWordsAndSums() {
        return scripts("words");
    }

    @Provide
    Arbitrary<List<Piece>> patterns() {
        return scripts("patterns");
    }

    @Provide
    Arbitrary<List<Piece>> programsOfAwk() {
        return scripts("awk", "awk-mawk");
    }

    @Provide
    Arbitrary<List<Piece>> programsOfAwkForBusyBox() {
        return scripts("awk");
    }

    private static Arbitrary<List<Piece>> scripts(String... grammars) {
        Grammar grammar = Grammar.of(grammars);
        return Arbitraries.fromGenerator(random ->
                new Round(Stream.generate(() -> new Scribe(grammar, new Random(random.nextLong())).script())
                        .limit(ROUND)
                        .toList()));
    }

    /** Scripts, of which the one is found that shows a difference, and made smaller while it does. */
    private record Round(List<Piece> value) implements Shrinkable<List<Piece>> {
        @Override
        public Stream<Shrinkable<List<Piece>>> shrink() {
            if (value.size() > 1) {
                return value.stream().map(each -> new Round(List.of(each)));
            }
            Piece only = value.get(0);
            return only.simpler().filter(each -> each.length() < only.length()).map(each -> new Round(List.of(each)));
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(
                    value.size(), value.stream().mapToInt(Piece::length).sum());
        }
    }
}
