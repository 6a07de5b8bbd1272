package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.container.ContainerStats;
import dev.drydock.container.StatsSource;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Packets are counted where they pass; figures for single packets are those of a real engine 28.5.2 on Linux. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CountersTest {
    private static final String COUNTED =
            "; sed -n 's/ *eth0: *//p' /proc/net/dev | tr -s ' ' | cut -d ' ' -f 1,2,9,10";
    private static final String COUNTED_INSIDE =
            "; sed -n 's/ *lo: *//p' /proc/net/dev | tr -s ' ' | cut -d ' ' -f 1,2,9,10";

    private Neighbourhood street;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front");
        street.resident("web", "front", "nginx", "exec nginx -g 'daemon off;'");
    }

    @AfterEach
    void close() {
        street.close();
    }

    /** Bytes and packets received, then those sent. */
    private String after(String script) throws InterruptedException {
        return street.visit("front", script + " >/dev/null 2>&1" + COUNTED).strip();
    }

    @Test
    void nothing_has_come_at_first() throws InterruptedException {
        assertThat(after(":")).isEqualTo("0 0 0 0");
    }

    @Test
    void each_echo_is_a_packet_of_98_bytes_both_ways() throws InterruptedException {
        assertThat(after("ping -c 3 172.18.0.2")).isEqualTo("294 3 294 3");
        assertThat(after("ping -c 2 -s 100 172.18.0.2")).isEqualTo("284 2 284 2");
    }

    @Test
    void the_gateway_counts_as_anybody_else() throws InterruptedException {
        assertThat(after("ping -c 2 172.18.0.1")).isEqualTo("196 2 196 2");
    }

    @Test
    void what_is_too_large_for_a_packet_goes_in_fragments() throws InterruptedException {
        assertThat(after("ping -c 2 -s 2000 172.18.0.2")).isEqualTo("4152 4 4152 4");
    }

    @Test
    void what_stays_inside_is_counted_on_lo_without_a_header_of_a_link() throws InterruptedException {
        assertThat(street.visit("front", "ping -c 2 127.0.0.1 >/dev/null" + COUNTED_INSIDE))
                .isEqualTo("336 4 336 4\n");
        assertThat(after("ping -c 2 127.0.0.1")).isEqualTo("0 0 0 0");
    }

    @Test
    void questions_for_names_stay_inside() throws InterruptedException {
        assertThat(after("nslookup web")).isEqualTo("0 0 0 0");
        assertThat(street.visit("front", "nslookup -type=a web >/dev/null" + COUNTED_INSIDE))
                .doesNotStartWith("0 ")
                .contains(" 2 ");
    }

    @Test
    void a_refused_connection_is_one_packet_each_way() throws InterruptedException {
        assertThat(after("nc 172.18.0.2 81 </dev/null")).isEqualTo("54 1 74 1");
    }

    @Test
    void a_page_counts_its_bytes_and_the_headers_of_its_packets() throws InterruptedException {
        String[] counted =
                after("wget -q -O /page http://172.18.0.2/; wc -c < /page").split(" ");
        long page = Long.parseLong(
                street.visit("front", "wget -q -O - http://172.18.0.2/ | wc -c").strip());
        assertThat(Long.parseLong(counted[0])).isBetween(page + 66 * 3, page + 1000);
        assertThat(Long.parseLong(counted[1])).isBetween(4L, 20L);
        assertThat(Long.parseLong(counted[3])).isBetween(4L, 20L);
    }

    @Test
    void what_one_sends_the_other_receives() throws InterruptedException {
        street.resident("sink", "front", "alpine", "sleep 9 | nc -l -p 7 >/got" + COUNTED);
        String sent = street.visit("front", "head -c 1000000 /dev/zero | nc sink 7" + COUNTED);
        String[] here = sent.strip().split(" ");
        String[] there = street.printed("sink").strip().split(" ");
        assertThat(here[2]).isEqualTo(there[0]);
        assertThat(here[0]).isEqualTo(there[2]);
        assertThat(Long.parseLong(here[2])).isBetween(1_000_000L, 1_040_000L);
    }

    @Test
    void ifconfig_says_it_in_words() throws InterruptedException {
        assertThat(street.visit("front", "ping -c 30 172.18.0.2 >/dev/null; ifconfig eth0"))
                .contains("RX packets:30 errors:0 ")
                .contains("TX packets:30 errors:0 ")
                .contains("RX bytes:2940 (2.8 KiB)  TX bytes:2940 (2.8 KiB)\n");
    }

    @Test
    void statistics_of_the_container_say_the_same() throws InterruptedException {
        street.resident("pinger", "front", "alpine", "ping -c 3 172.18.0.2 >/dev/null; exec sleep 100000");
        street.clock.advance(Duration.ofSeconds(5));
        try (StatsSource samples = street.engine.containers().stats("pinger", false, true)) {
            ContainerStats sample = samples.next();
            assertThat(sample).isNotNull();
            assertThat(sample.networks().get("eth0")).isEqualTo(new ContainerStats.Network(294, 3, 0, 0, 294, 3, 0, 0));
        }
    }

    @Test
    void a_container_that_starts_again_counts_anew() throws InterruptedException {
        street.resident("twice", "front", "alpine", "ping -c 1 172.18.0.2 >/dev/null" + COUNTED);
        street.clock.advance(Duration.ofSeconds(5));
        street.engine.containers().start("twice");
        street.clock.advance(Duration.ofSeconds(5));
        assertThat(street.printed("twice")).isEqualTo("98 1 98 1\n".repeat(2));
    }
}
