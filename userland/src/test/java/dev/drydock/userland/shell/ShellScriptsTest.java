package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.kernel.Limits;
import dev.drydock.process.kernel.ProcessEnd;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts do what they did in the real shells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShellScriptsTest {
    private static final String RECORDED_IN = "/tmp/drydock/v/x/y/w";
    private static final String RECORDED_HOME = "/tmp/drydock/v/x/y/root";

    @TestFactory
    Stream<DynamicTest> bash_does_what_bash_5_2_15_does() {
        return cases("bash.cases", "bash", false);
    }

    @TestFactory
    Stream<DynamicTest> dash_does_what_dash_0_5_12_does() {
        return cases("dash.cases", "dash", false);
    }

    @TestFactory
    Stream<DynamicTest> text_utilities_do_what_coreutils_9_1_does() {
        return cases("text-utilities.cases", "dash", false);
    }

    @TestFactory
    Stream<DynamicTest> ash_does_what_busybox_1_35_does() {
        return cases("ash.cases", "sh", true);
    }

    @TestFactory
    Stream<DynamicTest> applets_do_what_those_of_busybox_1_35_do() {
        return cases("applets.cases", "sh", true);
    }

    @TestFactory
    Stream<DynamicTest> bash_does_what_it_did_with_random_scripts() {
        return randomCases("bash");
    }

    @TestFactory
    Stream<DynamicTest> ash_does_what_it_did_with_random_scripts() {
        return randomCases("ash");
    }

    @TestFactory
    Stream<DynamicTest> dash_does_what_it_did_with_random_scripts() {
        return randomCases("dash");
    }

    private static Stream<DynamicTest> randomCases(String shell) {
        return ShellCase.read("random-" + shell + ".cases").stream()
                .map(each -> DynamicTest.dynamicTest(each.script(), () -> {
                    String shown = runWhereRecorded(each.script(), shell);
                    assertThat(ShellCase.comparable(shown, shell))
                            .isEqualTo(ShellCase.comparable(each.expected(), shell));
                }));
    }

    private static Stream<DynamicTest> cases(String resource, String shell, boolean busybox) {
        return ShellCase.read(resource).stream()
                .map(each -> DynamicTest.dynamicTest(each.script(), () -> check(each, shell, busybox)));
    }

    /** A case that is known to differ must go on to differ, or its mark is to be taken away. */
    private static void check(ShellCase each, String shell, boolean busybox) {
        String actual = run(each.script(), shell, busybox);
        if (each.difference().isEmpty()) {
            assertThat(actual).as(each.script()).isEqualTo(each.expected());
        } else {
            assertThat(actual).as(each.difference()).isNotEqualTo(each.expected());
        }
    }

    static String run(String script, String shell, boolean busybox) {
        try (ShellContainer container = new ShellContainer(busybox)) {
            return run(container, shell, script);
        }
    }

    /** Runs a script under the path that random scripts were recorded in. */
    static String runWhereRecorded(String script, String shell) {
        return run(script, shell, RECORDED_IN, RECORDED_HOME);
    }

    /** Runs a script under the path that a shell of this machine has. */
    static String runBeside(RealShell real, String script, String shell) {
        return run(script, shell, real.directory(), real.home());
    }

    private static String run(String script, String shell, String directory, String home) {
        boolean busybox = shell.equals("ash");
        try (ShellContainer container = new ShellContainer(busybox, Limits.NONE, directory, home)) {
            return run(container, busybox ? "sh" : shell, script);
        }
    }

    private static String run(ShellContainer container, String shell, String script) {
        ProcessEnd end = container.runInShell(shell, "-c", script);
        return ShellCase.shown(container.out.text(), container.errors.text(), end.exitCode());
    }
}
