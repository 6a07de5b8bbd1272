package dev.drydock.userland.utility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UtilitiesTest {

    @Test
    void every_command_that_a_class_makes_is_found_by_its_name() throws IOException, ReflectiveOperationException {
        List<Command> made = made();

        assertThat(made).hasSizeGreaterThan(150);
        // Of Alpine alone, and so in no flavour.
        assertThat(made.stream().filter(each -> !each.name().equals("apk")))
                .allSatisfy(command -> assertThat(
                                Stream.of(Flavour.values()).map(flavour -> Utilities.named(command.name(), flavour)))
                        .as(command.name())
                        .anySatisfy(found -> assertThat(found).contains(command)));
    }

    @ParameterizedTest
    @EnumSource
    void a_flavour_lists_each_of_its_commands_once_and_no_others(Flavour flavour)
            throws IOException, ReflectiveOperationException {
        List<Command> listed = Utilities.of(flavour);

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed.stream().map(Command::name)).doesNotHaveDuplicates();
        assertThat(listed)
                .allSatisfy(each ->
                        assertThat(Utilities.named(each.name(), flavour)).contains(each));
        List<Command> inIt = made().stream()
                .filter(each -> each.isIn(flavour) && !each.name().equals("apk"))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(inIt);
    }

    @Test
    void a_name_that_no_command_has_finds_none() {
        assertThat(Utilities.named("frobnicate", Flavour.GNU)).isEmpty();
        assertThat(Utilities.named("", Flavour.BUSYBOX)).isEmpty();
        assertThat(Utilities.named("apt-get", Flavour.BUSYBOX)).isEmpty();
    }

    /** All constants of that type, in the classes that lie beside the table. */
    private static List<Command> made() throws IOException, ReflectiveOperationException {
        URL table = Objects.requireNonNull(Utilities.class.getResource("Utilities.class"));
        List<Command> made = new ArrayList<>();
        try (Stream<Path> files =
                Files.walk(Path.of(URI.create(table.toString())).getParent())) {
            for (Path file :
                    (Iterable<Path>) files.filter(each -> each.toString().endsWith(".class"))::iterator) {
                for (Field field : typeOf(file).getDeclaredFields()) {
                    if (field.getType() == Command.class && Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        made.add((Command) field.get(null));
                    }
                }
            }
        }
        return made;
    }

    private static Class<?> typeOf(Path file) throws ClassNotFoundException {
        String path = file.toString().replace('\\', '/').replaceFirst("\\.class$", "");
        return Class.forName(
                path.substring(path.indexOf("dev/drydock/userland/utility/")).replace('/', '.'));
    }
}
