package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.network.CreateNetwork;
import dev.drydock.network.LinkConditions;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code telnet}, {@code traceroute} and {@code arp} of BusyBox 1.35, as containers of a real engine showed them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TriedNetworksTest {
    private Neighbourhood street;

    /** The server is 172.18.0.2. */
    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front", "back");
        street.engine
                .networks()
                .create(CreateNetwork.builder("inner").internal(true).build());
        street.resident("server", "front", "alpine", "(echo hello; sleep 1) | nc -l -p 9; sleep 10000");
    }

    @AfterEach
    void close() {
        street.close();
    }

    /** As a visit, in an image that has telnet. */
    private String called(String script) throws InterruptedException {
        street.resident("caller", "front", "busybox", script);
        street.clock.advance(Duration.ofMinutes(1));
        return street.printed("caller");
    }

    /** With a fixed number in place of each time. */
    private String traced(String network, String arguments) throws InterruptedException {
        return street.visit(network, "traceroute " + arguments + " 2>&1; echo $?")
                .replaceAll("\\d+\\.\\d{3} ms", "T ms");
    }

    private static String head(String target, int hops) {
        return "traceroute to " + target + " (" + target + "), " + hops + " hops max, 46 byte packets\n";
    }

    @Test
    void telnet_ends_with_the_other_side() throws InterruptedException {
        assertThat(called("sleep 5 | telnet server 9; echo $?"))
                .isEqualTo("hello\nConnection closed by foreign host\r\nConnected to server\n1\n");
    }

    @Test
    void telnet_ends_with_its_input() throws InterruptedException {
        assertThat(called("telnet server 9 </dev/null; echo $?")).endsWith("Connected to server\n0\n");
    }

    @Test
    void telnet_sends_lines_as_the_network_wants_them() throws InterruptedException {
        street.resident("listener", "front", "alpine", "nc -l -p 10 | od -c; sleep 1000");
        called("(echo GET; sleep 1) | telnet listener 10");
        assertThat(street.printed("listener")).isEqualTo("0000000   G   E   T  \\r  \\n\n0000005\n");
    }

    @ParameterizedTest
    @CsvSource({
        "server 8,can't connect to remote host (172.18.0.2): Connection refused",
        "nowhere,bad address 'nowhere'",
        "server what,bad port 'what'"
    })
    void telnet_says_why_it_cannot_connect(String where, String why) throws InterruptedException {
        assertThat(called("telnet " + where + " 2>&1; echo $?")).isEqualTo("telnet: " + why + "\n1\n");
    }

    @Test
    void what_is_at_hand_is_one_hop_away() throws InterruptedException {
        assertThat(traced("front", "server"))
                .isEqualTo("traceroute to server (172.18.0.2), 30 hops max, 46 byte packets\n"
                        + " 1  server.front (172.18.0.2)  T ms  T ms  T ms\n0\n");
        assertThat(traced("front", "-n -q 1 127.0.0.1")).isEqualTo(head("127.0.0.1", 30) + " 1  127.0.0.1  T ms\n0\n");
        assertThat(traced("front", "-q 1 172.17.0.1"))
                .isEqualTo(head("172.17.0.1", 30) + " 1  172.17.0.1 (172.17.0.1)  T ms\n0\n");
        assertThat(traced("front", "-v -q 1 172.18.0.1"))
                .isEqualTo(head("172.18.0.1", 30) + " 1  172.18.0.1 (172.18.0.1) 54 bytes to 172.18.0.3  T ms\n0\n");
    }

    @Test
    void the_machine_is_the_only_hop_to_all_else() throws InterruptedException {
        assertThat(traced("front", "-m 3 -w 1 -q 1 8.8.8.8"))
                .isEqualTo(head("8.8.8.8", 3) + " 1  172.18.0.1 (172.18.0.1)  T ms\n 2  *\n 3  *\n0\n");
    }

    @Test
    void who_is_not_there_is_told_of_by_oneself() throws InterruptedException {
        assertThat(traced("front", "-n -q 1 172.18.0.77"))
                .isEqualTo(head("172.18.0.77", 30) + " 1  172.18.0.3  T ms !H\n0\n");
        assertThat(traced("front", "-q 1 -w 1 -m 2 172.18.0.77"))
                .isEqualTo(head("172.18.0.77", 2) + " 1  *\n 2  *\n0\n");
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8,can't connect to remote host (8.8.8.8): Network is unreachable",
        "nowhere,bad address 'nowhere'",
        "-m 0 172.20.0.1,number 0 is not in 1..255 range",
        "172.20.0.1 20,number 20 is not in 46..32768 range",
        "-q x 172.20.0.1,invalid number 'x'",
        "-s 172.20.0.9 172.20.0.1,can't set multicast source interface"
    })
    void traceroute_says_what_is_wrong(String arguments, String why) throws InterruptedException {
        assertThat(traced("inner", arguments)).isEqualTo("traceroute: " + why + "\n1\n");
    }

    /** The hops back are what BusyBox says that {@code -l} tells. */
    @ParameterizedTest
    @CsvSource({"172.18.0.2", "172.18.0.1", "192.0.2.1"})
    void traceroute_tells_nothing_of_hops_back(String target) throws InterruptedException {
        assertThat(traced("front", "-l -n -q 1 -w 1 -m 2 " + target))
                .isEqualTo(traced("front", "-n -q 1 -w 1 -m 2 " + target))
                .endsWith("\n0\n");
    }

    @Test
    void a_way_takes_its_time() throws InterruptedException {
        street.engine.networks().setConditions("front", new LinkConditions(Duration.ofMillis(20), 0));
        assertThat(street.visit("front", "traceroute -q 1 -n 172.18.0.2 | tail -n 1"))
                .isEqualTo(" 1  172.18.0.2  40.000 ms\n");
    }

    @Test
    void those_that_were_spoken_to_are_known_by_their_hardware_addresses() throws InterruptedException {
        String mac = street.engine
                .containers()
                .inspect("server", false)
                .network()
                .networks()
                .get("front")
                .macAddress();
        assertThat(street.visit("front", "arp; ping -q -c 1 server >/dev/null; arp; arp -n; cat /proc/net/arp"))
                .isEqualTo("server.front (172.18.0.2) at " + mac + " [ether]  on eth0\n? (172.18.0.2) at " + mac
                        + " [ether]  on eth0\n"
                        + "IP address       HW type     Flags       HW address            Mask     Device\n"
                        + "172.18.0.2       0x1         0x2         " + mac + "     *        eth0\n");
        assertThat(street.visit("front", "ping -q -c 1 172.18.0.1 >/dev/null; arp; arp 10.9.9.9; arp -i eth1"))
                .matches(
                        "\\? \\(172.18.0.1\\) at [0-9a-f:]{17} \\[ether]  on eth0\n(No match found in 1 entries\n){2}");
    }

    @ParameterizedTest
    @CsvSource({
        "-d 172.18.0.1,SIOCDARP(priv): Operation not permitted",
        "-d,need host name",
        "-s 10.1.1.1 02:42:00:00:00:01,SIOCSARP: Operation not permitted",
        "nowhere,nowhere: Host name lookup failure",
        "-H foo,foo: unknown hardware type",
        "-A foo,foo: unknown address family",
        "-p inet6,inet6: kernel only supports 'inet'"
    })
    void a_container_may_not_change_whom_it_knows(String arguments, String why) throws InterruptedException {
        assertThat(street.visit("front", "arp " + arguments + " 2>&1; echo $?")).isEqualTo("arp: " + why + "\n1\n");
    }
}
