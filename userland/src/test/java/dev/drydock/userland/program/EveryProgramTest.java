package dev.drydock.userland.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.CommitContainer;
import dev.drydock.container.ContainerHandle;
import dev.drydock.reference.ImageReference;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import dev.drydock.userland.catalogue.Catalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each program of each image, and of each package that can be installed, is started with words that make it work, or be
 * refused: it ends, or waits and can be killed; it does not fail by a defect of its own; and what is not emulated says so.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryProgramTest {
    private static final int CRASHED = 134;
    private static final int CANNOT_EXECUTE = 126;
    private static final String REFUSAL = ": this program is not emulated yet";

    /** They write without an end. */
    private static final Set<String> ENDLESS = Set.of("yes");

    /** They take any words, and say nothing. */
    private static final Set<String> CONTENT =
            Set.of("[[", "test", "true", "ischroot", "reset", "lsof", "add-shell", "remove-shell");

    /** Images without a shell to list them by. */
    private static final Set<String> BARE = Set.of("hello-world", "testcontainers/ryuk");

    private static final List<List<String>> WORDS = List.of(
            List.of(),
            List.of("--help"),
            List.of("--version"),
            List.of("--no-such-option"),
            List.of("/nonexistent"),
            List.of("-%", "x", "y"));

    private static final String LIST =
            "for d in /bin /sbin /usr/bin /usr/sbin /usr/local/bin /usr/local/apache2/bin /usr/lib/postgresql/15/bin; do"
                    + " test -h $d || for f in $d/*; do"
                    + " test -x $f && test ! -d $f && echo $f $(head -c 60 $f | tr -cd a-z); done; done; :";

    /** Paths and stubs of those that need no second look in another image. */
    private final Set<String> tried = new HashSet<>();

    @TestFactory
    Stream<DynamicTest> every_program_of_an_image_runs_or_is_refused_by_its_name() {
        return Catalogue.standard().tags().keySet().stream()
                .filter(image -> !BARE.contains(image))
                .map(image -> DynamicTest.dynamicTest(image, () -> check(image, ":")));
    }

    @TestFactory
    Stream<DynamicTest> every_program_of_a_package_runs_or_is_refused_by_its_name() {
        String all = "sed -n 's/^Package: //p;s/^P://p' ";
        return Stream.of(
                DynamicTest.dynamicTest(
                        "debian",
                        () -> check(
                                "debian",
                                "apt-get update && apt-get install -y $(" + all + "/var/lib/apt/lists/*_Packages)")),
                DynamicTest.dynamicTest("alpine", () -> check("alpine", "apk add bash coreutils procps-ng vim")));
    }

    private void check(String image, String preparation) throws IOException, InterruptedException {
        try (ManualClock clock = new ManualClock();
                Engine engine = Engine.builder()
                        .clock(clock)
                        .seed(3)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build()) {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
            List<String> programs = prepare(engine, clock, image, preparation);
            assertThat(programs).isNotEmpty();
            List<String> wrong = new ArrayList<>();
            for (String line : programs) {
                String program = line.substring(0, line.indexOf(' '));
                if (!tried.add(line)) {
                    continue;
                }
                for (List<String> words : WORDS) {
                    if (words.equals(List.of("--help"))
                            || !ENDLESS.contains(program.substring(program.lastIndexOf('/') + 1))) {
                        tryOut(
                                engine,
                                clock,
                                Stream.concat(Stream.of(program), words.stream())
                                        .toList(),
                                wrong);
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    /** Makes an image {@code tried}, and gives its programs. */
    private static List<String> prepare(Engine engine, ManualClock clock, String image, String preparation) {
        ContainerHandle prepared = engine.run(
                image, run -> run.entrypoint("sh", "-c").command("{ " + preparation + "; } >/dev/null 2>&1;" + LIST));
        clock.runUntilIdle();
        assertThat(prepared.state().running()).as(prepared.logs()).isFalse();
        engine.containers()
                .commit(
                        prepared.id(),
                        new CommitContainer(ImageReference.parse("tried"), "", "", false, null, config -> config));
        return List.copyOf(new TreeSet<>(prepared.logs().lines().toList()));
    }

    private static void tryOut(Engine engine, ManualClock clock, List<String> command, List<String> wrong) {
        ContainerHandle tried = engine.run(
                "tried",
                run -> run.network("none")
                        .entrypoint(command.get(0))
                        .command(command.subList(1, command.size()).toArray(new String[0])));
        CompletableFuture<Integer> end = tried.exitAsync().toCompletableFuture();
        clock.runUntilIdle();
        boolean waited = !end.isDone();
        if (waited) {
            tried.kill("KILL");
            clock.runUntil(end::isDone);
        }
        int status = end.getNow(-1);
        String said = tried.logs();
        String shown = String.join(" ", command) + " -> " + (waited ? "waits, " : "") + status + ": " + said.strip();
        String name = command.get(0).substring(command.get(0).lastIndexOf('/') + 1);
        boolean refused = said.startsWith(name + REFUSAL);
        if (status == -1
                || status == CRASHED
                || said.contains("Exception")
                || refused != (status == CANNOT_EXECUTE)
                || said.equals(name + ": applet not found\n")
                || (status == 0 && said.isEmpty() && command.contains("--no-such-option") && !CONTENT.contains(name))) {
            wrong.add(shown);
        }
        tried.remove();
    }
}
