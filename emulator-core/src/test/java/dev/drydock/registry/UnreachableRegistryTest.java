package dev.drydock.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words as Docker Engine 28.5.2 gave them on a machine without a network. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnreachableRegistryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    docker.io|Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 192.0.2.53:53: dial udp 192.0.2.53:53: connect: no route to host
                    quay.io|Get "https://quay.io/v2/": dial tcp: lookup quay.io on 192.0.2.53:53: dial udp 192.0.2.53:53: connect: no route to host
                    127.0.0.1:5999|Get "http://127.0.0.1:5999/v2/": dial tcp 127.0.0.1:5999: connect: connection refused
                    localhost|Get "http://localhost/v2/": dial tcp [::1]:80: connect: connection refused
                    LOCALHOST:1|Get "http://LOCALHOST:1/v2/": dial tcp [::1]:1: connect: connection refused
                    [::1]:1|Get "http://[::1]:1/v2/": dial tcp [::1]:1: connect: connection refused
                    """)
    void a_registry_that_nobody_named_does_not_answer(String domain, String words) {
        Registry registry = RegistryDirectory.NONE.registry(domain);

        assertThatThrownBy(() -> registry.manifest("x", "latest", RegistryCredentials.ANONYMOUS))
                .isInstanceOf(RegistryFailure.class)
                .hasMessage(words);
    }
}
