package dev.drydock.userland.server.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestTest {

    @Test
    void a_path_is_decoded_and_freed_of_dots_and_empty_parts() {
        assertThat(get("/a%20b//./c/../d/").path()).isEqualTo("/a b/d/");
        assertThat(get("/").path()).isEqualTo("/");
        assertThat(get("/x?y=../z").path()).isEqualTo("/x");
        assertThat(get("/x?y=../z").query()).isEqualTo("?y=../z");
    }

    @Test
    void a_path_that_leads_out_is_not_understood() {
        assertThat(get("/../etc/passwd").path()).isEmpty();
        assertThat(get("/a/%2e%2e/%2e%2e/etc/passwd").path()).isEmpty();
        assertThat(get("/%zz").path()).isEmpty();
    }

    @Test
    void the_newer_protocol_needs_a_host() {
        assertThat(Request.of("GET / HTTP/1.1\r\n\r\n").path()).isEmpty();
        assertThat(Request.of("GET / HTTP/1.0\r\n\r\n").path()).isEqualTo("/");
        assertThat(Request.of("HALLO\r\n").path()).isEmpty();
    }

    @Test
    void a_connection_is_kept_as_the_protocol_has_it() {
        assertThat(get("/").keepsAlive()).isTrue();
        assertThat(Request.of("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                        .keepsAlive())
                .isFalse();
        assertThat(Request.of("GET / HTTP/1.0\r\n\r\n").keepsAlive()).isFalse();
        assertThat(Request.of("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                        .keepsAlive())
                .isTrue();
    }

    private static Request get(String target) {
        return Request.of("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
    }
}
