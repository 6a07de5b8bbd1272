package dev.drydock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MainTest {

    private final List<ServeOptions> served = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void without_a_command_the_help_is_printed() {
        assertThat(drydock()).isZero();
        assertThat(out.toString()).startsWith("Usage: drydock").contains("serve");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_help_of_serve_names_every_option_and_serves_nothing() {
        assertThat(drydock("serve", "-H", "unix:///x", "--help")).isZero();
        assertThat(out.toString())
                .contains("-H, --host", "--seed N", "--images", "-v, --verbose", "--insecure-bind")
                .contains("default unix:///tmp/drydock.sock");
        assertThat(served).isEmpty();
    }

    @Test
    void no_line_of_the_help_is_wider_than_a_terminal() {
        drydock("--help");
        drydock("serve", "--help");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void the_version_names_the_emulated_engine() {
        assertThat(drydock("--version")).isZero();
        assertThat(out.toString()).startsWith("Drydock ").contains("Docker Engine 28.5.2");
    }

    @Test
    void serve_listens_on_one_unix_socket_by_default() {
        assertThat(drydock("serve")).isZero();
        assertThat(served)
                .containsExactly(new ServeOptions(
                        List.of(new UnixAddress(Path.of("/tmp/drydock.sock"))),
                        OptionalLong.empty(),
                        ImageSource.CATALOGUE,
                        false,
                        false));
    }

    @Test
    void hosts_given_replace_the_default_and_keep_their_order() {
        assertThat(drydock("serve", "-H", "tcp://127.0.0.1:2375", "-Hunix:///run/d.sock", "--host=tcp://[::1]:0"))
                .isZero();
        assertThat(served.get(0).hosts())
                .extracting(ListenAddress::toString)
                .containsExactly("tcp://127.0.0.1:2375", "unix:///run/d.sock", "tcp://[::1]:0");
    }

    @Test
    void the_other_options_reach_the_server() {
        assertThat(drydock("serve", "--seed", "-7", "--images=none", "-v")).isZero();
        ServeOptions options = served.get(0);
        assertThat(options.seed()).hasValue(-7);
        assertThat(options.images()).isEqualTo(ImageSource.NONE);
        assertThat(options.verbose()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-H /tmp/x.sock            | expected unix:///path or tcp://host:port, not '/tmp/x.sock'",
                "-H unix://x.sock          | expected unix:///absolute/path, not 'unix://x.sock'",
                "-H unix:///               | expected unix:///absolute/path, not 'unix:///'",
                "-H tcp://127.0.0.1        | expected tcp://host:port, not 'tcp://127.0.0.1'",
                "-H tcp://::1:2375         | expected tcp://host:port, not 'tcp://::1:2375'",
                "-H tcp://127.0.0.1:65536  | a port is 0 to 65535, not 65536",
                "-H                        | -H needs a value",
                "--images hub              | expected catalogue or none, not 'hub'",
                "--seed x                  | expected a 64-bit number, not 'x'",
                "--seed=                   | expected a 64-bit number, not ''",
                "--verbose=yes             | --verbose takes no value, not 'yes'",
                "-vv                       | -v takes no value, not 'v'",
                "--sail                    | serve has no option '--sail'",
                "fast                      | unexpected argument 'fast'",
                "-                         | unexpected argument '-'",
            })
    void a_wrong_option_is_explained_and_nothing_is_served(String options, String reason) {
        assertThat(drydock(("serve " + options).split(" "))).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("drydock: " + reason, "See './drydock --help' and './drydock serve --help'.");
        assertThat(served).isEmpty();
    }

    @Test
    void a_socket_path_that_the_kernel_cannot_hold_is_refused() {
        assertThat(drydock("serve", "-H", "unix:///" + "x".repeat(106))).isZero();
        assertThat(drydock("serve", "-H", "unix:///" + "x".repeat(107))).isEqualTo(2);
        assertThat(err.toString()).contains("at most 107 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://0.0.0.0:2375", "tcp://[::]:2375", "tcp://192.0.2.1:2375"})
    void an_address_that_others_can_reach_is_refused_unless_it_is_allowed(String host) {
        assertThat(drydock("serve", "-H", host)).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains(host, "not a loopback address", "--insecure-bind");
        assertThat(served).isEmpty();

        assertThat(drydock("serve", "-H", host, "--insecure-bind")).isZero();
        assertThat(served).hasSize(1);
    }

    @Test
    void an_unknown_command_is_refused() {
        assertThat(drydock("sail")).isEqualTo(2);
        assertThat(err.toString().lines()).first().isEqualTo("drydock: there is no command or option 'sail'");
    }

    @Test
    void a_server_that_cannot_listen_gives_its_reason_in_one_line() {
        EngineServer refusing = (options, lines) -> {
            throw new ServeException("tcp://127.0.0.1:2375 is in use");
        };
        assertThat(run(refusing, "serve")).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("drydock: tcp://127.0.0.1:2375 is in use");
    }

    @Test
    void a_fault_of_our_own_is_one_line() {
        assertThat(run(faulty(), "serve")).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("drydock: a fault of Drydock itself: java.lang.IllegalStateException: adrift, afire"
                        + " (serve -v tells where)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "--verbose"})
    void a_fault_of_our_own_comes_with_its_trace_when_asked_for(String option) {
        assertThat(run(faulty(), "serve", option)).isEqualTo(1);
        assertThat(err.toString().lines())
                .startsWith("drydock: a fault of Drydock itself: java.lang.IllegalStateException: adrift, afire")
                .anyMatch(line -> line.contains("at " + MainTest.class.getName()));
    }

    private static EngineServer faulty() {
        return (options, lines) -> {
            throw new IllegalStateException("adrift,\nafire");
        };
    }

    private int drydock(String... arguments) {
        return run((options, lines) -> served.add(options), arguments);
    }

    private int run(EngineServer server, String... arguments) {
        return new Main(server, new PrintWriter(out), new PrintWriter(err)).run(List.of(arguments));
    }
}
