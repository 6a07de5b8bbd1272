package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What is recorded of the real shells is what this machine's dash 0.5.12, bash 5.2.15 and BusyBox 1.35 do: Debian's
 * {@code busybox-static}, which {@code DRYDOCK_BUSYBOX} names if it is not {@code /usr/bin/busybox}.
 */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveCasesTest {
    @TestFactory
    Stream<DynamicTest> bash_does_what_is_recorded() {
        return cases("bash");
    }

    @TestFactory
    Stream<DynamicTest> dash_does_what_is_recorded() {
        return cases("dash");
    }

    @TestFactory
    Stream<DynamicTest> ash_does_what_is_recorded() {
        return cases("ash");
    }

    @TestFactory
    Stream<DynamicTest> text_utilities_do_what_is_recorded() {
        return cases("text-utilities", "dash");
    }

    @TestFactory
    Stream<DynamicTest> applets_do_what_is_recorded() {
        return cases("applets", "ash");
    }

    private static Stream<DynamicTest> cases(String shell) {
        return cases(shell, shell);
    }

    private static Stream<DynamicTest> cases(String recorded, String shell) {
        return ShellCase.read(recorded + ".cases").stream()
                .map(each -> DynamicTest.dynamicTest(each.script(), () -> {
                    try (RealShell real = RealShell.called(shell)) {
                        String script = each.script().replace("/tmp/w", real.directory());
                        assertThat(real.asRecorded(real.run(script)))
                                .as(each.script())
                                .isEqualTo(each.expected());
                    }
                }));
    }
}
