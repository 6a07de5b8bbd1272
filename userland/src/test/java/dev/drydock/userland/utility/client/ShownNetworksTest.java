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

/** {@code ip} of iproute2 6.1 and of BusyBox 1.35, as containers of a real engine showed it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShownNetworksTest {
    private static final String LOOPBACK = "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 ";
    private static final String LIFE = "       valid_lft forever preferred_lft forever\n";
    private Neighbourhood street;
    private int containers;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood();
    }

    @AfterEach
    void close() {
        street.close();
    }

    private String inDebian(String script) {
        String name = "debian-" + ++containers;
        street.resident(name, "bridge", "nginx", script);
        return street.printed(name);
    }

    private String inBusyBox(String script) throws InterruptedException {
        return street.visit("bridge", script);
    }

    @Test
    void addresses_are_shown_in_brief_and_in_one_line_each() {
        assertThat(inDebian("ip -br a show lo; ip -br -4 a show lo; ip -o -4 a show lo; ip -o link show lo"))
                .isEqualTo("lo               UNKNOWN        127.0.0.1/8 ::1/128 \n"
                        + "lo               UNKNOWN        127.0.0.1/8 \n"
                        + "1: lo    inet 127.0.0.1/8 scope host lo\\" + LIFE
                        + LOOPBACK + "qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\\"
                        + "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n");
    }

    @Test
    void less_is_told_of_links_over_addresses_of_ipv6() throws InterruptedException {
        String address = "    inet6 ::1/128 scope host \n" + LIFE;
        assertThat(inDebian("ip -6 a")).isEqualTo(LOOPBACK + "state UNKNOWN qlen 1000\n" + address);
        assertThat(inDebian("ip -6 a show lo"))
                .isEqualTo(LOOPBACK + "qdisc noqueue state UNKNOWN group default qlen 1000\n" + address);
        assertThat(inBusyBox("ip -6 a")).isEqualTo(LOOPBACK + "qlen 1000\n" + address);
    }

    @Test
    void addresses_are_chosen_by_scope_prefix_and_kind() {
        assertThat(inDebian("ip a show scope host | grep -c inet; ip a show scope global | grep -c eth0;"
                        + " ip a show dynamic; ip a show primary | grep -c inet; ip a show type bridge"))
                .isEqualTo("2\n2\n3\n");
        assertThat(inDebian("ip addr show to 127.0.0.0/8"))
                .isEqualTo(LOOPBACK + "qdisc noqueue state UNKNOWN group default qlen 1000\n"
                        + "    inet 127.0.0.1/8 scope host lo\n" + LIFE);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "show default,default via 172.17.0.1 dev eth0 ",
                "s dev eth0 172.17.0.0/16,172.17.0.0/16 proto kernel scope link src 172.17.0.2 ",
                "show scope link,172.17.0.0/16 dev eth0 proto kernel src 172.17.0.2 ",
                "show proto kernel,172.17.0.0/16 dev eth0 scope link src 172.17.0.2 ",
                "show via 172.17.0.1,default dev eth0 ",
                "show root 172.0.0.0/8,172.17.0.0/16 dev eth0 proto kernel scope link src 172.17.0.2 ",
                "get 172.17.0.9,172.17.0.9 dev eth0 src 172.17.0.2 uid 0 |    cache ",
                "g 8.8.8.8,8.8.8.8 via 172.17.0.1 dev eth0 src 172.17.0.2 uid 0 |    cache ",
                "get 127.0.0.1,local 127.0.0.1 dev lo src 127.0.0.1 uid 0 |    cache <local> ",
                "get 172.17.0.2,local 172.17.0.2 dev lo src 172.17.0.2 uid 0 |    cache <local> ",
                "show table local dev eth0,local 172.17.0.2 proto kernel scope host src 172.17.0.2 "
                        + "|broadcast 172.17.255.255 proto kernel scope link src 172.17.0.2 ",
            })
    void routes_are_chosen_and_not_told_what_was_asked(String words, String routes) {
        assertThat(inDebian("ip route " + words))
                .isEqualTo(routes.replace("|", "\n").stripLeading() + "\n");
    }

    @Test
    void routes_of_busybox_are_worded_in_its_own_way() throws InterruptedException {
        assertThat(inBusyBox("ip r s default; ip route show scope link; ip route get 8.8.8.8; ip route get 127.0.0.1"))
                .isEqualTo("default via 172.17.0.1 dev eth0 \n"
                        + "172.17.0.0/16 dev eth0 scope link  src 172.17.0.2 \n"
                        + "172.17.0.0/16 dev eth0  src 172.17.0.2 \n"
                        + "8.8.8.8 via 172.17.0.1 dev eth0  src 172.17.0.2 \n"
                        + "local 127.0.0.1 dev lo  src 127.0.0.1 \n");
    }

    @Test
    void rules_are_those_that_every_stack_begins_with() throws InterruptedException {
        String rules = "0:\tfrom all lookup local%s32766:\tfrom all lookup main%s32767:\tfrom all lookup default%s";
        assertThat(inDebian("ip rule")).isEqualTo(rules.formatted("\n", "\n", "\n"));
        assertThat(inBusyBox("ip rule list")).isEqualTo(rules.formatted(" \n", " \n", " \n"));
    }

    @Test
    void neighbours_are_those_that_packets_were_exchanged_with() {
        street.resident(
                "near", "bridge", "busybox", "sleep 5; ip neigh; ip n s dev eth0; ip n s 10.9.9.9; ip n s nud stale");
        street.resident(
                "asking",
                "bridge",
                "nginx",
                "ip neigh; exec 2>&-; bash -c 'exec 3<>/dev/tcp/172.17.0.2/1'; ip neigh; ip n show dev eth0;"
                        + " ip -br neigh; ip n show to 172.17.0.0/16; ip -6 neigh; ip n show nud failed; sleep 9");
        street.clock.advance(Duration.ofSeconds(6));
        street.clock.runUntilIdle();
        String mac = "([0-9a-f]{2}:){5}[0-9a-f]{2}";
        assertThat(street.printed("asking"))
                .matches("172.17.0.2 dev eth0 lladdr " + mac + " REACHABLE \n172.17.0.2 lladdr " + mac + " REACHABLE \n"
                        + "172.17.0.2 {30}eth0 {13}" + mac + "\n172.17.0.2 dev eth0 lladdr " + mac + " REACHABLE \n");
        assertThat(street.printed("near"))
                .matches(
                        "172.17.0.3 dev eth0 lladdr " + mac + " ref 1 used 0/0/0 probes 4 REACHABLE\n172.17.0.3 lladdr "
                                + mac + " ref 1 used 0/0/0 probes 4 REACHABLE\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a show nope              | 1   | Device \"nope\" does not exist.",
                "a foo                    | 255 | Command \"foo\" is unknown, try \"ip address help\".",
                "a show scope foo         | 255 | Error: argument \"foo\" is wrong: invalid \"scope\"",
                "a show dev               | 255 | Command line is not complete. Try option \"help\"",
                "addr add 10.0.0.1/24     | 1   | Not enough information: \"dev\" argument is required.",
                "addr add 10.0.0.1/24 dev eth0 | 2 | RTNETLINK answers: Operation not permitted",
                "link set                 | 255 | Not enough information: \"dev\" argument is required.",
                "link set nope up         | 1   | Cannot find device \"nope\"",
                "link set eth0 down       | 2   | RTNETLINK answers: Operation not permitted",
                "route show dev nope      | 1   | Cannot find device \"nope\"",
                "route show foo           | 1   | Error: any valid prefix is expected rather than \"foo\".",
                "route get                | 1   | need at least a destination address",
                "route get foo            | 1   | Error: any valid prefix is expected rather than \"foo\".",
                "neigh foo                | 255 | Command \"foo\" is unknown, try \"ip neigh help\".",
                "neigh show dev nope      | 1   | Cannot find device \"nope\"",
                "neigh show nud foo       | 255 | Error: argument \"foo\" is wrong: nud state is bad",
                "foo                      | 1   | Object \"foo\" is unknown, try \"ip help\".",
                "-foo                     | 255 | Option \"foo\" is unknown, try \"ip -help\".",
                "-j a                     | 1   | ip: '-j' is not emulated",
                "maddr                    | 1   | ip: 'maddr' is not emulated",
                "addr help                | 1   | ip: 'address help' is not emulated",
            })
    void what_iproute2_cannot_do_is_said_in_its_words(String words, int status, String complaint) {
        assertThat(inDebian("ip " + words + "; echo $?"))
                .startsWith(complaint + "\n")
                .endsWith("\n" + status + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a show nope              | 1 | ip: can't find device 'nope'",
                "link show nope           | 2 | ip: can't find device 'nope'",
                "link foo                 | 2 | ip: invalid argument 'foo' to 'ip'",
                "addr foo                 | 1 | ip: invalid argument 'foo' to 'ip'",
                "addr add 10.0.0.1/24     | 1 | ip: need \"dev IFACE\"",
                "link set nope up         | 2 | ip: SIOCGIFFLAGS: No such device",
                "route get                | 1 | ip: need at least destination address",
                "route add default via 172.17.0.9 | 2 | ip: RTNETLINK answers: Operation not permitted",
                "neigh list               | 1 | ip: invalid argument 'list' to 'ip'",
                "neigh show dev nope      | 1 | ip: can't find device 'nope'",
            })
    void what_busybox_cannot_do_is_said_in_its_words(String words, int status, String complaint)
            throws InterruptedException {
        assertThat(inBusyBox("ip " + words + "; echo $?")).isEqualTo(complaint + "\n" + status + "\n");
    }
}
