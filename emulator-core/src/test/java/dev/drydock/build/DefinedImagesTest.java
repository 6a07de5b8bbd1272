package dev.drydock.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.error.EngineException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.ImageId;
import dev.drydock.ledger.Call;
import dev.drydock.process.Exit;
import dev.drydock.process.script.Script;
import dev.drydock.registry.archive.SavedImages;
import dev.drydock.time.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DefinedImagesTest {
    private final ManualClock clock = new ManualClock();
    private final Engine engine = Engine.builder().clock(clock).seed(1).build();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void an_image_has_what_it_was_defined_to_have() {
        ImageId id = engine.define(
                "acme/pay:1.0",
                image -> image.program("/usr/bin/pay", Script.start())
                        .env("CURRENCY", "EUR")
                        .label("team", "money")
                        .expose(8080, 8443)
                        .volume("/data")
                        .user("1000")
                        .workingDirectory("/srv")
                        .stopSignal("QUIT"));

        ExecutionConfig config = config(id.toString());
        assertThat(config.env()).containsExactly("CURRENCY=EUR");
        assertThat(config.labels()).containsEntry("team", "money");
        assertThat(config.exposedPorts()).containsExactly("8080/tcp", "8443/tcp");
        assertThat(config.volumes()).containsExactly("/data");
        assertThat(config.user()).isEqualTo("1000");
        assertThat(config.workingDir()).isEqualTo("/srv");
        assertThat(config.stopSignal()).isEqualTo("QUIT");
        assertThat(config.cmd()).containsExactly("/usr/bin/pay");
        assertThat(engine.images().inspect("acme/pay:1.0", null).image().id()).isEqualTo(id);
    }

    @Test
    void a_directory_of_the_machine_becomes_a_part_of_an_image() throws IOException {
        Path site = Jimfs.newFileSystem(Configuration.unix().toBuilder()
                        .setAttributeViews("posix")
                        .build())
                .getPath("/site");
        Files.createDirectories(site.resolve("css"));
        Files.writeString(site.resolve("index.html"), "hello\n");
        Files.writeString(site.resolve("css/run.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(site.resolve("css/run.sh"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setPosixFilePermissions(site, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(site.resolve("css"), PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(site.resolve("main.html"), site.getFileSystem().getPath("index.html"));

        engine.define("acme/site", image -> image.directory("/srv/www/", site));
        Files.writeString(site.resolve("index.html"), "changed later\n");

        engine.define(
                "look",
                image -> image.from("acme/site").program("/look", process -> {
                    FileContext files = process.files();
                    StringBuilder seen = new StringBuilder();
                    for (String path : List.of("/srv/www", "/srv/www/css", "/srv/www/css/run.sh")) {
                        seen.append(Integer.toOctalString(files.status(path).mode()))
                                .append(' ');
                    }
                    seen.append(files.readLink("/srv/www/main.html")).append(' ');
                    process.out().write(seen.toString().getBytes(StandardCharsets.UTF_8));
                    process.out().write(files.readAll("/srv/www/main.html"));
                    return Exit.SUCCESS;
                }));
        assertThat(engine.run("look").logs()).isEqualTo("755 700 751 index.html hello\n");
    }

    @Test
    void what_is_no_directory_is_refused() {
        Path missing = Jimfs.newFileSystem(Configuration.unix()).getPath("/nowhere");
        assertThatThrownBy(() -> engine.define("acme/site", image -> image.directory("/srv", missing)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void an_image_that_was_saved_is_loaded() throws IOException {
        ImageId id = engine.define("acme/pay:1.0", image -> image.file("/etc/pay.conf", "EUR\n"));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (SavedImages images = engine.archives().save(List.of("acme/pay:1.0"), null)) {
            images.writeTo(saved);
        }
        try (Engine other = Engine.create()) {
            other.load(new ByteArrayInputStream(saved.toByteArray()));
            assertThat(other.images().inspect("acme/pay:1.0", null).image().id())
                    .isEqualTo(id);
            assertThat(other.ledger().calls().list()).extracting(Call::action).containsExactly("load");
            assertThatThrownBy(() -> other.load(new ByteArrayInputStream("no tar".getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(EngineException.class);
        }
    }

    @Test
    void a_program_is_java_and_gets_its_arguments() {
        engine.define(
                "adder",
                image -> image.program(
                        "/bin/add",
                        process -> Exit.of(process.arguments().stream()
                                .skip(1)
                                .mapToInt(Integer::parseInt)
                                .sum())));

        ContainerHandle adder = engine.run("adder", "/bin/add", "3", "4");

        assertThat(adder.awaitExit()).isEqualTo(7);
    }

    @Test
    void an_image_keeps_what_is_below_it() {
        engine.define(
                "base",
                image -> image.file("/etc/below", "below\n")
                        .program("/bin/base", Script.start().log("base"))
                        .env("A", "1")
                        .env("B", "2"));
        engine.define(
                "above",
                image -> image.from("base").file("/etc/above", "above\n").env("B", "3"));

        ContainerHandle above = engine.run("above");
        clock.runUntilIdle();

        assertThat(above.logs()).isEqualTo("base\n");
        assertThat(new String(above.read("/etc/below"), StandardCharsets.UTF_8)).isEqualTo("below\n");
        assertThat(config("above").env()).containsExactly("A=1", "B=3");
        assertThat(engine.images().history("above", null)).hasSize(2);
    }

    @Test
    void a_new_entry_point_forgets_the_command_below() {
        engine.define(
                "base", image -> image.program("/bin/base", Script.start()).command("/bin/base", "-x"));
        engine.define("above", image -> image.from("base").entrypoint("/bin/base"));
        assertThat(config("above").cmd()).isNull();
    }

    @Test
    void a_second_definition_takes_the_name_and_leaves_containers_of_the_first_alone() {
        engine.define("app", image -> image.program("/app", Script.start().log("first")));
        ContainerHandle first = engine.run("app");
        engine.define("app", image -> image.program("/app", Script.start().log("second")));
        ContainerHandle second = engine.run("app");
        first.restart();
        clock.runUntilIdle();

        assertThat(first.logs()).isEqualTo("first\nfirst\n");
        assertThat(second.logs()).isEqualTo("second\n");
    }

    @Test
    void an_image_that_is_nowhere_cannot_be_begun_from() {
        assertThatThrownBy(() -> engine.define("app", image -> image.from("nowhere")))
                .isInstanceOf(EngineException.class);
    }

    @Test
    void the_same_definition_gives_the_same_id_in_every_engine() {
        try (Engine other = Engine.builder().clock(new ManualClock()).seed(2).build()) {
            assertThat(define(engine)).isEqualTo(define(other));
        }
    }

    private static ImageId define(Engine engine) {
        return engine.define("app", image -> image.file("/etc/app", "x\n").program("/app", Script.start()));
    }

    private ExecutionConfig config(String image) {
        return engine.images().inspect(image, null).image().config().configOrNone();
    }
}
