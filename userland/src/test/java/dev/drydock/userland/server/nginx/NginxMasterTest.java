package dev.drydock.userland.server.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.userland.server.ServedContainer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the master of nginx 1.22.1 did with signals in a real engine's container, with one worker. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NginxMasterTest {
    private static final String ONE_WORKER = "sed -i 's/auto/1/' /etc/nginx/nginx.conf\n";
    private static final String GET = "GET /v HTTP/1.1\r\nHost: x\r\n\r\n";

    private static String told(ServedContainer nginx) {
        return nginx.errors().replaceAll("(?m)^\\d{4}/\\S+ \\S+ ", "");
    }

    private static String version(int number) {
        return "echo 'server { listen 80; location / { return 200 v" + number
                + "; } }' > /etc/nginx/conf.d/default.conf\n";
    }

    @Test
    void a_reload_lets_new_workers_serve_and_the_old_ones_end() throws IOException {
        try (ServedContainer nginx = new ServedContainer(
                "nginx",
                ONE_WORKER + version(1) + "(sleep 1;" + version(2).strip()
                        + "; nginx -s reload) & exec nginx -g 'daemon off;'")) {
            assertThat(nginx.exchange(GET)).endsWith("v1");
            nginx.clock.advance(Duration.ofSeconds(1));
            assertThat(nginx.exchange(GET)).endsWith("v2");
            assertThat(told(nginx))
                    .containsSubsequence(
                            "[notice] 3#3: signal process started\n",
                            "[notice] 1#1: signal 1 (SIGHUP) received from 3, reconfiguring\n",
                            "[notice] 1#1: reconfiguring\n",
                            "[notice] 1#1: using the \"epoll\" event method\n",
                            "[notice] 1#1: start worker processes\n",
                            "[notice] 1#1: start worker process 6\n",
                            "[notice] 4#4: gracefully shutting down\n",
                            "[notice] 4#4: exiting\n",
                            "[notice] 4#4: exit\n",
                            "[notice] 1#1: signal 17 (SIGCHLD) received from 4\n",
                            "[notice] 1#1: worker process 4 exited with code 0\n");
        }
    }

    @Test
    void an_old_worker_finishes_what_it_has_begun() throws IOException {
        try (ServedContainer nginx = new ServedContainer(
                "nginx",
                ONE_WORKER + "head -c 300000 /dev/zero > /usr/share/nginx/html/big; exec nginx -g 'daemon off;'")) {
            ServedContainer.Client slow = nginx.connect();
            slow.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
            ServedContainer.Client idle = nginx.connect();
            idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(idle.hear()).startsWith("HTTP/1.1 200 OK");
            nginx.signal("HUP");
            assertThat(idle.isAtEnd()).isTrue();
            assertThat(told(nginx)).contains("gracefully shutting down").doesNotContain("exited with code 0");
            assertThat(slow.hear()).endsWith("\0\0\0");
            assertThat(slow.isAtEnd()).isTrue();
            assertThat(told(nginx)).contains("exited with code 0").contains("SIGHUP) received, reconfiguring");
        }
    }

    @Test
    void a_configuration_that_is_wrong_changes_nothing() throws IOException {
        try (ServedContainer nginx = new ServedContainer(
                "nginx",
                ONE_WORKER + version(1)
                        + "(sleep 1; echo 'foo;' > /etc/nginx/conf.d/x.conf) & exec nginx -g 'daemon off;'")) {
            nginx.clock.advance(Duration.ofSeconds(1));
            nginx.signal("HUP");
            assertThat(told(nginx)).endsWith("""
                    [notice] 1#1: reconfiguring
                    [emerg] 1#1: unknown directive "foo" in /etc/nginx/conf.d/x.conf:1
                    """);
            assertThat(nginx.exchange(GET)).endsWith("v1");
        }
    }

    @Test
    void a_new_configuration_may_listen_elsewhere() throws IOException {
        try (ServedContainer nginx = new ServedContainer(
                "nginx",
                ONE_WORKER + "(sleep 1; sed -i 's/80/81/' /etc/nginx/conf.d/default.conf; nginx -s reload; sleep 1;"
                        + " wget -q -O - http://127.0.0.1:81/ | head -4 >&2) & exec nginx -g 'daemon off;'")) {
            nginx.clock.advance(Duration.ofSeconds(1));
            assertThatThrownBy(nginx::connect).hasMessageContaining("Refused");
        }
    }

    @Test
    void logs_that_were_moved_away_are_opened_anew() {
        try (ServedContainer nginx = new ServedContainer("nginx", """
                sed -i 's/auto/1/; s,/var/log/nginx/error.log,/var/log/e.log,' /etc/nginx/nginx.conf
                (sleep 1; mv /var/log/e.log /var/log/old; nginx -s reopen; sleep 1; cat /var/log/e.log) &
                exec nginx -g 'daemon off;'
                """)) {
            nginx.clock.advance(Duration.ofSeconds(2));
            assertThat(nginx.output()).containsPattern("(?s)\\[notice\\] (\\d+)#\\1: reopening logs\n$");
        }
    }

    @Test
    void it_ends_at_once_or_with_its_last_connection() throws Exception {
        try (ServedContainer nginx = new ServedContainer("nginx", ONE_WORKER + "exec nginx -g 'daemon off;'")) {
            nginx.signal("QUIT");
            assertThat(told(nginx)).containsPattern("""
                    \\[notice\\] 1#1: signal 3 \\(SIGQUIT\\) received, shutting down
                    \\[notice\\] (\\d+)#\\1: gracefully shutting down
                    \\[notice\\] \\1#\\1: exiting
                    \\[notice\\] \\1#\\1: exit
                    \\[notice\\] 1#1: signal 17 \\(SIGCHLD\\) received from \\1
                    \\[notice\\] 1#1: worker process \\1 exited with code 0
                    \\[notice\\] 1#1: exit
                    $""");
        }
        try (ServedContainer nginx = new ServedContainer("nginx", ONE_WORKER + "exec nginx -g 'daemon off;'")) {
            assertThat(nginx.stop()).isZero();
            assertThat(told(nginx)).contains("signal 15 (SIGTERM) received, exiting\n");
        }
    }

    @Test
    void a_worker_that_was_killed_is_replaced() throws IOException {
        try (ServedContainer nginx = new ServedContainer(
                "nginx", ONE_WORKER + version(1) + "(sleep 1; kill -9 4) & exec nginx -g 'daemon off;'")) {
            nginx.clock.advance(Duration.ofSeconds(1));
            assertThat(told(nginx)).containsPattern("""
                    \\[notice\\] 1#1: signal 17 \\(SIGCHLD\\) received from (\\d+)
                    \\[alert\\] 1#1: worker process \\1 exited on signal 9
                    \\[notice\\] 1#1: start worker process \\d+
                    """);
            assertThat(nginx.exchange(GET)).endsWith("v1");
        }
    }

    @Test
    void a_port_that_is_taken_is_tried_five_times() {
        try (ServedContainer nginx = new ServedContainer("nginx", "nginx; nginx; echo $?; sleep 99")) {
            nginx.clock.advance(Duration.ofMillis(2500));
            assertThat(nginx.output()).isEqualTo("1\n");
            assertThat(nginx.errors())
                    .endsWith("still could not bind()\nnginx: [emerg] still could not bind()\n")
                    .contains("nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)\n");
        }
    }
}
