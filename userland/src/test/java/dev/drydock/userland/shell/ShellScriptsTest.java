package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.drydock.process.kernel.ProcessEnd;
import dev.drydock.userland.program.UserlandPrograms;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts do what they did in the real shells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShellScriptsTest {
    private static final Set<String> UTILITIES =
            Set.of("cut", "date", "diff", "grep", "ln", "od", "sed", "sort", "tr", "wc");

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
        assumeThat(missing(each.script()))
                .as("utilities that are not written yet")
                .isEmpty();
        String actual = run(each.script(), shell, busybox);
        if (each.difference().isEmpty()) {
            assertThat(actual).as(each.script()).isEqualTo(each.expected());
        } else {
            assertThat(actual).as(each.difference()).isNotEqualTo(each.expected());
        }
    }

    /** The utilities that a script asks for and nobody has written. */
    private static List<String> missing(String script) {
        Set<String> known = UserlandPrograms.standard().names();
        return Arrays.stream(script.split("\\W+"))
                .filter(UTILITIES::contains)
                .filter(name -> !known.contains("gnu/" + name))
                .toList();
    }

    static String run(String script, String shell, boolean busybox) {
        try (ShellContainer container = new ShellContainer(busybox)) {
            ProcessEnd end = container.runInShell(shell, "-c", script);
            return ShellCase.shown(container.out.text(), container.errors.text(), end.exitCode());
        }
    }
}
