package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Names, reach and isolation, in the words that programs print beside a real engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NeighboursTest {
    private static final String ASKED = "Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\n";
    private static final String GIVEN = "Non-authoritative answer:\n";
    private static final String NOBODY = ";; connection timed out; no servers could be reached\n\n";

    private Neighbourhood street;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front", "back");
        street.resident("web", "front", "nginx", "exec nginx -g 'daemon off;'", "www");
        street.resident("db", "back", "alpine", "exec sleep 100000", "store");
    }

    @AfterEach
    void close() {
        street.close();
    }

    @Test
    void the_name_service_knows_names_and_aliases_in_any_case() throws InterruptedException {
        assertThat(street.visit("front", "nslookup web"))
                .isEqualTo(ASKED + GIVEN + "Name:\tweb\nAddress: 172.18.0.2\n\n" + GIVEN + "\n");
        assertThat(street.visit("front", "nslookup -type=a WWW"))
                .isEqualTo(ASKED + GIVEN + "Name:\tWWW\nAddress: 172.18.0.2\n\n");
        assertThat(street.visit("front", "nslookup -type=a web.front")).contains("Address: 172.18.0.2\n");
    }

    @Test
    void the_name_service_knows_whose_an_address_is() throws InterruptedException {
        assertThat(street.visit("front", "nslookup 172.18.0.2"))
                .isEqualTo(ASKED + GIVEN + "2.0.18.172.in-addr.arpa\tname = web.front\n\n");
        assertThat(street.visit("front", "nslookup 10.9.9.9; echo $?"))
                .isEqualTo(ASKED + "** server can't find 9.9.9.10.in-addr.arpa: SERVFAIL\n\n1\n");
    }

    @Test
    void what_was_answered_goes_to_standard_output() throws InterruptedException {
        assertThat(street.visit("front", "nslookup web 2>/dev/null; nslookup db 2>/dev/null"))
                .contains("Address: 172.18.0.2\n")
                .contains("can't find db: SERVFAIL\n");
    }

    @Test
    void the_name_service_knows_nobody_of_another_network() throws InterruptedException {
        assertThat(street.visit("front", "nslookup db; echo $?"))
                .isEqualTo(ASKED + "** server can't find db: SERVFAIL\n\n** server can't find db: SERVFAIL\n\n1\n");
    }

    @Test
    void other_kinds_of_records_are_empty_or_fail() throws InterruptedException {
        assertThat(street.visit("front", "nslookup -query=mx web")).isEqualTo(ASKED + GIVEN + "\n");
        assertThat(street.visit("front", "nslookup -type=aaaa web")).isEqualTo(ASKED + GIVEN + "\n");
        assertThat(street.visit("front", "nslookup -type=any web; nslookup -type=ptr web"))
                .isEqualTo((ASKED + "** server can't find web: SERVFAIL\n\n").repeat(2));
        assertThat(street.visit("front", "nslookup -type=zz web")).isEqualTo("nslookup: invalid query type \"zz\"\n");
    }

    @Test
    void several_with_one_name_are_all_told() throws InterruptedException {
        street.resident("web2", "front", "alpine", "exec sleep 100000", "www");
        assertThat(street.visit("front", "nslookup -type=a www"))
                .contains("Address: 172.18.0.2\n")
                .contains("Address: 172.18.0.3\n");
    }

    @Test
    void there_is_no_name_service_on_the_default_bridge() throws InterruptedException {
        assertThat(street.visit("bridge", "date +%s; nslookup web; echo $?; date +%s"))
                .isEqualTo("1767225600\n" + NOBODY + "1\n1767225605\n");
    }

    @Test
    void who_serves_no_names_refuses_a_question() throws InterruptedException {
        assertThat(street.visit("front", "nslookup web www"))
                .contains("nslookup: write to 'www': Connection refused\n")
                .contains(NOBODY);
        assertThat(street.visit("front", "nslookup -type=a web web"))
                .startsWith("nslookup: read: Connection refused\nnslookup: read: Connection refused\n");
        assertThat(street.visit("front", "nslookup web nosuch")).isEqualTo("nslookup: bad address 'nosuch'\n");
    }

    @Test
    void neighbours_are_reached_by_name_and_strangers_by_nothing() throws InterruptedException {
        assertThat(street.visit("front", "ping -c 1 www | head -1"))
                .isEqualTo("PING www (172.18.0.2): 56 data bytes\n");
        assertThat(street.visit("front", "ping -c 1 db")).isEqualTo("ping: bad address 'db'\n");
        assertThat(street.visit("front", "ping -c 1 -W 1 172.19.0.2 | tail -1"))
                .isEqualTo("1 packets transmitted, 0 packets received, 100% packet loss\n");
    }

    @Test
    void a_page_is_fetched_from_a_neighbour_and_from_nobody_else() throws InterruptedException {
        assertThat(street.visit("front", "wget -q -O - http://www/")).contains("Welcome to nginx!");
        assertThat(street.visit("back", "nc -w 2 172.18.0.2 80 </dev/null; echo $?"))
                .isEqualTo("nc: timed out\n1\n");
    }

    @Test
    void a_connection_carries_both_ways_and_where_nobody_listens_is_refused() throws InterruptedException {
        street.resident("echo", "back", "alpine", "printf pong | nc -l -p 7");
        assertThat(street.visit("back", "echo ping | nc echo 7")).isEqualTo("pong");
        assertThat(street.printed("echo")).isEqualTo("ping\n");
        assertThat(street.visit("back", "nc db 80 </dev/null"))
                .isEqualTo("nc: can't connect to remote host (172.19.0.2): Connection refused\n");
    }

    @Test
    void a_container_that_has_left_is_found_no_more() throws InterruptedException {
        street.engine.containers().disconnect("web", "front", false);
        assertThat(street.visit("front", "nslookup -type=a web")).contains("can't find web: SERVFAIL");
        street.engine.containers().rename("db", "archive");
        assertThat(street.visit("back", "nslookup -type=a archive")).contains("Address: 172.19.0.2\n");
        assertThat(street.visit("back", "nslookup -type=a db")).contains("can't find db: SERVFAIL");
    }
}
