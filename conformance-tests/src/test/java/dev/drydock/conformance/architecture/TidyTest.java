package dev.drydock.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TidyTest {

    private static final Path FIXTURE = Path.of(House.FIXTURE.root().replace('.', '/'));

    @Test
    void the_files_of_every_module_are_looked_at() {
        assertThat(Sources.java("main").stream()
                        .map(file -> Sources.ROOT.relativize(file).getName(0).toString())
                        .distinct())
                .contains("emulator-core", "userland", "engine-api", "docker-host", "junit-extension", "sandbox");
        assertThat(Sources.written())
                .contains(
                        Sources.ROOT.resolve("README.md"),
                        Sources.ROOT.resolve("pom.xml"),
                        Sources.ROOT.resolve("drydock"))
                .noneMatch(file -> file.toString().contains("/target/"));
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(offending(Sources.written(), Tidy::leftForLater)).isEmpty();
        assertThat(Tidy.leftForLater(List.of("fine", "// TO" + "DO: think", "mktemp TO" + "DOS", "FIX" + "ME")))
                .containsExactly(2, 4);
    }

    @Test
    void no_test_is_switched_off_or_sleeps() {
        List<Path> tests = Sources.java("test").stream()
                .filter(file -> !file.getParent().toString().contains(FIXTURE.toString()))
                .toList();
        assertThat(offending(tests, Tidy::switchedOffOrSleeping)).isEmpty();
        assertThat(Tidy.switchedOffOrSleeping(List.of("@Dis" + "abled(\"x\")", "fine", "Thread.sl" + "eep(1);")))
                .containsExactly(1, 3);
    }

    @Test
    void no_line_ends_in_space() {
        List<Path> files = Sources.written().stream()
                .filter(file -> !file.toString().endsWith(".java")) // the formatter sees to those
                .toList();
        assertThat(offending(files, Tidy::spacesAtTheEnd)).isEmpty();
        assertThat(Tidy.spacesAtTheEnd(List.of("fine", "tab\t", "  blank  "))).containsExactly(2, 3);
    }

    @Test
    void no_file_is_longer_than_people_read() {
        assertThat(Sources.java("main").stream()
                        .filter(file -> Tidy.tooLong(Sources.lines(file)))
                        .map(Sources.ROOT::relativize))
                .isEmpty();
        assertThat(Tidy.tooLong(Collections.nCopies(500, "x"))).isFalse();
        assertThat(Tidy.tooLong(Collections.nCopies(501, "x"))).isTrue();
    }

    @Test
    void every_package_is_described() {
        assertThat(Tidy.undescribed(Sources.java("main"))).isEmpty();
        assertThat(Tidy.undescribed(List.of(Path.of("a/X.java"), Path.of("a/package-info.java"), Path.of("b/Y.java"))))
                .containsExactly(Path.of("b"));
    }

    @Test
    void every_package_says_what_it_is_and_where_absence_is_meant() {
        List<Path> infos = Sources.java("main").stream()
                .filter(file -> file.endsWith("package-info.java"))
                .toList();
        assertThat(infos)
                .allSatisfy(info -> assertThat(Tidy.missingInPackageInfo(Sources.lines(info)))
                        .isEmpty());
        assertThat(Tidy.missingInPackageInfo(List.of("package a;"))).containsExactly("/**", "@NullMarked");
    }

    /** Places as {@code file:line}. */
    private static List<String> offending(List<Path> files, Function<List<String>, List<Integer>> rule) {
        return files.stream()
                .flatMap(file -> rule.apply(Sources.lines(file)).stream()
                        .map(line -> Sources.ROOT.relativize(file) + ":" + line))
                .toList();
    }
}
