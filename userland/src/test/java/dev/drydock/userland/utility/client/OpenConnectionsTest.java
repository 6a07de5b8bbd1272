package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.container.ExecRequest;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.network.LinkConditions;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What becomes of connections when networks are left, containers are stopped or paused, and packets take their time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenConnectionsTest {
    private Neighbourhood street;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front");
        street.resident("server", "front", "alpine", "sleep 10000 | nc -l -p 80; echo server ended $?; sleep 10000");
    }

    @AfterEach
    void close() {
        street.close();
    }

    private void client() throws InterruptedException {
        street.resident(
                "client",
                "front",
                "alpine",
                "(i=0; while sleep 1; do i=$((i+1)); echo $i; done) | nc server 80; echo client ended $?; sleep 10000");
        advance(3);
        assertThat(street.printed("server")).isEqualTo("1\n2\n3\n");
    }

    private void advance(long seconds) throws InterruptedException {
        street.clock.advance(Duration.ofSeconds(seconds));
        street.clock.runUntilIdle();
    }

    @Test
    void what_is_sent_to_who_has_left_the_network_arrives_when_he_is_back() throws InterruptedException {
        client();
        street.engine.containers().disconnect("server", "front", false);
        advance(5);
        assertThat(street.printed("server")).isEqualTo("1\n2\n3\n");
        assertThat(street.printed("client")).isEmpty();
        street.engine.containers().connect("server", "front", EndpointSettings.NONE);
        advance(60);
        assertThat(street.printed("server"))
                .startsWith("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n")
                .contains("\n60\n");
    }

    @Test
    void who_sends_and_hears_nothing_gives_up_after_a_quarter_of_an_hour() throws InterruptedException {
        client();
        street.engine.containers().disconnect("client", "front", false);
        advance(900);
        assertThat(street.printed("client")).isEmpty();
        advance(60);
        assertThat(street.printed("client")).contains("timed out").endsWith("client ended 1\n");
        assertThat(street.printed("server")).isEqualTo("1\n2\n3\n");
    }

    @Test
    void who_stops_ends_his_connections() throws InterruptedException {
        client();
        street.engine.containers().kill("server", "KILL");
        advance(2);
        assertThat(street.printed("client")).endsWith("client ended 0\n");
    }

    @Test
    void who_is_paused_is_connected_to_and_reads_later() throws InterruptedException {
        street.engine.containers().pause("server");
        street.resident(
                "client", "front", "alpine", "echo hello | nc -w 9 server 80; echo client ended $?; sleep 10000");
        advance(2);
        assertThat(street.printed("server")).isEmpty();
        assertThat(street.printed("client")).isEmpty();
        street.engine.containers().unpause("server");
        advance(1);
        assertThat(street.printed("server")).isEqualTo("hello\n");
    }

    @Test
    void connections_are_listed_with_what_is_under_way() throws InterruptedException {
        client();
        String head = "Active Internet connections (servers and established)\nProto Recv-Q Send-Q Local Address"
                + "           Foreign Address         State       \n";
        assertThat(told("server", "netstat -ant"))
                .isEqualTo(head + "tcp        0      0 ::ffff:172.18.0.2:80    ::ffff:172.18.0.3:32768 ESTABLISHED \n");
        street.engine.containers().disconnect("server", "front", false);
        advance(5);
        assertThat(told("client", "netstat -ant"))
                .isEqualTo(head + "tcp        0     10 172.18.0.3:32768        172.18.0.2:80           ESTABLISHED \n");
        assertThat(told("client", "sed -n 2p /proc/net/tcp"))
                .matches("   0: 030012AC:8000 020012AC:0050 01 0000000A:00000000 01:00000000 00000000"
                        + "     0        0 [1-9][0-9]* 1 [^\\n]*\n");
        assertThat(told("client", "nc -l -p 7 & netstat -tln | tail -n 1"))
                .isEqualTo("tcp        0      0 :::7                    :::*                    LISTEN      \n");
    }

    /** What a command prints in a container that runs. */
    private String told(String container, String script) throws InterruptedException {
        String before = street.printed(container);
        String exec = street.engine
                .execs()
                .create(container, ExecRequest.of("sh", "-c", "{ " + script + "; } > /proc/1/fd/1 2>&1"));
        street.engine.execs().startDetached(exec, null);
        street.clock.runUntilIdle();
        return street.printed(container).substring(before.length());
    }

    @Test
    void packets_take_as_long_as_the_network_is_told() throws InterruptedException {
        client();
        street.engine.networks().setConditions("front", new LinkConditions(Duration.ofMillis(1500), 0));
        advance(1);
        assertThat(street.printed("server")).isEqualTo("1\n2\n3\n");
        advance(2);
        assertThat(street.printed("server")).isEqualTo("1\n2\n3\n4\n");
        assertThat(street.visit("front", "ping -c 2 server"))
                .contains(": seq=0 ttl=64 time=3000.000 ms\n", ": seq=1 ttl=64 time=3000.000 ms\n");
    }

    @Test
    void what_is_lost_is_sent_again_by_streams_and_not_by_ping() throws InterruptedException {
        client();
        street.engine.networks().setConditions("front", new LinkConditions(Duration.ZERO, 0.5));
        advance(30);
        assertThat(street.printed("server")).startsWith("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        assertThat(street.visit("front", "ping -c 30 server | grep transmitted"))
                .matches("30 packets transmitted, \\d+ packets received, [1-9]\\d?% packet loss\n");
    }
}
