package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.drydock.Dock;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.LogConfig;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogDriverTest {
    private static final String START = "failed to create task for container: failed to initialize logging driver: ";

    private final Dock dock = new Dock();

    @AfterEach
    void close() {
        dock.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            max-size=1x       | invalid suffix: 'x'
            max-size=1kbb     | invalid suffix: 'kbb'
            max-size=1KIBX    | invalid suffix: 'KIBX'
            max-size=-1       | invalid size: '-1'
            max-size=         | invalid size: ''
            max-size=1.2.3    | strconv.ParseFloat: parsing "1.2.3": invalid syntax
            max-size=0.5      | max-size must be a positive number
            max-file=0        | max-file cannot be less than 1
            max-file=x        | strconv.Atoi: parsing "x": invalid syntax
            max-file=99999999999999999999 | strconv.Atoi: parsing "99999999999999999999": value out of range
            compress=x        | strconv.ParseBool: parsing "x": invalid syntax
            compress=true     | compress cannot be true when max-file is less than 2 or max-size is not set
            labels-regex=(    | error parsing regexp: missing closing ): `(`
            labels-regex=a)   | error parsing regexp: unexpected ): `a)`
            labels-regex=[a   | error parsing regexp: missing closing ]: `[a`
            labels-regex=*a   | error parsing regexp: missing argument to repetition operator: `*`
            labels-regex=[b-a] | error parsing regexp: invalid character class range: `b-a`
            labels-regex=\\q   | error parsing regexp: invalid escape sequence: `\\q`
            env-regex=(?=a)   | error parsing regexp: invalid or unsupported Perl syntax: `(?=`
            tag={{            | template: log-tag:1: unclosed action
            tag={{}}          | template: log-tag:1: missing value for command
            tag={{.Bogus}}    | template: log-tag:1:2: executing "log-tag" at <.Bogus>: can't evaluate field Bogus in type *logger.Info
            tag={{.ID}}{{.No}} | template: log-tag:1:9: executing "log-tag" at <.No>: can't evaluate field No in type *logger.Info
            """)
    void an_option_that_the_driver_does_not_take_is_told_by_the_start(String option, String words) {
        create("json-file", option);
        assertThatThrownBy(() -> dock.start("one"))
                .asInstanceOf(type(EngineException.class))
                .returns(ErrorKind.UNKNOWN, EngineException::kind)
                .returns(START + words, EngineException::words);
        assertThat(dock.state("one").status()).isEqualTo("created");
        assertThat(dock.state("one").exitCode()).isEqualTo(128);
        assertThat(dock.state("one").error()).isEqualTo(START + words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max-size=1x | invalid value for max-size: 1x: invalid suffix: 'x'
            max-file=x  | invalid value for max-file: x: strconv.Atoi: parsing "x": invalid syntax
            max-file=0  | compression cannot be enabled when max file count is 1
            max-file=-1;compress=false | max file count cannot be less than 0
            compress=   | error reading compress log option: strconv.ParseBool: parsing "": invalid syntax
            """, quoteCharacter = '~')
    void the_driver_local_has_words_of_its_own(String options, String words) {
        create("local", options.split(";"));
        assertThatThrownBy(() -> dock.start("one")).hasMessage(START + words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-size=1kib",
                "max-size=1.5 kB",
                "max-size=.5k",
                "max-size=1 ",
                "max-file=+2",
                "compress=0",
                "labels-regex=",
                "labels-regex=(?P<name>a)",
                "tag=x}}",
                "tag={{ .Name -}} x"
            })
    void others_are_taken(String option) {
        create("json-file", option);
        assertThat(dock.start("one")).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_log_that_cannot_be_opened_cannot_be_read_either() {
        create("json-file", "max-size=1x");
        assertThatThrownBy(() -> dock.engine.containers().logs("one", LogOptions.ALL))
                .hasMessage("invalid suffix: 'x'");
    }

    @Test
    void it_is_told_before_a_missing_program() {
        dock.create("one", host("json-file", "max-size=1x"), "missing");
        assertThatThrownBy(() -> dock.start("one")).hasMessage(START + "invalid suffix: 'x'");
    }

    @Test
    void a_template_of_more_than_names_is_not_emulated() {
        create("json-file", "tag={{upper .Name}}");
        assertThatThrownBy(() -> dock.start("one"))
                .asInstanceOf(type(EngineException.class))
                .returns(ErrorKind.NOT_IMPLEMENTED, EngineException::kind)
                .returns(START + "{{upper .Name}} in the tag of a log is not emulated", EngineException::words);
    }

    private void create(String driver, String... options) {
        dock.create("one", host(driver, options), "true");
    }

    private static HostConfig host(String driver, String... options) {
        TreeMap<String, String> config = new TreeMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            config.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return HostConfig.builder().logConfig(new LogConfig(driver, config)).build();
    }
}
