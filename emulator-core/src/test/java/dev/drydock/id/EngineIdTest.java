package dev.drydock.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineIdTest {

    @Test
    void the_short_form_has_twelve_digits() {
        assertThat(new ContainerId("0123456789abcdef".repeat(4)).shortForm()).isEqualTo("0123456789ab");
    }

    @Test
    void what_has_another_form_is_no_id() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NetworkId("abc"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecId("A".repeat(64)));
    }

    @Test
    void ids_from_the_source_have_the_form_of_ids() {
        IdSource source = new IdSource(42);

        assertThat(new ContainerId(IdSource.hexId(source.stream("container"))).value())
                .hasSize(64);
    }
}
