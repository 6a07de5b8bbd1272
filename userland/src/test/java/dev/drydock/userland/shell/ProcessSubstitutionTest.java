package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.userland.server.ServedContainer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessSubstitutionTest {

    @Test
    void a_program_that_bash_becomes_still_reads_what_was_substituted() {
        try (ServedContainer container = new ServedContainer("nginx", "exec bash -c 'cat <(echo a) <(echo b)'")) {
            assertThat(container.errors()).isEmpty();
            assertThat(container.output()).isEqualTo("a\nb\n");
        }
    }
}
