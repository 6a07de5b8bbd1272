package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** wget, installed by apt-get, in the words and with the exit statuses of GNU wget 1.21.3. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GnuWgetTest {
    private static final String CONNECTED =
            "Resolving web (web)... 172.18.0.2\nConnecting to web (web)|172.18.0.2|:80... connected.\n";
    private static final String ASKED = "HTTP request sent, awaiting response... ";
    private static final String ROW = "\n     0K" + " ".repeat(55);

    private Neighbourhood street;
    private int visitors;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front");
        street.resident(
                "web",
                "front",
                "nginx",
                "cd /usr/share/nginx/html; printf 'hello world\\n' >a.txt; head -c 120000 /dev/zero >big.txt; mkdir dir;"
                        + " exec nginx -g 'daemon off;'");
    }

    @AfterEach
    void close() {
        street.close();
    }

    /** With the time and the date as {@code NOW}. */
    private String visit(String script) throws InterruptedException {
        String name = "client-" + ++visitors;
        street.resident(
                name,
                "front",
                "nginx",
                "apt-get -qq update && apt-get -qq install -y wget >/dev/null 2>&1; exec 2>&1; cd /tmp; " + script);
        street.clock.advance(Duration.ofMinutes(1));
        return street.printed(name).replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "NOW");
    }

    @Test
    void a_file_is_saved_beside_one_of_its_name() throws InterruptedException {
        String head = "--NOW--  http://web/a.txt\n" + CONNECTED + ASKED + "200 OK\nLength: 12 [text/plain]\n";
        String end = ROW + "100% 22.4G=0s\n\nNOW (22.4 GB/s) - ";
        assertThat(visit("wget web/a.txt; wget -nv web/a.txt; cat a.txt.1; wget -P x/y http://web/a.txt; ls x/y"))
                .isEqualTo(head + "Saving to: 'a.txt'\n" + end + "'a.txt' saved [12/12]\n\n"
                        + "NOW URL:http://web/a.txt [12/12] -> \"a.txt.1\" [1]\nhello world\n" + head
                        + "Saving to: 'x/y/a.txt'\n" + end + "'x/y/a.txt' saved [12/12]\n\na.txt\n");
    }

    @Test
    void dots_tell_how_far_it_is() throws InterruptedException {
        String row = " ..........".repeat(5);
        assertThat(visit("wget -O /dev/null web/big.txt 2>&1 | sed -n '5,$p' | sed 's/% .*/%/'"))
                .isEqualTo("Length: 120000 (117K) [text/plain]\nSaving to: '/dev/null'\n\n     0K" + row
                        + " 42%\n    50K" + row
                        + " 85%\n   100K .......... ......." + " ".repeat(36)
                        + "100%\n\nNOW (218 TB/s) - '/dev/null' saved"
                        + " [120000/120000]\n\n");
    }

    @Test
    void a_page_is_printed_with_or_without_words() throws InterruptedException {
        assertThat(
                        visit(
                                "wget -qO- web/a.txt; wget -nv -O - http://web/a.txt; wget -q -S -O x web/a.txt 2>&1 | head -1"))
                .isEqualTo("hello world\nhello world\nNOW URL:http://web/a.txt [12/12] -> \"-\" [1]\n"
                        + "  HTTP/1.1 200 OK\n");
    }

    @Test
    void a_health_check_gets_the_status_of_the_real_one() throws InterruptedException {
        assertThat(
                        visit(
                                "wget -q --spider web; echo $?; wget -q --spider web/no; echo $?; wget -q web:81; echo $?; wget -q nosuch; echo $?"))
                .isEqualTo("0\n8\n4\n4\n");
        assertThat(visit("wget --spider web/a.txt; wget --spider web/no; wget -nv --spider web; wget -nv web/no"))
                .isEqualTo("Spider mode enabled. Check if remote file exists.\n--NOW--  http://web/a.txt\n" + CONNECTED
                        + ASKED + "200 OK\nLength: 12 [text/plain]\nRemote file exists.\n\n"
                        + "Spider mode enabled. Check if remote file exists.\n--NOW--  http://web/no\n" + CONNECTED
                        + ASKED + "404 Not Found\nRemote file does not exist -- broken link!!!\n\n"
                        + "NOW URL: http://web/ 200 OK\nhttp://web/no:\nNOW ERROR 404: Not Found.\n");
    }

    @Test
    void a_redirection_is_followed() throws InterruptedException {
        assertThat(visit("wget --max-redirect=0 web/dir; echo $?; wget -O- web/dir 2>&1 | sed -n '4,9p'"))
                .contains("Location: http://web/dir/ [following]\n0 redirections exceeded.\n\n8\n")
                .contains("Location: http://web/dir/ [following]\n--NOW--  http://web/dir/\n");
    }

    @Test
    void a_connection_that_cannot_be_is_told_of() throws InterruptedException {
        assertThat(visit("wget web:81; echo $?; wget -t 2 --retry-connrefused web:81; echo $?"))
                .isEqualTo("--NOW--  http://web:81/\nResolving web (web)... 172.18.0.2\n"
                        + "Connecting to web (web)|172.18.0.2|:81... failed: Connection refused.\n4\n"
                        + "--NOW--  http://web:81/\nResolving web (web)... 172.18.0.2\n"
                        + "Connecting to web (web)|172.18.0.2|:81... failed: Connection refused.\nRetrying.\n\n"
                        + "--NOW--  (try: 2)  http://web:81/\n"
                        + "Connecting to web (web)|172.18.0.2|:81... failed: Connection refused.\nGiving up.\n\n4\n");
    }

    @Test
    void a_wrong_command_line_is_refused_in_its_words() throws InterruptedException {
        String advice = "Usage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n";
        assertThat(visit("wget; echo $?; wget --nosuch; echo $?; wget -nX web; wget -T x web; wget --header=x web"))
                .isEqualTo("wget: missing URL\n" + advice + "1\nwget: unrecognized option '--nosuch'\n" + advice
                        + "2\nwget: illegal option -- `-nX'\n" + advice
                        + "wget: --timeout: Invalid time period 'x'\nwget: --header: Invalid header 'x'.\n");
        assertThat(visit("wget -r web; echo $?; wget https://web/; echo $?; wget gopher://web/; wget web:x/"))
                .startsWith("wget: option '-r' is not emulated\n")
                .endsWith(
                        "2\nhttps://web/: HTTPS support not compiled in.\n1\ngopher://web/: Unsupported scheme 'gopher'.\n"
                                + "web:x/: Bad port number.\n");
    }

    @Test
    void what_is_sent_has_the_headers_of_the_real_one() throws InterruptedException {
        street.resident("ear", "front", "alpine", "printf 'HTTP/1.0 200 OK\\r\\n\\r\\nhi' | nc -l -p 9; sleep 60");
        assertThat(visit("wget -qO- --header 'accept: text/plain' --header 'X-A: b' --post-data 'a=b&c' 'ear:9/p?q#f'"))
                .isEqualTo("hi");
        assertThat(street.printed("ear"))
                .isEqualTo(
                        "POST /p?q HTTP/1.1\r\nHost: ear:9\r\nUser-Agent: Wget/1.21.3\r\naccept: text/plain\r\n"
                                + "Accept-Encoding: identity\r\nConnection: Keep-Alive\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\nX-A: b\r\n\r\na=b&c");
    }
}
