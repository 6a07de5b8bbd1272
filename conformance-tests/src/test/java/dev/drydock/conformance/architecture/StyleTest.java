package dev.drydock.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StyleTest {

    private static final String FIXTURE = House.FIXTURE.root();

    @Test
    void nothing_static_changes() {
        assertThat(Violations.of(StyleRule.nothing_static_changes(House.DRYDOCK), Imported.MAIN))
                .isEmpty();
    }

    @Test
    void static_state_is_found() {
        assertThat(Violations.of(StyleRule.nothing_static_changes(House.FIXTURE), Imported.FIXTURE))
                .containsExactlyInAnyOrder(
                        FIXTURE + ".api.StaticState.assigned",
                        FIXTURE + ".api.StaticState.COUNTER",
                        FIXTURE + ".api.StaticState.CACHE",
                        FIXTURE + ".api.StaticState.PER_THREAD");
    }

    @Test
    void nothing_is_printed_or_logged() {
        assertThat(Violations.of(StyleRule.nothing_is_printed_or_logged(House.DRYDOCK), Imported.MAIN))
                .isEmpty();
    }

    @Test
    void printing_and_logging_are_found() {
        assertThat(Violations.of(StyleRule.nothing_is_printed_or_logged(House.FIXTURE), Imported.FIXTURE))
                .anyMatch(line -> line.contains("Chatty.prints"))
                .anyMatch(line -> line.contains("Chatty.complains"))
                .anyMatch(line -> line.contains("Chatty.logs"))
                .anyMatch(line -> line.contains("Chatty.hands"))
                .allMatch(line -> line.contains(".id.Chatty."));
    }

    @Test
    void names_say_what_a_class_is() {
        assertThat(Violations.of(StyleRule.names_say_what_a_class_is(House.DRYDOCK), Imported.MAIN))
                .isEmpty();
    }

    @Test
    void names_that_say_nothing_are_found() {
        assertThat(Violations.of(StyleRule.names_say_what_a_class_is(House.FIXTURE), Imported.FIXTURE))
                .containsExactlyInAnyOrder(
                        FIXTURE + ".sandbox.Misnamed$PathUtils",
                        FIXTURE + ".sandbox.Misnamed$ContainerManager",
                        FIXTURE + ".sandbox.Misnamed$TestHelper",
                        FIXTURE + ".sandbox.Misnamed$Process");
    }
}
