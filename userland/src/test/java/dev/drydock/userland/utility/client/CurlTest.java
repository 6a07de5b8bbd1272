package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** curl, installed by apt-get, in the words and with the exit statuses of curl 7.88.1 beside a real nginx. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CurlTest {
    private static final String METER =
            "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
                    + "                                 Dload  Upload   Total   Spent    Left  Speed\n"
                    + "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0";
    private static final String FAILED_METER =
            METER + "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\n";
    private static final String ADVICE = "curl: try 'curl --help' or 'curl --manual' for more information\n";

    private Neighbourhood street;
    private int visitors;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front");
        street.resident("web", "front", "nginx", "exec nginx -g 'daemon off;'");
    }

    @AfterEach
    void close() {
        street.close();
    }

    private String visit(String script) throws InterruptedException {
        String name = "client-" + ++visitors;
        street.resident(
                name,
                "front",
                "nginx",
                "apt-get -qq update && apt-get -qq install -y curl >/dev/null 2>&1; exec 2>&1; " + script);
        street.clock.advance(Duration.ofMinutes(1));
        return street.printed(name);
    }

    @Test
    void a_page_and_its_head_are_shown() throws InterruptedException {
        assertThat(visit("curl -s http://web/ | head -1; curl -sI web | head -2; curl -si web/nosuch | head -1"))
                .isEqualTo("<!DOCTYPE html>\nHTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nHTTP/1.1 404 Not Found\r\n");
    }

    @Test
    void a_health_check_fails_with_the_status_that_real_ones_have() throws InterruptedException {
        assertThat(visit("curl -f http://web/nosuch; echo $?"))
                .isEqualTo(FAILED_METER + "curl: (22) The requested URL returned error: 404\n22\n");
        assertThat(
                        visit(
                                "curl -sSf web/nosuch; echo $?; curl -sf web/nosuch; echo $?; curl -sf web >/dev/null; echo $?"))
                .isEqualTo("curl: (22) The requested URL returned error: 404\n22\n22\n0\n");
        assertThat(visit("curl -s nosuch; echo $?; curl -sS nosuch; curl -s web:81; echo $?"))
                .isEqualTo("6\ncurl: (6) Could not resolve host: nosuch\n7\n");
    }

    @Test
    void a_meter_is_shown_where_the_page_goes_into_a_file() throws InterruptedException {
        assertThat(visit("curl -o x web; wc -c <x"))
                .isEqualTo(METER
                        + "\r100   197  100   197    0     0    197      0 --:--:-- --:--:-- --:--:--   197\n197\n");
    }

    @Test
    void what_is_asked_and_answered_is_told() throws InterruptedException {
        assertThat(visit("curl -sv -u me:pw -H 'X-A: b' -A agent web 2>&1 >/dev/null | grep -v '^<'"))
                .isEqualTo("""
                        *   Trying 172.18.0.2:80...
                        * Connected to web (172.18.0.2) port 80 (#0)
                        * Server auth using Basic with user 'me'
                        > GET / HTTP/1.1\r
                        > Host: web\r
                        > Authorization: Basic bWU6cHc=\r
                        > User-Agent: agent\r
                        > Accept: */*\r
                        > X-A: b\r
                        > \r
                        { [197 bytes data]
                        * Connection #0 to host web left intact
                        """);
    }

    @Test
    void data_is_sent_in_a_body_or_in_the_address() throws InterruptedException {
        assertThat(visit("curl -sv -d a=b -d c=d web 2>&1 | grep '^>'; curl -sv -G -d a=b web 2>&1 | grep GET"))
                .isEqualTo("> POST / HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/7.88.1\r\n> Accept: */*\r\n"
                        + "> Content-Length: 7\r\n> Content-Type: application/x-www-form-urlencoded\r\n> \r\n"
                        + "> GET /?a=b HTTP/1.1\r\n");
    }

    @Test
    void figures_are_written_out() throws InterruptedException {
        assertThat(visit("curl -s -o /dev/null -w '%{http_code} %{size_download} %{url_effective} %{remote_ip}\\n' web;"
                        + " curl -s -o /dev/null -w '%{http_code}' web:81; echo \" $?\""))
                .isEqualTo("200 197 http://web/ 172.18.0.2\n000 7\n");
    }

    @Test
    void what_it_cannot_read_is_named() throws InterruptedException {
        assertThat(visit("curl; echo $?; curl --frob x; curl -o; curl foo://x; echo $?; curl 'http://a b/'; echo $?"))
                .isEqualTo(ADVICE + "2\ncurl: option --frob: is unknown\n" + ADVICE
                        + "curl: option -o: requires parameter\n" + ADVICE
                        + "curl: (1) Protocol \"foo\" not supported or disabled in libcurl\n1\n"
                        + "curl: (3) URL using bad/illegal format or missing URL\n3\n");
        assertThat(visit(
                        "curl -s -o /nosuch/x web; echo $?; curl -sO web; echo $?; curl -sO web/index.html; ls *.html"))
                .isEqualTo("23\n23\nindex.html\n");
    }

    @Test
    void a_refused_connection_is_tried_again_if_that_is_wanted() throws InterruptedException {
        assertThat(visit("curl -sS --retry 1 --retry-connrefused web:81; echo $?"))
                .isEqualTo("curl: (7) Failed to connect to web port 81 after 0 ms: Couldn't connect to server\n"
                        + "curl: (7) Failed to connect to web port 81 after 0 ms: Couldn't connect to server\n7\n");
    }
}
