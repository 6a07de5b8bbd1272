package dev.drydock.userland.server.httpd;

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

/** What Apache 2.4.71 of Debian answered to the same requests, with the configuration of the image. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpdTest {
    private static final String START = "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nServer: Apache/2.4.71 (Unix)\r\n";
    private static final String VALIDATORS =
            "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\nETag: \"1b-6474846204000\"\r\n"
                    + "Accept-Ranges: bytes\r\n";
    private static final String DOCUMENT =
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\n";

    private final ServedContainer httpd = new ServedContainer("httpd", """
            cd /usr/local/apache2/htdocs
            mkdir -p list/sub
            echo abcdefghijklmnopqrstuvwxyz > t.txt
            echo x > list/a.txt; echo z > .htx; echo n > noext; echo h > hidden; chmod 600 hidden
            exec httpd-foreground
            """);

    @AfterEach
    void close() {
        httpd.close();
    }

    private String get(String path, String... headers) throws IOException {
        return httpd.exchange(request("GET", path, headers));
    }

    private static String request(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: x:8070\r\n" + String.join("", headers) + "\r\n";
    }

    @Test
    void it_says_what_it_is_doing_as_it_begins_and_ends() throws Exception {
        String unnamed = "AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using"
                + " 172.17.0.2. Set the 'ServerName' directive globally to suppress this message\n";
        String begun = unnamed + unnamed + """
                [Thu Jan 01 00:00:00.000000 2026] [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/2.4.71 (Unix) configured \
                -- resuming normal operations
                [Thu Jan 01 00:00:00.000000 2026] [core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'
                """;
        assertThat(httpd.errors()).isEqualTo(begun);
        assertThat(httpd.stop()).isZero();
        assertThat(httpd.errors())
                .isEqualTo(begun + "[Thu Jan 01 00:00:00.000000 2026] [mpm_event:notice] [pid 1:tid 1] AH00491: caught"
                        + " SIGTERM, shutting down\n");
    }

    @Test
    void a_file_is_served_with_all_that_httpd_says_of_it() throws IOException {
        assertThat(get("/t.txt"))
                .isEqualTo("HTTP/1.1 200 OK\r\n" + START + VALIDATORS
                        + "Content-Length: 27\r\nContent-Type: text/plain\r\n\r\nabcdefghijklmnopqrstuvwxyz\n");
        assertThat(get("/noext")).doesNotContain("Content-Type");
        assertThat(get("/")).endsWith("<html><body><h1>It works!</h1></body></html>\n");
        assertThat(httpd.output())
                .startsWith("172.17.0.1 - - [01/Jan/2026:00:00:00 +0000] \"GET /t.txt HTTP/1.1\" 200 27\n");
    }

    @Test
    void a_directory_is_listed_and_without_its_slash_sent_elsewhere() throws IOException {
        assertThat(get("/list/")).endsWith(DOCUMENT + """
                        <html>
                         <head>
                          <title>Index of /list</title>
                         </head>
                         <body>
                        <h1>Index of /list</h1>
                        <ul><li><a href="/"> Parent Directory</a></li>
                        <li><a href="a.txt"> a.txt</a></li>
                        <li><a href="sub/"> sub/</a></li>
                        </ul>
                        </body></html>
                        """).contains("Content-Type: text/html;charset=ISO-8859-1\r\n");
        assertThat(get("/list?x=1"))
                .startsWith("HTTP/1.1 301 Moved Permanently\r\n" + START + "Location: http://x:8070/list/?x=1\r\n")
                .contains("<p>The document has moved <a href=\"http://x:8070/list/?x=1\">here</a>.</p>\n");
    }

    @Test
    void what_is_not_there_has_a_page() throws IOException {
        assertThat(get("/nope"))
                .isEqualTo("HTTP/1.1 404 Not Found\r\n" + START + "Content-Length: 236\r\n"
                        + "Content-Type: text/html; charset=iso-8859-1\r\n\r\n" + DOCUMENT + """
                        <html><head>
                        <title>404 Not Found</title>
                        </head><body>
                        <h1>Not Found</h1>
                        <p>The requested URL was not found on this server.</p>
                        </body></html>
                        """);
        assertThat(httpd.exchange(request("HEAD", "/nope")))
                .doesNotContain("Content-Length")
                .endsWith("\r\n\r\n");
        assertThat(httpd.output()).contains("\"GET /nope HTTP/1.1\" 404 236\n", "\"HEAD /nope HTTP/1.1\" 404 -\n");
    }

    @Test
    void what_may_not_be_seen_is_forbidden_and_told_why() throws IOException {
        assertThat(get("/.htx")).startsWith("HTTP/1.1 403 Forbidden\r\n").contains("You don't have permission");
        assertThat(get("/hidden")).startsWith("HTTP/1.1 403 Forbidden\r\n");
        assertThat(httpd.errors())
                .containsPattern("\\[authz_core:error] \\[pid \\d+:tid \\d+] \\[client 172.17.0.1:\\d+] AH01630: client"
                        + " denied by server configuration: /usr/local/apache2/htdocs/.htx\n")
                .containsPattern("\\[core:error] \\[pid \\d+:tid \\d+] \\(13\\)Permission denied: \\[client"
                        + " 172.17.0.1:\\d+] AH00132: file permissions deny server access: "
                        + "/usr/local/apache2/htdocs/hidden\n");
    }

    @ParameterizedTest
    @CsvSource({"PUT, 405 Method Not Allowed", "DELETE, 405 Method Not Allowed", "FOO, 501 Not Implemented"})
    void methods_that_change_something_are_not_allowed(String method, String status) throws IOException {
        assertThat(httpd.exchange(request(method, "/t.txt")))
                .startsWith("HTTP/1.1 " + status + "\r\n")
                .contains("Allow: HEAD,GET,POST,OPTIONS,TRACE\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-5, 206, bytes 2-5/27, cdef",
        "bytes=24-, 206, bytes 24-26/27, 'yz\n'",
        "bytes=-3, 206, bytes 24-26/27, 'yz\n'",
        "'bytes=0-20,2-25', 206, bytes 0-25/27, abcdefghijklmnopqrstuvwxyz"
    })
    void a_range_is_served_alone_and_such_that_overlap_are_one(String range, String status, String told, String body)
            throws IOException {
        assertThat(get("/t.txt", "Range: " + range + "\r\n"))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("Content-Range: " + told + "\r\nContent-Type: text/plain\r\n\r\n")
                .endsWith("\r\n\r\n" + body);
    }

    @Test
    void a_range_behind_the_end_is_refused_in_pieces_and_nonsense_is_ignored() throws IOException {
        assertThat(get("/t.txt", "Range: bytes=27-\r\n"))
                .startsWith(
                        "HTTP/1.1 416 Requested Range Not Satisfiable\r\n" + START + "Transfer-Encoding: chunked\r\n")
                .contains("\r\n\r\n162\r\n")
                .endsWith("\r\n0\r\n\r\n");
        assertThat(get("/t.txt", "Range: bytes=5-2\r\n")).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(get("/t.txt", "Range: bytes=0-1,5-6\r\n"))
                .contains("Content-Length: 186\r\nContent-Type: multipart/byteranges; boundary=")
                .contains("Content-type: text/plain\r\nContent-range: bytes 5-6/27\r\n\r\nfg\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT",
                "If-Modified-Since: Fri, 02 Jan 2026 00:00:00 GMT",
                "If-None-Match: \"1b-6474846204000\"",
                "If-None-Match: *"
            })
    void a_client_that_has_the_file_is_told_so(String header) throws IOException {
        assertThat(get("/t.txt", header + "\r\n"))
                .isEqualTo("HTTP/1.1 304 Not Modified\r\n" + START + VALIDATORS + "\r\n");
    }

    @Test
    void a_connection_goes_on_for_five_seconds() throws IOException {
        ServedContainer.Client client = httpd.connect();
        client.send(request("GET", "/t.txt", "Connection: Keep-Alive\r\n")
                + request("GET", "/nope", "Connection: Keep-Alive\r\n"));
        assertThat(client.hear())
                .containsSubsequence(
                        "Keep-Alive: timeout=5, max=100\r\nConnection: Keep-Alive\r\n",
                        "Keep-Alive: timeout=5, max=99\r\nConnection: Keep-Alive\r\n");
        httpd.clock.advance(Duration.ofSeconds(4));
        assertThat(client.isAtEnd()).isFalse();
        httpd.clock.advance(Duration.ofSeconds(2));
        assertThat(client.isAtEnd()).isTrue();
        ServedContainer.Client old = httpd.connect();
        old.send("GET /t.txt HTTP/1.0\r\n\r\n");
        assertThat(old.hear()).contains("Connection: close\r\nContent-Type");
        assertThat(old.isAtEnd()).isTrue();
        assertThat(httpd.exchange("GET /t.txt\r\n")).isEqualTo("abcdefghijklmnopqrstuvwxyz\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "GET /t.txt HTTP/1.1",
                "GET /%zz HTTP/1.1;Host: x",
                "GET /../x HTTP/1.1;Host: x",
                "GET /t.txt HTTP/1.1;Host: a b",
                "GET /t.txt HTTP/1.1;Host: x;bad header",
                "GET /t.txt HTTP/1.1;Host: x;Content-Length: abc",
                "POST / HTTP/1.1;Host: x;Transfer-Encoding: gzip"
            })
    void what_is_no_request_is_refused_and_hung_up_on(String lines) throws IOException {
        ServedContainer.Client client = httpd.connect();
        client.send(lines.replace(";", "\r\n") + "\r\n\r\n");
        assertThat(client.hear())
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("Content-Length: 266\r\nConnection: close\r\n");
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void what_is_too_long_is_refused() throws IOException {
        assertThat(get("/" + "a".repeat(9000))).startsWith("HTTP/1.1 414 Request-URI Too Long\r\n");
        assertThat(get("/t.txt", "X: " + "a".repeat(9000) + "\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("<br />\nSize of a request header field exceeds server limit.</p>\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Foo bar|Invalid command 'Foo', perhaps misspelled or defined by a module not included in the server"
                        + " configuration",
                "ProxyPass / http://x/|Invalid command 'ProxyPass', perhaps misspelled or defined by a module not"
                        + " included in the server configuration",
                "ErrorDocument 404 /x|'ErrorDocument' is not emulated by Drydock"
            })
    void a_configuration_that_is_not_understood_is_told_with_its_place(String line, String words) {
        try (ServedContainer other = new ServedContainer(
                "httpd", "cd conf; sed -i '1i " + line + "' httpd.conf; httpd -t; echo $?; httpd -v; httpd -k stop")) {
            assertThat(other.output()).isEqualTo("1\nServer version: Apache/2.4.71 (Unix)\n");
            assertThat(other.errors())
                    .isEqualTo("AH00526: Syntax error on line 1 of /usr/local/apache2/conf/httpd.conf:\n" + words
                            + "\nhttpd: \"-k\" but for \"-k start\" is not emulated by Drydock\n");
        }
    }
}
