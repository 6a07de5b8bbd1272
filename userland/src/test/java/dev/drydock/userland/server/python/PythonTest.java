package dev.drydock.userland.server.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.userland.server.ServedContainer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code python -m http.server} of Python 3.11.2 answered in a real engine's container. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PythonTest {
    private static final String HEAD =
            "Server: SimpleHTTP/0.6 Python/3.11.2\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n";

    private final ServedContainer python = ServedContainer.exposing("python", "8000/tcp", """
            mkdir -p /srv/d/sub; cd /srv/d; echo x > t.txt; echo y > 'a b&.txt'; ln -s t.txt lnk; ln -s sub ld
            mkdir /srv/i; echo '<b>' > /srv/i/index.html; cd /srv
            exec python -m http.server
            """);

    @AfterEach
    void close() {
        python.close();
    }

    @Test
    void a_directory_is_listed_with_links_and_escapes() throws IOException {
        String page = """
                <!DOCTYPE HTML>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>Directory listing for /d/?x</title>
                </head>
                <body>
                <h1>Directory listing for /d/?x</h1>
                <hr>
                <ul>
                <li><a href="a%20b%26.txt">a b&amp;.txt</a></li>
                <li><a href="ld/">ld@</a></li>
                <li><a href="lnk">lnk@</a></li>
                <li><a href="sub/">sub/</a></li>
                <li><a href="t.txt">t.txt</a></li>
                </ul>
                <hr>
                </body>
                </html>
                """;
        assertThat(python.exchange("GET /d/?x HTTP/1.1\r\n\r\n"))
                .isEqualTo("HTTP/1.0 200 OK\r\n" + HEAD + "Content-type: text/html; charset=utf-8\r\nContent-Length: "
                        + page.length() + "\r\n\r\n" + page);
    }

    @Test
    void a_file_is_served_and_an_index_stands_for_its_directory() throws IOException {
        assertThat(python.exchange("GET /d/t.txt HTTP/1.1\r\n\r\n"))
                .isEqualTo("HTTP/1.0 200 OK\r\n" + HEAD + "Content-type: text/plain\r\nContent-Length: 2\r\n"
                        + "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n\r\nx\n");
        assertThat(python.exchange("GET /i/ HTTP/1.1\r\n\r\n"))
                .contains("Content-type: text/html\r\n")
                .endsWith("<b>\n");
        assertThat(python.exchange("HEAD /d/t.txt HTTP/1.0\r\n\r\n")).endsWith("00:00:00 GMT\r\n\r\n");
        assertThat(python.exchange("GET /d/t.txt\r\n")).isEqualTo("x\n");
        assertThat(python.exchange("GET /d/t.txt HTTP/1.0\r\nIf-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT\r\n\r\n"))
                .isEqualTo("HTTP/1.0 304 Not Modified\r\n" + HEAD + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({"/d, /d/", "/d?q, /d/?q", "//d, /d/"})
    void a_directory_without_its_slash_is_sent_elsewhere(String asked, String location) throws IOException {
        assertThat(python.exchange("HEAD " + asked + " HTTP/1.0\r\n\r\n"))
                .isEqualTo("HTTP/1.0 301 Moved Permanently\r\n" + HEAD + "Location: " + location
                        + "\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void what_is_not_there_has_a_page() throws IOException {
        assertThat(python.exchange("GET /nope HTTP/1.0\r\n\r\n"))
                .isEqualTo("HTTP/1.0 404 File not found\r\n" + HEAD + "Connection: close\r\n"
                        + "Content-Type: text/html;charset=utf-8\r\nContent-Length: 335\r\n\r\n" + """
                        <!DOCTYPE HTML>
                        <html lang="en">
                            <head>
                                <meta charset="utf-8">
                                <title>Error response</title>
                            </head>
                            <body>
                                <h1>Error response</h1>
                                <p>Error code: 404</p>
                                <p>Message: File not found.</p>
                                <p>Error code explanation: 404 - Nothing matches the given URI.</p>
                            </body>
                        </html>
                        """);
        assertThat(python.errors()).isEqualTo("""
                        172.17.0.1 - - [01/Jan/2026 00:00:00] code 404, message File not found
                        172.17.0.1 - - [01/Jan/2026 00:00:00] "GET /nope HTTP/1.0" 404 -
                        """);
        assertThat(python.exchange("GET /../etc HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 404 ");
        assertThat(python.exchange("GET /d/t.txt/ HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 404 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "junk|400 Bad request syntax ('junk')",
                "GET / HTTP/1.1 x|400 Bad request version ('x')",
                "GET / HTTP/9|400 Bad request version ('HTTP/9')",
                "GET / HTTP/2.0|505 Invalid HTTP version (2.0)",
                "FOO /|400 Bad HTTP/0.9 request type ('FOO')",
                "PUT / HTTP/1.0|501 Unsupported method ('PUT')"
            })
    void what_is_no_request_is_told_so(String line, String status) throws IOException {
        assertThat(python.exchange(line + "\r\n\r\n")).startsWith("HTTP/1.0 " + status + "\r\n");
        assertThat(python.errors())
                .isEqualTo("172.17.0.1 - - [01/Jan/2026 00:00:00] code " + status.substring(0, 3) + ", message "
                        + status.substring(4) + "\n172.17.0.1 - - [01/Jan/2026 00:00:00] \"" + line + "\" "
                        + status.substring(0, 3) + " -\n");
    }

    @Test
    void what_it_says_first_is_held_back_until_it_ends() {
        assertThat(python.output()).isEmpty();
        python.signal("INT");
        assertThat(python.output()).isEqualTo("""
                        Serving HTTP on 0.0.0.0 port 8000 (http://0.0.0.0:8000/) ...

                        Keyboard interrupt received, exiting.
                        """);
        try (ServedContainer other = new ServedContainer("python", "python -u -m http.server 80 -b 127.0.0.1")) {
            assertThat(other.output()).isEqualTo("Serving HTTP on 127.0.0.1 port 80 (http://127.0.0.1:80/) ...\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "python --version|Python 3.11.2|0",
                "python3 -m http.server abc|server.py: error: argument port: invalid int value: 'abc'|2",
                "python3 -m http.server --cgi|server.py: error: --cgi is not emulated by Drydock|2",
                "python3 -c 'print(1)'|python3: this program is not emulated yet, but for \"-m http.server\" and"
                        + " \"--version\"|126"
            })
    void everything_else_is_told_or_refused(String command, String words, String status) {
        try (ServedContainer other = new ServedContainer("python", "cd /; " + command + " 2>&1; echo $?")) {
            assertThat(other.output()).endsWith(words + "\n" + status + "\n");
        }
    }
}
