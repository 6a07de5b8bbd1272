package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.kernel.ProcessEnd;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts do what they did in the real shells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShellScriptsTest {
    @TestFactory
    Stream<DynamicTest> bash_does_what_bash_5_2_15_does() {
        return cases("bash.cases", "bash", false);
    }

    @TestFactory
    Stream<DynamicTest> dash_does_what_dash_0_5_12_does() {
        return cases("dash.cases", "dash", false);
    }

    @TestFactory
    Stream<DynamicTest> ash_does_what_busybox_1_35_does() {
        return cases("ash.cases", "sh", true);
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
            ProcessEnd end = container.runInShell(shell, "-c", script);
            return ShellCase.shown(container.out.text(), container.errors.text(), end.exitCode());
        }
    }
}
