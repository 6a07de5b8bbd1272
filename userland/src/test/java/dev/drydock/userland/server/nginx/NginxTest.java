package dev.drydock.userland.server.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.userland.server.ServedContainer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nginx 1.22.1 answered to the same requests, in a real engine's container. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NginxTest {
    private static final String FILES = """
            cd /usr/share/nginx/html
            mkdir d
            echo abcdefghijklmnopqrstuvwxyz > t.txt
            head -c 300000 /dev/zero > big
            echo hidden > hidden.txt; chmod 600 hidden.txt
            exec nginx -g 'daemon off;'
            """;
    private static final String PAGE_405 = """
            <html>\r
            <head><title>405 Not Allowed</title></head>\r
            <body>\r
            <center><h1>405 Not Allowed</h1></center>\r
            <hr><center>nginx/1.22.1</center>\r
            </body>\r
            </html>\r
            """;

    private final ServedContainer nginx = new ServedContainer("nginx", FILES);

    @AfterEach
    void close() {
        nginx.close();
    }

    private String get(String path, String... headers) throws IOException {
        return nginx.exchange(request("GET", path, headers));
    }

    private static String request(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + String.join("", headers) + "\r\n";
    }

    private static String statusOf(String answer) {
        return answer.isEmpty() ? "" : answer.substring(9, 12);
    }

    private static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void a_file_is_served_with_all_that_nginx_says_of_it() throws IOException {
        assertThat(get("/t.txt")).isEqualTo("""
                HTTP/1.1 200 OK\r
                Server: nginx/1.22.1\r
                Date: Thu, 01 Jan 2026 00:00:00 GMT\r
                Content-Type: text/plain\r
                Content-Length: 27\r
                Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r
                Connection: keep-alive\r
                ETag: "6955b900-1b"\r
                Accept-Ranges: bytes\r
                \r
                abcdefghijklmnopqrstuvwxyz
                """);
    }

    @Test
    void a_directory_is_its_index_and_one_without_an_index_is_forbidden() throws IOException {
        assertThat(get("/")).contains("Content-Type: text/html").contains("Welcome to nginx!");
        assertThat(statusOf(get("/d/"))).isEqualTo("403");
        assertThat(nginx.errors())
                .contains("[error]")
                .contains("*2 directory index of \"/usr/share/nginx/html/d/\" is forbidden, client: 172.17.0.1, server:"
                        + " localhost, request: \"GET /d/ HTTP/1.1\", host: \"x\"");
    }

    @Test
    void a_directory_without_its_slash_is_sent_elsewhere() throws IOException {
        assertThat(get("/d?a=b")).startsWith("HTTP/1.1 301 ").contains("Location: http://x/d/?a=b\r\nConnection");
    }

    @Test
    void what_is_not_there_is_not_found_and_said_in_both_logs() throws IOException {
        assertThat(statusOf(get("/nope"))).isEqualTo("404");
        assertThat(statusOf(get("/t.txt/"))).isEqualTo("404");
        assertThat(nginx.errors())
                .contains("open() \"/usr/share/nginx/html/nope\" failed (2: No such file or directory)")
                .contains("\"/usr/share/nginx/html/t.txt/index.html\" is not found (20: Not a directory)");
        assertThat(nginx.output()).startsWith("""
                172.17.0.1 - - [01/Jan/2026:00:00:00 +0000] "GET /nope HTTP/1.1" 404 153 "-" "-" "-"
                """);
    }

    @Test
    void a_file_that_its_user_may_not_read_is_forbidden() throws IOException {
        assertThat(statusOf(get("/hidden.txt"))).isEqualTo("403");
        assertThat(nginx.errors()).contains("failed (13: Permission denied)");
    }

    @Test
    void a_head_has_no_body() throws IOException {
        String answer = nginx.exchange(request("HEAD", "/t.txt"));
        assertThat(answer).contains("Content-Length: 27").endsWith("\r\n\r\n");
        assertThat(nginx.output()).contains("\"HEAD /t.txt HTTP/1.1\" 200 0 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "FOO"})
    void files_are_only_read(String method) throws IOException {
        String answer = nginx.exchange(request(method, "/t.txt"));
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Connection: keep-alive");
        assertThat(bodyOf(answer)).isEqualTo(PAGE_405);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-5, 206, bytes 2-5/27, cdef",
        "bytes=24-, 206, bytes 24-26/27, yz",
        "bytes=-3, 206, bytes 24-26/27, yz",
        "bytes=25-500, 206, bytes 25-26/27, z",
        "'bytes=0-1,50-60', 206, bytes 0-1/27, ab",
        "bytes=27-, 416, bytes */27, <html>",
        "bytes=x, 416, bytes */27, <html>",
        "bytes=5-2, 416, bytes */27, <html>"
    })
    void a_range_is_served_alone(String range, String status, String told, String body) throws IOException {
        String answer = get("/t.txt", "Range: " + range + "\r\n");
        assertThat(statusOf(answer)).isEqualTo(status);
        assertThat(answer).contains("Content-Range: " + told + "\r\n\r\n").doesNotContain("Accept-Ranges");
        assertThat(bodyOf(answer).strip()).startsWith(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines=1-2", "bytes=0-20,2-25"})
    void a_range_that_means_nothing_or_more_than_the_whole_is_ignored(String range) throws IOException {
        assertThat(get("/t.txt", "Range: " + range + "\r\n"))
                .startsWith("HTTP/1.1 200 OK")
                .contains("Accept-Ranges: bytes");
        assertThat(get("/t.txt", "Range: bytes=1-2\r\nIf-Range: \"other\"\r\n")).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void several_ranges_come_in_parts() throws IOException {
        String answer = get("/t.txt", "Range: bytes=0-1,5-6\r\n");
        assertThat(answer)
                .contains("Content-Type: multipart/byteranges; boundary=00000000000000000001\r\nContent-Length: 198");
        assertThat(bodyOf(answer)).hasSize(198).isEqualTo("""
                \r
                --00000000000000000001\r
                Content-Type: text/plain\r
                Content-Range: bytes 0-1/27\r
                \r
                ab\r
                --00000000000000000001\r
                Content-Type: text/plain\r
                Content-Range: bytes 5-6/27\r
                \r
                fg\r
                --00000000000000000001--\r
                """);
    }

    @Test
    void a_client_that_has_the_file_is_told_so() throws IOException {
        assertThat(get("/t.txt", "If-None-Match: \"6955b900-1b\"\r\n")).startsWith("HTTP/1.1 304 Not Modified");
        assertThat(get("/t.txt", "If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT\r\n"))
                .startsWith("HTTP/1.1 304 Not Modified");
        assertThat(statusOf(get("/t.txt", "If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT\r\n")))
                .isEqualTo("200");
        assertThat(statusOf(get("/t.txt", "If-Match: \"x\"\r\n"))).isEqualTo("412");
    }

    @Test
    void a_connection_takes_one_request_after_the_other() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send(request("GET", "/t.txt") + request("GET", "/nope"));
        assertThat(client.hear()).contains("HTTP/1.1 200 OK").contains("HTTP/1.1 404 Not Found");
        client.send(request("GET", "/t.txt", "Connection: close\r\n"));
        assertThat(client.hear()).contains("Connection: close");
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void an_idle_connection_is_closed_after_what_the_configuration_says() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send(request("GET", "/t.txt"));
        client.hear();
        nginx.clock.advance(Duration.ofSeconds(64));
        assertThat(client.isAtEnd()).isFalse();
        nginx.clock.advance(Duration.ofSeconds(2));
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void an_older_client_is_hung_up_on_unless_it_asks() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send("GET /t.txt HTTP/1.0\r\n\r\n");
        assertThat(client.hear()).contains("Connection: close");
        assertThat(client.isAtEnd()).isTrue();
        ServedContainer.Client asking = nginx.connect();
        asking.send("GET /t.txt HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(asking.hear()).contains("Connection: keep-alive");
        assertThat(asking.isAtEnd()).isFalse();
        assertThat(nginx.exchange("GET /t.txt\r\n")).isEqualTo("abcdefghijklmnopqrstuvwxyz\n");
    }

    @Test
    void a_body_that_nobody_reads_is_thrown_away_before_the_next_request() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send("POST /t.txt HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel");
        assertThat(client.hear()).startsWith("HTTP/1.1 405 ").contains("Connection: keep-alive");
        client.send("lo" + request("GET", "/t.txt"));
        assertThat(client.hear()).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void a_body_in_pieces_is_thrown_away_too() throws IOException {
        String answers = nginx.exchange("POST /t.txt HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\nhello\r\n0\r\n\r\n" + request("GET", "/t.txt"));
        assertThat(answers).startsWith("HTTP/1.1 405 ").contains("HTTP/1.1 200 OK");
        assertThat(nginx.exchange("POST /t.txt HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .contains("Connection: close");
        assertThat(nginx.errors()).contains("*2 client sent invalid chunked body, client");
    }

    @Test
    void who_is_refused_in_the_middle_of_a_body_still_reads_the_answer() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send("POST /t.txt HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\nhello");
        client.send("x".repeat(200_000));
        assertThat(client.hear())
                .startsWith("HTTP/1.1 413 Request Entity Too Large")
                .contains("Connection: close");
        assertThat(nginx.errors()).contains("client intended to send too large body: 2000000 bytes");
        nginx.clock.advance(Duration.ofSeconds(5));
        assertThat(client.isAtEnd()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello world|400",
                "get /t.txt HTTP/1.1|400",
                "CONNECT x:80 HTTP/1.1|400",
                "GET /t.txt HTTP/2.0|505",
                "GET /../x HTTP/1.1;Host: x|400",
                "GET /%zz HTTP/1.1;Host: x|400",
                "GET /%00 HTTP/1.1;Host: x|400",
                "GET /t.txt HTTP/1.1|400",
                "GET /t.txt HTTP/1.1;Host: a b/c|400",
                "GET /t.txt HTTP/1.1;Host: a;Host: b|400",
                "GET /t.txt HTTP/1.1;Host: a;bad header|400",
                "GET /t.txt HTTP/1.1;Host: a;Content-Length: abc|400",
                "GET /t.txt HTTP/1.1;Host:|400",
                "GET / HTTP/3|505",
                "POST /t.txt HTTP/1.0;Transfer-Encoding: chunked|400",
                "POST /t.txt HTTP/1.1;Host: a;Transfer-Encoding: gzip|501",
                "TRACE / HTTP/1.1;Host: a|405"
            })
    void what_is_no_request_is_refused_and_hung_up_on(String lines, String status) throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send(lines.replace(";", "\r\n") + "\r\n\r\n");
        String answer = client.hear();
        assertThat(statusOf(answer)).isEqualTo(status);
        assertThat(answer).contains("Connection: close");
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void who_is_refused_before_a_body_is_waited_for_a_while() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send("POST /t.txt HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(statusOf(client.hear())).isEqualTo("400");
        assertThat(client.isAtEnd()).isFalse();
        nginx.clock.advance(Duration.ofSeconds(5));
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void a_client_that_says_too_little_and_leaves_is_in_the_access_log() throws IOException {
        for (String begun : new String[] {"\r\n", "GET /t.tx", "GET /t.txt HTTP/1.1\r\nHos"}) {
            ServedContainer.Client client = nginx.connect();
            client.send(begun);
            client.sendNothingMore();
        }
        nginx.connect().sendNothingMore();
        assertThat(nginx.output().lines().map(line -> line.replaceFirst(".*] ", "")))
                .containsExactly(
                        "\"\" 400 0 \"-\" \"-\" \"-\"",
                        "\"GET /t.tx\" 400 0 \"-\" \"-\" \"-\"",
                        "\"GET /t.txt HTTP/1.1\" 400 0 \"-\" \"-\" \"-\"");
    }

    @Test
    void a_client_that_waits_with_its_body_is_told_to_go_on() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send("GET /t.txt HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        assertThat(client.hear()).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
    }

    @Test
    void what_is_too_long_is_refused() throws IOException {
        assertThat(nginx.exchange("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414 Request-URI Too Large");
        assertThat(get("/t.txt", "X: " + "a".repeat(9000) + "\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request")
                .contains("<center>Request Header Or Cookie Too Large</center>");
    }

    @Test
    void who_says_no_more_is_still_answered() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send(request("GET", "/big"));
        client.sendNothingMore();
        assertThat(bodyOf(client.hear())).hasSize(300_000);
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void clients_that_do_not_read_hold_nobody_else_up() throws IOException {
        ServedContainer.Client[] slow = new ServedContainer.Client[6];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = nginx.connect();
            slow[i].send(request("GET", "/big"));
        }
        assertThat(get("/t.txt")).startsWith("HTTP/1.1 200 OK");
        for (ServedContainer.Client each : slow) {
            assertThat(bodyOf(each.hear())).hasSize(300_000);
        }
    }

    @Test
    void a_client_that_vanishes_is_in_the_access_log_with_what_it_got() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send(request("GET", "/big"));
        client.vanish();
        assertThat(nginx.output())
                .containsPattern("\"GET /big HTTP/1.1\" 200 \\d{5,} ")
                .doesNotContain(" 200 300000");
        assertThat(get("/t.txt")).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void what_is_not_text_is_escaped_in_the_log() throws IOException {
        nginx.exchange("\u0016\u0003abc\"\\\r\n");
        assertThat(nginx.output()).contains("\"\\x16\\x03abc\\x22\\x5C\" 400 157 ");
    }

    @Test
    void it_says_what_it_is_doing_as_it_begins() {
        assertThat(nginx.errors())
                .containsSubsequence(
                        "[notice] 1#1: using the \"epoll\" event method\n",
                        "[notice] 1#1: nginx/1.22.1\n",
                        "[notice] 1#1: OS: Linux ",
                        "[notice] 1#1: getrlimit(RLIMIT_NOFILE): 1048576:1048576\n",
                        "[notice] 1#1: start worker processes\n",
                        "[notice] 1#1: start worker process ");
    }
}
