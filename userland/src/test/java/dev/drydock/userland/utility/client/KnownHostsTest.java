package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.registry.PullRequest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What {@code getent} of glibc prints of hosts beside a real engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownHostsTest {
    private Neighbourhood street;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front");
        street.engine.registries().pull(PullRequest.of("debian")).run(progress -> {});
        street.resident("one", "front", "alpine", "exec sleep 100000", "www");
        street.resident("two", "front", "alpine", "exec sleep 100000", "www");
    }

    @AfterEach
    void close() {
        street.close();
    }

    private String asked(String question) {
        street.resident("asks", "front", "debian", question);
        return street.printed("asks");
    }

    @Test
    void all_who_have_a_name_are_told_with_the_name_beside_the_first() {
        assertThat(asked("getent ahostsv4 www"))
                .isEqualTo("172.18.0.2      STREAM www\n172.18.0.2      DGRAM  \n172.18.0.2      RAW    \n"
                        + "172.18.0.3      STREAM \n172.18.0.3      DGRAM  \n172.18.0.3      RAW    \n");
    }

    @Test
    void localhost_is_told_twice_as_an_address_of_ipv4() {
        assertThat(asked("getent ahosts localhost | grep -c 127.0.0.1")).isEqualTo("6\n");
    }

    @Test
    void an_address_is_told_with_the_name_of_its_network() {
        assertThat(asked("getent hosts 172.18.0.2; getent hosts ONE; getent hosts nobody; echo $?"))
                .isEqualTo("172.18.0.2      one.front\n172.18.0.2      ONE\n2\n");
    }
}
