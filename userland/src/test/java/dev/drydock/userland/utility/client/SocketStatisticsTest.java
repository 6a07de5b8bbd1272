package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ss} of iproute2 6.1 beside nginx, as containers of a real engine showed it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketStatisticsTest {
    private static final String HEADER = "State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n";
    private static final String SERVER = "LISTEN 0      511          0.0.0.0:80        0.0.0.0:*          \n";
    private static final String NONE = "State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n";

    private Neighbourhood street;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood();
    }

    @AfterEach
    void close() {
        street.close();
    }

    /** What a script prints where nginx listens; the shell is bash. */
    private String beside(String script) {
        street.resident("web", "bridge", "nginx", "exec bash -c '" + script.replace("'", "'\\''") + "'");
        return street.printed("web");
    }

    private String ss(String arguments) {
        return beside("nginx 2>/dev/null; ss " + arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tln",
                "-ltn",
                "-tan",
                "-t -a",
                "-l -A tcp",
                "--tcp --listening",
                "--tc -l",
                "-tan state listening",
                "-tan state big exclude established",
                "-tan sport = :80",
                "-tan 'sport = :80'",
                "-tan sport 80",
                "-tan sport eq 0x50",
                "-tan 'sport >= :80' sport le 80",
                "-tan '( sport = :81 or sport = :80 )'",
                "-tan not sport = :81",
                "-tan '! sport gt 80' and sport lt 81",
                "-tan sport != 81 dport ne 81",
                "-tan src 0.0.0.0",
                "-tan src 0/8",
                "-tan src 0.0.0.0/255.0.0.0:80",
                "-tan dst '*'",
                "-tan src any sport = '*'",
            })
    void who_listens_is_found_by_options_and_filters(String arguments) {
        String header = arguments.contains("state listening") ? HEADER.replace("State  ", "") : HEADER;
        String server = arguments.contains("state listening") ? SERVER.replace("LISTEN ", "") : SERVER;
        assertThat(ss(arguments)).isEqualTo(header + server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tn",
                "-tan sport = :81",
                "-tan6",
                "-tan dst 10.0.0.1",
                "-tan autobound",
                "-tan dst '[::1]:80'",
                "-tan 'sport = :80 or sport = :81 and dport = :82'",
                "-wa",
                "-Sa",
                "-Ma",
            })
    void a_header_stands_over_nothing(String arguments) {
        assertThat(ss(arguments)).isEqualTo(NONE);
    }

    @Test
    void columns_of_one_table_or_one_state_are_left_out() {
        assertThat(ss("-tuan; ss -u; ss -Htln"))
                .isEqualTo("Netid " + HEADER + "tcp   " + SERVER
                        + "Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n"
                        + "LISTEN 0      511    0.0.0.0:80 0.0.0.0:*\n");
    }

    @Test
    void both_ends_of_a_connection_are_shown_with_who_has_them() {
        assertThat(beside("nginx 2>/dev/null; exec 3<>/dev/tcp/127.0.0.1/80; ss -tn; ss -Htnp dport = :80; exec 3>&-"))
                .matches("""
                        State Recv-Q Send-Q Local Address:Port  Peer Address:Port Process
                        ESTAB 0      0          127\\.0\\.0\\.1:32768    127\\.0\\.0\\.1:80         \s
                        ESTAB 0      0          127\\.0\\.0\\.1:80       127\\.0\\.0\\.1:32768      \s
                        ESTAB 0      0      127\\.0\\.0\\.1:32768 127\\.0\\.0\\.1:80 users:\\(\\("ss",pid=\\d+,fd=3\\),\\("bash",pid=1,fd=3\\)\\)
                        """);
    }

    @Test
    void sockets_are_counted() {
        assertThat(ss("-s"))
                .isEqualTo("Total: 1\nTCP:   1 (estab 0, closed 0, orphaned 0, timewait 0)\n\n"
                        + "Transport Total     IP        IPv6\n"
                        + "RAW\t  0         0         0        \n"
                        + "UDP\t  0         0         0        \n"
                        + "TCP\t  1         1         0        \n"
                        + "INET\t  1         1         0        \n"
                        + "FRAG\t  0         0         0        \n\n");
    }

    @Test
    void ports_and_hosts_have_their_names() {
        assertThat(beside("echo http 80/tcp > /etc/services; nginx 2>/dev/null; ss -tl; ss -tln | tail -n 1;"
                        + " exec 3<>/dev/tcp/127.0.0.1/80; ss -Htr sport = :http"))
                .isEqualTo(HEADER
                        + "LISTEN 0      511          0.0.0.0:http      0.0.0.0:*          \n"
                        + SERVER
                        + "ESTAB 0      0      localhost:http localhost:32768\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state                 | 255 | Command line is not complete. Try option \"help\"",
                "-t state foo          | 255 | ss: wrong state name: foo",
                "-A '!tcp'             | 0   | ss: no socket tables to show with such filter.",
                "-Z                    | 1   | ss: SELinux is not enabled.",
                "-tan blah             | 1   | Error: an inet prefix is expected rather than \"blah\".",
                "-tan dst ::1          | 1   | Error: an inet prefix is expected rather than \":\".",
                "-6 -tan dst 127.0.0.1 | 1   | Error: an inet prefix is expected rather than \"127.0.0.1\".",
                "-tan sport = :http    | 1   | Error: \"http\" does not look like a port.",
                "-tan 'sport =:80'     | 1   | Error: \"=:80\" does not look like a port.",
                "-tan src '[::1'       | 1   | Cannot parse dst/src address.",
                "-tan 127.0.0.1        | 255 | ss: bison bellows (while parsing filter): \"syntax error!\" Sorry.",
                "-tan sport            | 255 | ss: bison bellows (while parsing filter): \"syntax error!\" Sorry.",
                "-tan '('              | 255 | ss: bison bellows (while parsing filter): \"syntax error!\" Sorry.",
                "-tan ')'              | 255 | ss: bison bellows (while parsing filter): \"syntax error!\" Sorry.",
                "-tan sport = 80 and   | 255 | ss: bison bellows (while parsing filter): \"syntax error!\" Sorry.",
                "-q                    | 255 | ss: invalid option -- 'q'",
                "--foo                 | 255 | ss: unrecognized option '--foo'",
                "-A foo                | 255 | ss: \"foo\" is illegal socket table id",
                "-f foo                | 255 | ss: \"foo\" is invalid family",
                "-tm                   | 255 | ss: option '-m' is not emulated",
                "-f netlink            | 255 | ss: 'netlink' is not emulated",
                "-tan dev eth0         | 255 | ss: 'dev' is not emulated",
            })
    void what_cannot_be_read_is_refused(String arguments, int status, String words) {
        assertThat(ss(arguments + "; echo $?")).startsWith(words + "\n").endsWith("\n" + status + "\n");
    }
}
