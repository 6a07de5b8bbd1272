package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code netstat} of BusyBox 1.35, as containers of a real engine showed it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListedSocketsTest {
    private static final String INTERNET = "Active Internet connections (%s)\n"
            + "Proto Recv-Q Send-Q Local Address           Foreign Address         State       \n";
    private static final String UNIX =
            "Active UNIX domain sockets (%s)\nProto RefCnt Flags       Type       State         I-Node Path\n";
    private static final String LISTENER =
            "tcp        0      0 :::7                    :::*                    LISTEN      \n";

    private Neighbourhood street;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front");
    }

    @AfterEach
    void close() {
        street.close();
    }

    private String netstat(String options) throws InterruptedException {
        return street.visit("bridge", "sleep 9 | nc -l -p 7 & sleep 1; netstat " + options);
    }

    @ParameterizedTest
    @CsvSource({"'',w/o servers", "-a,servers and established", "-l,only servers", "-e,w/o servers"})
    void all_kinds_are_shown_where_none_is_asked_for(String options, String which) throws InterruptedException {
        String listener = which.contains("w/o") ? "" : LISTENER;
        assertThat(netstat(options)).isEqualTo(INTERNET.formatted(which) + listener + UNIX.formatted(which));
    }

    @Test
    void only_the_kinds_that_are_asked_for_are_shown() throws InterruptedException {
        assertThat(netstat("-tln")).isEqualTo(INTERNET.formatted("only servers") + LISTENER);
        assertThat(netstat("-tuln")).isEqualTo(INTERNET.formatted("only servers") + LISTENER);
        assertThat(netstat("-uln")).isEqualTo(INTERNET.formatted("only servers"));
        assertThat(netstat("-wa")).isEqualTo(INTERNET.formatted("servers and established"));
        assertThat(netstat("-x")).isEqualTo(UNIX.formatted("w/o servers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "W", "s", "i"})
    void options_that_it_was_built_without_are_unknown(String option) throws InterruptedException {
        assertThat(netstat("-" + option)).startsWith("netstat: invalid option -- '" + option + "'\nBusyBox v1.35.0");
    }

    @Test
    void addresses_have_names_from_the_file_of_hosts_or_the_name_service() throws InterruptedException {
        street.resident(
                "server", "front", "alpine", "sleep 900 | nc -l -p 7 & sleep 5; netstat -t | tail -n 1; sleep 9");
        street.resident(
                "client",
                "front",
                "alpine",
                "sleep 900 | nc server 7 & sleep 5; netstat -t | tail -n 1; hostname; sleep 9");
        street.clock.advance(Duration.ofSeconds(6));
        street.clock.runUntilIdle();
        String[] client = street.printed("client").split("\n");
        assertThat(client[0])
                .isEqualTo(String.format(
                        "tcp        0      0 %-23s %-23s ESTABLISHED ", client[1] + ":32768", "server.front:7"));
        assertThat(street.printed("server"))
                .isEqualTo("tcp        0      0 server.front:7          client.front:32768      ESTABLISHED \n");
    }

    @Test
    void ports_have_the_names_of_the_file_of_services() throws InterruptedException {
        assertThat(street.visit(
                        "bridge",
                        "echo 'echo 7/tcp # back' > /etc/services; sleep 9 | nc -l -p 7 & sleep 1;"
                                + " netstat -tl | tail -n 1; netstat -tln | tail -n 1"))
                .isEqualTo(LISTENER.replace(":::7   ", ":::echo") + LISTENER);
    }
}
