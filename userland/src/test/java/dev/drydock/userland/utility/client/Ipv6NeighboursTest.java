package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.network.CreateNetwork;
import dev.drydock.network.IpamSettings;
import dev.drydock.network.SubnetConfig;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Networks with addresses of both families, in the words that programs print beside a real engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Ipv6NeighboursTest {
    private Neighbourhood street;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("four");
        street.engine.networks().create(wish("both").build());
        street.engine.networks().create(wish("apart").internal(true).build());
        street.engine.networks().create(wish("six").enableIpv4(false).build());
        street.resident("web", "both", "alpine", "while :; do echo hello | nc -l -p 80; done");
    }

    private CreateNetwork.Builder wish(String name) {
        SubnetConfig subnet = new SubnetConfig("fd00:" + name.length() + "::/64", "", "", null);
        return CreateNetwork.builder(name).enableIpv6(true).ipam(new IpamSettings("default", null, List.of(subnet)));
    }

    @AfterEach
    void close() {
        street.close();
    }

    @Test
    void interfaces_show_both_addresses_and_one_of_their_own() throws InterruptedException {
        assertThat(street.visit("both", "ip addr show eth0 | grep inet; ip -6 route"))
                .matches("""
                            inet 172\\.19\\.0\\.3/16 brd 172\\.19\\.255\\.255 scope global eth0
                            inet6 fd00:4::3/64 scope global flags 02\\s
                            inet6 fe80::[0-9a-f:]+ff:fe[0-9a-f:]+/64 scope link\\s
                        fd00:4::/64 dev eth0  metric 256\\s
                        fe80::/64 dev eth0  metric 256\\s
                        default via fd00:4::1 dev eth0  metric 1024\\s
                        multicast ff00::/8 dev eth0  metric 256\\s
                        """);
        assertThat(street.visit("both", "tail -n 2 /etc/hosts"))
                .matches("172\\.19\\.0\\.3\t[0-9a-f]{12}\nfd00:4::3\t[0-9a-f]{12}\n");
        assertThat(street.visit("four", "ip -6 addr show eth0; ip -6 route")).isEmpty();
    }

    @Test
    void a_network_without_ipv4_gives_none() throws InterruptedException {
        assertThat(street.visit("six", "ip -4 addr show eth0; ip route; ping -c 1 192.0.2.2"))
                .isEqualTo("PING 192.0.2.2 (192.0.2.2): 56 data bytes\nping: sendto: Network is unreachable\n");
    }

    @Test
    void names_lead_to_ipv6_first() throws InterruptedException {
        assertThat(street.visit("both", "ping -c 1 web | head -n 1; ping -4 -c 1 web | head -n 1"))
                .isEqualTo("PING web (fd00:4::2): 56 data bytes\nPING web (172.19.0.2): 56 data bytes\n");
        assertThat(street.visit("both", "nslookup web | tail -n +4"))
                .isEqualTo("Non-authoritative answer:\nName:\tweb\nAddress: 172.19.0.2\n\n"
                        + "Non-authoritative answer:\nName:\tweb\nAddress: fd00:4::2\n\n");
        assertThat(street.visit("both", "nslookup fd00:4::2")).contains("2.0.0.0.", ".ip6.arpa\tname = web.both\n");
    }

    @Test
    void who_listens_on_all_addresses_is_reached_by_both() throws InterruptedException {
        assertThat(street.visit("both", "nc web 80 </dev/null; sleep 1; nc 172.19.0.2 80 </dev/null"))
                .isEqualTo("hello\nhello\n");
    }

    @Test
    void who_listens_on_ipv4_alone_is_not_reached_by_ipv6() throws InterruptedException {
        street.resident("nginx", "both", "nginx", "exec nginx -g 'daemon off;'");
        assertThat(street.visit("both", "wget -O - http://nginx/ 2>&1"))
                .isEqualTo("Connecting to nginx ([fd00:4::3]:80)\n"
                        + "wget: can't connect to remote host: Connection refused\n");
        assertThat(street.visit("both", "wget -q -O - http://172.19.0.3/")).contains("Welcome to nginx!");
    }

    @Test
    void a_server_of_pages_listens_on_both_if_it_is_told_so() throws InterruptedException {
        street.resident(
                "nginx",
                "both",
                "nginx",
                "sed -i 's/listen .*80;/listen 80; listen [::]:80;/' /etc/nginx/conf.d/default.conf; exec nginx -g 'daemon off;'");
        assertThat(street.visit("both", "wget -q -O - http://nginx/")).contains("Welcome to nginx!");
        assertThat(street.visit("both", "wget -q -O - http://[fd00:4::3]/")).contains("Welcome to nginx!");
        assertThat(street.visit("both", "wget -q -O - http://172.19.0.3/")).contains("Welcome to nginx!");
    }

    @Test
    void an_internal_network_has_no_way_out() throws InterruptedException {
        assertThat(street.visit("apart", "ip -6 route | grep default; ip route | grep default; ping6 -c 1 fd99::1"))
                .isEqualTo("PING fd99::1 (fd99::1): 56 data bytes\nping6: sendto: Network is unreachable\n");
    }

    @Test
    void a_subnet_of_two_addresses_has_none_for_all() throws InterruptedException {
        street.engine.networks().create(CreateNetwork.named("two").withSubnet("10.214.7.0/31"));
        assertThat(street.visit("two", "ip -4 addr show eth0 | grep inet; ifconfig eth0 | grep 'inet addr'"))
                .isEqualTo("    inet 10.214.7.1/31 scope global eth0\n"
                        + "          inet addr:10.214.7.1  Bcast:0.0.0.0  Mask:255.255.255.254\n");
    }

    @Test
    void everybody_reaches_itself() throws InterruptedException {
        assertThat(street.visit("four", "ping6 -c 1 -q ::1 | grep received"))
                .isEqualTo("1 packets transmitted, 1 packets received, 0% packet loss\n");
    }
}
