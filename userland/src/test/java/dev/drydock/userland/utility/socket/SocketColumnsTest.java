package dev.drydock.userland.utility.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Tables as {@code ss} of iproute2 6.1 laid them out in a container. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketColumnsTest {
    private static final String PROCESS = " users:((\"perl\",pid=1,fd=%d))";

    private static List<String> row(
            String table, String state, String queues, String local, String remote, String users) {
        List<String> cells = new ArrayList<>(List.of(table, state));
        for (String queue : queues.split(" ", -1)) {
            cells.add(String.format("%-6s", queue));
        }
        for (String place : List.of(local, remote)) {
            int colon = place.lastIndexOf(':') + 1;
            cells.add(place.substring(0, colon));
            cells.add(place.substring(colon));
        }
        cells.add(users);
        return cells;
    }

    private static SocketColumns sockets(boolean withNetid) {
        SocketColumns columns = new SocketColumns(withNetid, true);
        columns.header();
        if (withNetid) {
            columns.row(row("udp", "UNCONN", "832 0", "0.0.0.0:53", "0.0.0.0:*", PROCESS.formatted(5)));
            columns.row(row("udp", "ESTAB", "0 0", "127.0.0.1:51543", "127.0.0.1:53", PROCESS.formatted(10)));
        }
        columns.row(row("tcp", "LISTEN", "0 4096", "127.0.0.11:35721", "0.0.0.0:*", ""));
        columns.row(row("tcp", "LISTEN", "0 9", "*:7006", "*:*", PROCESS.formatted(6)));
        columns.row(row(
                "tcp", "ESTAB", "0 0", "[::ffff:127.0.0.1]:7006", "[::ffff:127.0.0.1]:58790", PROCESS.formatted(9)));
        return columns;
    }

    @Test
    void columns_are_as_wide_as_what_is_in_them() {
        assertThat(sockets(true).text(0)).isEqualTo("""
                Netid State  Recv-Q Send-Q      Local Address:Port        Peer Address:Port Process                      \

                udp   UNCONN 832    0                 0.0.0.0:53               0.0.0.0:*     users:(("perl",pid=1,fd=5)) \

                udp   ESTAB  0      0               127.0.0.1:51543          127.0.0.1:53    users:(("perl",pid=1,fd=10))
                tcp   LISTEN 0      4096           127.0.0.11:35721            0.0.0.0:*                                 \

                tcp   LISTEN 0      9                       *:7006                   *:*     users:(("perl",pid=1,fd=6)) \

                tcp   ESTAB  0      0      [::ffff:127.0.0.1]:7006  [::ffff:127.0.0.1]:58790 users:(("perl",pid=1,fd=9)) \

                """);
    }

    @Test
    void a_table_that_is_too_wide_fills_whole_lines_of_the_terminal() {
        assertThat(sockets(true).text(60).lines())
                .startsWith(
                        "Netid  State   Recv-Q  Send-Q          Local Address:Port            Peer Address:Port   Process"
                                + "                        ",
                        "udp    UNCONN  832     0                     0.0.0.0:53                   0.0.0.0:*       users:"
                                + "((\"perl\",pid=1,fd=5))   ")
                .allSatisfy(line -> assertThat(line).hasSize(120));
    }

    @Test
    void what_is_left_of_a_terminal_is_shared_among_the_columns() {
        assertThat(sockets(false).text(200).lines().skip(1))
                .startsWith(
                        "LISTEN             0                  4096                                     127.0.0.11:35721"
                                + "                                      0.0.0.0:*"
                                + "                                                          ")
                .allSatisfy(line -> assertThat(line).hasSize(200));
    }

    @Test
    void the_very_last_cell_is_not_measured() {
        SocketColumns columns = new SocketColumns(false, false);
        columns.header();
        columns.row(row("tcp", "LISTEN", "0 511", "0.0.0.0:80", "0.0.0.0:*", PROCESS.formatted(5)));
        assertThat(columns.text(0))
                .isEqualTo("Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n"
                        + "0      511          0.0.0.0:80        0.0.0.0:*    users:((\"perl\",pid=1,fd=5))\n");
    }

    @Test
    void nothing_is_shown_of_no_sockets_without_a_header() {
        assertThat(new SocketColumns(true, true).text(80)).isEmpty();
    }
}
