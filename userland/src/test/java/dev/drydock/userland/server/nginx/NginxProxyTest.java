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

/** What nginx 1.22.1 answered with the same configuration. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NginxProxyTest {
    private static final String SITE = """
            cat > /etc/nginx/conf.d/default.conf <<'END'
            upstream back { server 127.0.0.1:8091; server 127.0.0.1:8092; }
            upstream weighted { server 127.0.0.1:8091 weight=3; server 127.0.0.1:8092; }
            upstream half { server 127.0.0.1:8099; server 127.0.0.1:8092; }
            upstream dead { server 127.0.0.1:8098; server 127.0.0.1:8099; }
            server {
                listen 8091;
                location / { return 200 "one $request_method $request_uri host=$http_host conn=$http_connection \
            xff=$http_x_forwarded_for len=$content_length proto=$server_protocol x=$http_x_y\\n"; }
                location /redirect { return 302 http://127.0.0.1:8091/there; }
                location /missing { return 404; }
                location /204 { return 204; }
                location /files { alias /usr/share/nginx/html; autoindex on; index none; add_header X-Up yes; }
            }
            server { listen 8092; location / { return 200 "two $request_uri\\n"; } }
            server {
                listen 80 default_server;
                location /p/ { proxy_pass http://127.0.0.1:8091; }
                location /uri/ { proxy_pass http://127.0.0.1:8091/other/; }
                location /root/ { proxy_pass http://127.0.0.1:8091/; }
                location /back/ { proxy_pass http://back; }
                location /weighted/ { proxy_pass http://weighted; }
                location /half/ { proxy_pass http://half; }
                location /dead/ { proxy_pass http://dead; }
                location /none { proxy_pass http://127.0.0.1:8098; }
                location /set/ { proxy_pass http://127.0.0.1:8091; proxy_set_header Host $host:$server_port;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Y "";
                    proxy_http_version 1.1; }
                location /rewritten/ { rewrite ^/rewritten/(.*)$ /new/$1 break; proxy_pass http://127.0.0.1:8091; }
                location = /small { client_max_body_size 10; proxy_pass http://127.0.0.1:8091; }
                location /hidden { proxy_pass http://127.0.0.1:8091/files; proxy_hide_header X-Up; }
            }
            END
            sed -i 's/auto/1/' /etc/nginx/nginx.conf
            """;

    private final ServedContainer nginx = new ServedContainer("nginx", SITE + "exec nginx -g 'daemon off;'");

    @AfterEach
    void close() {
        nginx.close();
    }

    private String get(String path, String... headers) throws IOException {
        return nginx.exchange("GET " + path + " HTTP/1.1\r\nHost: front\r\n" + String.join("", headers) + "\r\n");
    }

    private static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @ParameterizedTest
    @CsvSource({
        "/p/, /p/",
        "/p/a%20b?c=d, /p/a%20b?c=d",
        "/p/../p//x, /p/../p//x",
        "/uri/x?y=1, /other/x?y=1",
        "/uri/, /other/",
        "/uri/a%20b, /other/a%20b",
        "/root/x, /x",
        "/rewritten/t, /new/t"
    })
    void the_address_is_handed_on_as_it_is_or_with_another_beginning(String asked, String handedOn) throws IOException {
        assertThat(bodyOf(get(asked)))
                .isEqualTo("one GET " + handedOn + " host=127.0.0.1:8091 conn=close xff= len= proto=HTTP/1.0 x=\n");
    }

    @Test
    void an_address_without_the_slash_of_its_location_is_sent_there() throws IOException {
        assertThat(get("/uri?a=b")).startsWith("HTTP/1.1 301 ").contains("Location: http://front/uri/?a=b\r\n");
    }

    @Test
    void headers_are_handed_on_set_and_dropped() throws IOException {
        assertThat(bodyOf(get("/p/", "X-Y: a\r\n", "X_Y: b\r\n", "Connection: upgrade\r\n")))
                .isEqualTo("one GET /p/ host=127.0.0.1:8091 conn=close xff= len= proto=HTTP/1.0 x=a\n");
        assertThat(bodyOf(get("/set/", "X-Y: a\r\n", "X-Forwarded-For: 9.9.9.9\r\n")))
                .isEqualTo("one GET /set/ host=front:80 conn=close xff=9.9.9.9, 172.17.0.1 len= proto=HTTP/1.1 x=\n");
    }

    @Test
    void a_body_is_handed_on_whole_in_pieces_or_not() throws IOException {
        assertThat(bodyOf(nginx.exchange("POST /p/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")))
                .contains("one POST /p/ ", " len=5 ");
        assertThat(bodyOf(nginx.exchange("POST /p/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "5\r\nhello\r\n3;x=y\r\nabc\r\n0\r\nT: x\r\n\r\n")))
                .contains("one POST /p/ ", " len=8 ");
    }

    @Test
    void a_body_may_be_waited_for_and_is_asked_for() throws IOException {
        ServedContainer.Client client = nginx.connect();
        client.send("POST /p/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        assertThat(client.hear()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        client.send("hel");
        assertThat(client.hear()).isEmpty();
        client.send("lo");
        assertThat(client.hear()).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws IOException {
        assertThat(nginx.exchange("POST /small HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n"
                        + "x".repeat(20) + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(nginx.errors()).contains("*1 client intended to send too large chunked body: 0+20 bytes, client:");
    }

    @Test
    void the_answer_comes_back_with_the_headers_of_the_upstream() throws IOException {
        assertThat(get("/root/files/index.html"))
                .isEqualTo("""
                        HTTP/1.1 200 OK\r
                        Server: nginx/1.22.1\r
                        Date: Thu, 01 Jan 2026 00:00:00 GMT\r
                        Content-Type: text/html\r
                        Content-Length: %d\r
                        Connection: keep-alive\r
                        Last-Modified: %s\r
                        ETag: %s\r
                        X-Up: yes\r
                        Accept-Ranges: bytes\r
                        \r
                        """.formatted(length(), header("Last-Modified"), header("ETag"))
                        + bodyOf(get("/hidden/index.html")));
        assertThat(get("/hidden/index.html")).doesNotContain("X-Up");
        assertThat(get("/root/204")).startsWith("HTTP/1.1 204 No Content\r\n").doesNotContain("Content-");
        assertThat(get("/root/missing"))
                .startsWith("HTTP/1.1 404 Not Found\r\n")
                .contains("<h1>404 Not Found</h1>");
    }

    private int length() throws IOException {
        return bodyOf(get("/hidden/index.html")).length();
    }

    private String header(String name) throws IOException {
        return get("/hidden/index.html").replaceAll("(?s).*\r\n" + name + ": ([^\r]*).*", "$1");
    }

    @Test
    void an_answer_of_unknown_size_comes_in_pieces_or_ends_with_the_connection() throws IOException {
        assertThat(get("/root/files/"))
                .contains("Transfer-Encoding: chunked\r\nConnection: keep-alive\r\n")
                .contains("\r\n\r\n1")
                .endsWith("\r\n0\r\n\r\n");
        ServedContainer.Client old = nginx.connect();
        old.send("GET /root/files/ HTTP/1.0\r\n\r\n");
        assertThat(old.hear()).contains("Connection: close\r\n").endsWith("</pre><hr></body>\r\n</html>\r\n");
        assertThat(old.isAtEnd()).isTrue();
    }

    @Test
    void addresses_of_the_upstream_are_told_as_the_client_knows_them() throws IOException {
        assertThat(get("/root/redirect")).contains("Location: http://front/root/there\r\nConnection:");
        assertThat(get("/back/redirect")).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void upstreams_take_turns() throws IOException {
        StringBuilder turns = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            turns.append(bodyOf(get("/back/")), 0, 3).append(' ');
        }
        assertThat(turns).hasToString("one two one two ");
    }

    @Test
    void upstreams_take_turns_by_their_weights() throws IOException {
        StringBuilder turns = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            turns.append(bodyOf(get("/weighted/")), 0, 3).append(' ');
        }
        assertThat(turns).hasToString("one one two one one one two one ");
    }

    @Test
    void an_upstream_that_is_not_there_is_left_alone_for_ten_seconds() throws IOException {
        assertThat(bodyOf(get("/half/"))).isEqualTo("two /half/\n");
        assertThat(bodyOf(get("/half/"))).isEqualTo("two /half/\n");
        assertThat(nginx.errors().replaceAll("(?m)^.*\\[notice].*\n", "").replaceAll("(?m)^.*?\\*", "*"))
                .isEqualTo("""
                        *1 connect() failed (111: Connection refused) while connecting to upstream, client: 172.17.0.1,\
                         server: , request: "GET /half/ HTTP/1.1", upstream: "http://127.0.0.1:8099/half/", host: "front"
                        *1 upstream server temporarily disabled while connecting to upstream, client: 172.17.0.1,\
                         server: , request: "GET /half/ HTTP/1.1", upstream: "http://127.0.0.1:8099/half/", host: "front"
                        """);
        nginx.clock.advance(Duration.ofSeconds(11));
        for (int i = 0; i < 3; i++) {
            assertThat(bodyOf(get("/half/"))).isEqualTo("two /half/\n");
        }
        assertThat(nginx.errors().split("connect\\(\\) failed")).hasSize(3);
    }

    @Test
    void where_no_upstream_is_the_gateway_is_bad() throws IOException {
        assertThat(get("/none")).isEqualTo("""
                        HTTP/1.1 502 Bad Gateway\r
                        Server: nginx/1.22.1\r
                        Date: Thu, 01 Jan 2026 00:00:00 GMT\r
                        Content-Type: text/html\r
                        Content-Length: 157\r
                        Connection: keep-alive\r
                        \r
                        <html>\r
                        <head><title>502 Bad Gateway</title></head>\r
                        <body>\r
                        <center><h1>502 Bad Gateway</h1></center>\r
                        <hr><center>nginx/1.22.1</center>\r
                        </body>\r
                        </html>\r
                        """);
        get("/dead/");
        get("/dead/");
        assertThat(nginx.errors())
                .contains("*3 no live upstreams while connecting to upstream, client: 172.17.0.1, server: , request:"
                        + " \"GET /dead/ HTTP/1.1\", upstream: \"http://dead/dead/\", host: \"front\"");
        assertThat(nginx.output()).contains("\"GET /none HTTP/1.1\" 502 157 ");
    }
}
