package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.userland.server.ServedContainer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is expected was seen in a container of the real engine with bash 5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NetworkPathsTest {

    @Test
    void bash_opens_a_connection_in_place_of_a_file_and_scripts_wait_for_servers_so() {
        String script = """
                nginx
                exec bash -c '
                  exec 3<>/dev/tcp/localhost/80
                  printf "GET / HTTP/1.0\\r\\n\\r\\n" >&3
                  head -n 1 <&3
                  exec 3>&-
                  (echo > /dev/tcp/127.0.0.1/80) && echo open
                  (echo > /dev/tcp/127.0.0.1/81) 2>/dev/null || echo closed
                  exec 2>&1
                  exec 3<>/dev/tcp/nope/80
                  exec 3<>/dev/tcp/127.0.0.1/http
                  sleep 1000'
                """;
        try (ServedContainer nginx = new ServedContainer("nginx", script)) {
            assertThat(nginx.output().replaceAll("(?m)^127\\.0\\.0\\.1 - .*\n", ""))
                    .isEqualTo("""
                            HTTP/1.1 200 OK\r
                            open
                            closed
                            bash: line 9: nope: Temporary failure in name resolution
                            bash: line 9: /dev/tcp/nope/80: Invalid argument
                            bash: line 10: http: Servname not supported for ai_socktype
                            bash: line 10: /dev/tcp/127.0.0.1/http: Invalid argument
                            """);
        }
    }
}
