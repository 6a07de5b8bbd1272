package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@code ipcalc}, in the words that BusyBox 1.35.0 prints beside a real engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalculatedNetworksTest {
    private Neighbourhood street;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front");
        street.resident("web", "front", "alpine", "exec sleep 100000");
    }

    @AfterEach
    void close() {
        street.close();
    }

    @Test
    void a_prefix_or_a_mask_or_else_the_class_gives_the_network() throws InterruptedException {
        assertThat(street.visit("front", "ipcalc -n -m -b -p 10.1.2.3/20"))
                .isEqualTo("NETMASK=255.255.240.0\nBROADCAST=10.1.15.255\nNETWORK=10.1.0.0\nPREFIX=20\n");
        assertThat(street.visit("front", "ipcalc -bp 10.1.2.3 255.255.0.0"))
                .isEqualTo("BROADCAST=10.1.255.255\nPREFIX=16\n");
        assertThat(street.visit("front", "ipcalc -n 10.1.2.3; ipcalc -m 172.16.1.1; ipcalc --prefix 224.1.1.1"))
                .isEqualTo("NETWORK=10.0.0.0\nNETMASK=255.255.0.0\nPREFIX=24\n");
    }

    @Test
    void the_shortest_and_the_longest_prefix_are_taken() throws InterruptedException {
        assertThat(street.visit("front", "ipcalc -bn 10.0.0.1/0; ipcalc -bn 10.0.0.1/32"))
                .isEqualTo("BROADCAST=255.255.255.255\nNETWORK=0.0.0.0\nBROADCAST=10.0.0.1\nNETWORK=10.0.0.1\n");
    }

    @Test
    void names_of_addresses_are_told() throws InterruptedException {
        assertThat(street.visit("front", "ipcalc -h 127.0.0.1; ipcalc -h 172.18.0.2"))
                .isEqualTo("HOSTNAME=localhost\nHOSTNAME=web.front\n");
        assertThat(street.visit("front", "ipcalc -nh 10.9.9.9; echo $?; ipcalc -s -h 10.9.9.9; echo $?"))
                .isEqualTo(
                        "NETWORK=10.0.0.0\nipcalc: can't find hostname for 10.9.9.9: Host name lookup failure\n1\n1\n");
    }

    @Test
    void what_is_no_address_prefix_or_mask_is_refused() throws InterruptedException {
        assertThat(street.visit("front", "ipcalc -n ::1; ipcalc -n 10.0.0.1 x; ipcalc -s -n x; echo $?"))
                .isEqualTo("ipcalc: bad IP address: ::1\nipcalc: bad netmask: x\n1\n");
        assertThat(street.visit("front", "ipcalc -n 10.0.0.1/33; ipcalc -n 10.0.0.1/a; ipcalc -n 10.0.0.1/8 255.0.0.0"))
                .isEqualTo("ipcalc: number 33 is not in 0..32 range\nipcalc: invalid number 'a'\n"
                        + "ipcalc: use prefix or netmask, not both\n");
        assertThat(street.visit("front", "ipcalc 10.1.2.3/24; ipcalc -m 10.0.0.1 255.0.0.0"))
                .contains("Usage: ipcalc [-bnmphs] ADDRESS[/PREFIX] [NETMASK]\n");
    }
}
