package dev.drydock.userland.utility.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Program;
import dev.drydock.userland.utility.Utilities;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded command line gives the bytes, the exit status and the files that the real tool gave. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordedCommandsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/root");

    @TestFactory
    List<DynamicTest> gnu_tools_do_as_the_real_ones() throws IOException {
        return tests(Flavour.GNU);
    }

    @TestFactory
    List<DynamicTest> busybox_does_as_the_real_one() throws IOException {
        return tests(Flavour.BUSYBOX);
    }

    private static List<DynamicTest> tests(Flavour flavour) throws IOException {
        String directory = flavour.name().toLowerCase(Locale.ROOT);
        String fixture = resource("fixture");
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : resource(directory + "/index").split("\n")) {
            for (RecordedCase recorded : RecordedCase.parse(resource(directory + "/" + file))) {
                tests.add(DynamicTest.dynamicTest(
                        file + ": " + recorded.commandLine(), () -> check(flavour, fixture, recorded)));
            }
        }
        return tests;
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = RecordedCommandsTest.class.getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void check(Flavour flavour, String fixture, RecordedCase recorded) throws IOException {
        TestDirectory directory = TestDirectory.of(fixture);
        Map<String, Program> programs = new TreeMap<>();
        for (Command command : Utilities.of(flavour)) {
            programs.put(command.name(), command.program(flavour));
            directory.files().writeAll("/bin/" + command.name(), new byte[0]);
            directory.files().changeMode("/bin/" + command.name(), 0755);
        }
        MemoryFile input = new MemoryFile(recorded.input().getBytes(StandardCharsets.ISO_8859_1));
        MemoryFile output = new MemoryFile(new byte[0]);
        MemoryFile errors = new MemoryFile(new byte[0]);
        TreeMap<Integer, OpenFile> descriptors = new TreeMap<>(Map.of(0, input, 1, output, 2, errors));
        TestProcess process = new TestProcess(
                directory.files().fork(),
                recorded.words(),
                ENVIRONMENT,
                descriptors,
                name -> Optional.ofNullable(programs.get(name)));
        Program program = programs.get(recorded.words().get(0));
        assertThat(program).as(recorded.words().get(0)).isNotNull();
        int status = process.run(program);
        String got = shown(latin(output.written()), latin(errors.written()), status, directory.changes());
        String wanted = shown(recorded.output(), recorded.errors(), recorded.status(), recorded.changed());
        if (recorded.difference().isEmpty()) {
            assertThat(got).as("$ " + recorded.commandLine()).isEqualTo(wanted);
        } else {
            assertThat(got).as("no longer different: " + recorded.commandLine()).isNotEqualTo(wanted);
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String shown(String output, String errors, int status, Map<String, String> changes) {
        StringBuilder text = new StringBuilder();
        text.append(RecordedCase.escaped(output).replace("\\n", "\\n\n"));
        text.append("\n--- errors\n").append(RecordedCase.escaped(errors).replace("\\n", "\\n\n"));
        text.append("\n--- status ").append(status).append("\n--- files\n");
        changes.forEach(
                (path, what) -> text.append(path).append(' ').append(what).append('\n'));
        return text.toString();
    }
}
