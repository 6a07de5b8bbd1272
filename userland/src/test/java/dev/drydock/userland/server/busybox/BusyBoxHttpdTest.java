package dev.drydock.userland.server.busybox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.userland.server.ServedContainer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code httpd} of BusyBox 1.35 answered to the same requests. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BusyBoxHttpdTest {
    private static final String START = "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nConnection: close\r\n";
    private static final String VALIDATORS =
            "Accept-Ranges: bytes\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\nETag: \"6955b900-4\"\r\n";

    private final ServedContainer httpd = ServedContainer.exposing("busybox", "80/tcp", """
            mkdir -p /www/list /www/cgi-bin; echo abc > /www/t.txt; echo n > /www/noext; echo hi > /www/index.html
            exec httpd -f -v -h /www
            """);

    @AfterEach
    void close() {
        httpd.close();
    }

    private String get(String path, String... headers) throws IOException {
        return httpd.exchange("GET " + path + " HTTP/1.1\r\n" + String.join("", headers) + "\r\n");
    }

    @Test
    void a_file_is_served_and_an_index_stands_for_its_directory() throws IOException {
        String expected = "HTTP/1.1 200 OK\r\n" + START + "Content-type: text/plain\r\n" + VALIDATORS
                + "Content-Length: 4\r\n\r\nabc\n";
        assertThat(get("/t.txt?x")).isEqualTo(expected);
        assertThat(get("/list/..//./t.txt")).isEqualTo(expected);
        assertThat(get("/")).endsWith("\r\n\r\nhi\n");
        assertThat(get("/noext")).doesNotContain("Content-type");
        assertThat(httpd.errors()).matches("(?s)(\\[::ffff:172.17.0.1\\]:\\d+: response:200\n){4}");
    }

    @Test
    void even_who_asks_for_the_head_gets_the_body() throws IOException {
        assertThat(httpd.exchange("HEAD /t.txt HTTP/1.0\r\n\r\n")).endsWith("\r\n\r\nabc\n");
    }

    @Test
    void a_directory_without_its_slash_is_sent_elsewhere_and_one_without_an_index_is_not_found() throws IOException {
        assertThat(get("/list?x=1"))
                .isEqualTo(
                        "HTTP/1.1 302 Found\r\n" + START + "Content-type: text/html\r\nLocation: /list/?x=1\r\n\r\n");
        assertThat(get("/list/"))
                .isEqualTo("HTTP/1.1 404 Not Found\r\n" + START + "Content-type: text/html\r\n\r\n"
                        + "<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>\n<BODY><H1>404 Not Found</H1>\n"
                        + "The requested URL was not found\n</BODY></HTML>\n");
    }

    @ParameterizedTest
    @CsvSource({"bytes=1-2, bytes 1-2/4, bc", "bytes=1-, bytes 1-3/4, 'bc\n'", "bytes=1-99, bytes 1-3/4, 'bc\n'"})
    void a_part_is_served_as_a_page(String range, String told, String body) throws IOException {
        assertThat(get("/t.txt", "Range: " + range + "\r\n"))
                .isEqualTo("HTTP/1.1 206 Partial Content\r\n" + START + "Content-type: text/html\r\nContent-Range: "
                        + told + "\r\n" + VALIDATORS + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=-2", "bytes=9-", "bytes=3-1", "lines=1-2"})
    void other_ranges_are_ignored(String range) throws IOException {
        assertThat(get("/t.txt", "Range: " + range + "\r\n")).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "GET /t.txt",
                "GET t.txt HTTP/1.0",
                "GET http://x/t.txt HTTP/1.0",
                "GET /../x HTTP/1.0",
                "GET /%zz HTTP/1.0"
            })
    void what_is_no_request_is_refused(String line) throws IOException {
        assertThat(httpd.exchange(line + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n" + START)
                .contains("\nUnsupported method\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "FOO"})
    void files_are_only_read(String method) throws IOException {
        assertThat(httpd.exchange(method + " /t.txt HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 501 Not Implemented\r\n" + START)
                .contains("\nThe requested method is not recognized\n");
    }

    @Test
    void scripts_are_refused_clearly() throws IOException {
        assertThat(get("/cgi-bin/x")).startsWith("HTTP/1.1 501 ");
        assertThat(httpd.errors()).contains("httpd: scripts are not emulated by Drydock\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "httpd -f -p 80x|httpd: bad address '80x'",
                "httpd -f -h /nope|httpd: can't change directory to '/nope': No such file or directory",
                "httpd -i|httpd: option -i is not emulated by Drydock",
                "echo '/x:u:p' > /etc/httpd.conf; httpd -f|httpd: the rules of /etc/httpd.conf are not emulated by Drydock",
                "httpd; httpd -f|httpd: bind: Address already in use"
            })
    void what_it_is_called_with_is_checked(String command, String words) {
        try (ServedContainer other = new ServedContainer("busybox", command)) {
            assertThat(other.errors()).isEqualTo(words + "\n");
        }
    }
}
