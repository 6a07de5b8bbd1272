package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.drydock.Dock;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docker top} makes of the options of procps 4.0.4. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessTableTest {
    private final Dock dock = new Dock();

    @BeforeEach
    void run() {
        dock.run("one", "sleep", "1000");
    }

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void words_that_are_too_many_belong_to_the_last_column() {
        ProcessListing listing = top("-o pid,args");
        assertThat(listing.titles()).containsExactly("PID", "COMMAND");
        assertThat(listing.rows()).hasSize(1);
        assertThat(listing.rows().get(0)).hasSize(2).endsWith("sleep 1000");
    }

    @Test
    void a_column_of_several_words_before_the_pid_is_taken_for_it() {
        refused(
                "-o args,user,pid",
                ErrorKind.UNKNOWN,
                "Unexpected pid 'root': strconv.Atoi: parsing \"root\": invalid syntax");
        assertThat(top("-o args,pid").rows()).isEmpty();
    }

    @Test
    void jobs_are_shown_with_their_group_and_session() {
        assertThat(top("-j").titles()).isEqualTo(List.of("PID", "PGID", "SID", "TTY", "TIME", "CMD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-headers", "--help", "aux --no-headings", "-o user"})
    void a_table_without_the_title_is_of_no_use(String options) {
        refused(options, ErrorKind.UNKNOWN, "Couldn't find PID field in ps output");
    }

    @ParameterizedTest
    @CsvSource({
        "--bogus, unknown gnu long option",
        "-Q, unsupported SysV option",
        "-o x, unknown user-defined format specifier \"x\""
    })
    void what_ps_does_not_know_is_told_in_its_words(String options, String words) {
        refused(options, ErrorKind.UNKNOWN, "ps: error: " + words);
    }

    @ParameterizedTest
    @CsvSource({
        "f, the option f of ps",
        "e, the option e of ps",
        "-p 1, the option p of ps",
        "--sort=pid, the option --sort of ps",
        "'-o pid,wchan', the column wchan of ps"
    })
    void what_ps_knows_and_is_not_emulated_is_named(String options, String what) {
        refused(options, ErrorKind.NOT_IMPLEMENTED, what + " is not emulated (docker top)");
    }

    private ProcessListing top(String options) {
        return dock.engine.containers().top("one", options);
    }

    private void refused(String options, ErrorKind kind, String words) {
        assertThatThrownBy(() -> top(options))
                .asInstanceOf(type(EngineException.class))
                .returns(kind, EngineException::kind)
                .returns(words, EngineException::words);
    }
}
