package dev.drydock.userland.server.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.userland.server.ServedContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What redis 7.0.15 answers to clients. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisTest {
    private final ServedContainer redis = new ServedContainer("redis", "exec redis-server --protected-mode no");

    @AfterEach
    void close() {
        redis.close();
    }

    private String ask(String... commands) throws IOException {
        return redis.exchange(String.join("\r\n", commands) + "\r\n");
    }

    /** Recorded in a real engine's container, one connection for all. */
    @Test
    void commands_are_answered_as_redis_does() throws IOException {
        ServedContainer.Client client = redis.connect();
        List<String> wrong = new ArrayList<>();
        for (String exchange : recorded().substring(2).split("\n> ")) {
            int end = exchange.indexOf('\n');
            client.send(exchange.substring(0, end) + "\r\n");
            String heard =
                    client.hear().replace("\r\n", "\n").replace("\0", "\\0").stripTrailing();
            String expected = exchange.substring(end + 1).stripTrailing();
            if (!heard.equals(expected)) {
                wrong.add(exchange.substring(0, end) + ": " + heard + " instead of " + expected);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String recorded() throws IOException {
        try (InputStream stream = RedisTest.class.getResourceAsStream("recorded")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_key_is_gone_when_its_time_is_over() throws IOException {
        assertThat(ask("SET k v EX 10", "TTL k")).isEqualTo("+OK\r\n:10\r\n");
        redis.clock.advance(Duration.ofSeconds(9));
        assertThat(ask("GET k", "TTL k")).isEqualTo("$1\r\nv\r\n:1\r\n");
        redis.clock.advance(Duration.ofSeconds(1));
        assertThat(ask("GET k", "TTL k", "DBSIZE")).isEqualTo("$-1\r\n:-2\r\n:0\r\n");
    }

    @Test
    void who_waits_for_an_element_gets_the_first_that_comes() throws IOException {
        ServedContainer.Client first = redis.connect();
        first.send("BLPOP a b 0\r\n");
        ServedContainer.Client second = redis.connect();
        second.send("BLPOP b 0\r\n");
        assertThat(first.hear() + second.hear()).isEmpty();
        assertThat(ask("RPUSH b x")).isEqualTo(":1\r\n");
        assertThat(first.hear()).isEqualTo("*2\r\n$1\r\nb\r\n$1\r\nx\r\n");
        assertThat(second.hear()).isEmpty();
        assertThat(ask("RPUSH b y z", "LLEN b")).isEqualTo(":2\r\n:1\r\n");
        assertThat(second.hear()).isEqualTo("*2\r\n$1\r\nb\r\n$1\r\ny\r\n");
    }

    @Test
    void who_waits_in_vain_is_told_so_and_goes_on() throws IOException {
        ServedContainer.Client client = redis.connect();
        client.send("BLPOP a 2.5\r\nBLMOVE a b LEFT LEFT 1\r\nPING\r\n");
        redis.clock.advance(Duration.ofMillis(2499));
        assertThat(client.hear()).isEmpty();
        redis.clock.advance(Duration.ofMillis(1));
        assertThat(client.hear()).isEqualTo("*-1\r\n");
        redis.clock.advance(Duration.ofSeconds(1));
        assertThat(client.hear()).isEqualTo("$-1\r\n+PONG\r\n");
    }

    @Test
    void a_message_reaches_whoever_listens() throws IOException {
        ServedContainer.Client client = redis.connect();
        client.send("SUBSCRIBE news\r\nPSUBSCRIBE n*\r\n");
        assertThat(client.hear())
                .isEqualTo(
                        "*3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n*3\r\n$10\r\npsubscribe\r\n$2\r\nn*\r\n:2\r\n");
        assertThat(ask("PUBLISH news hello", "PUBLISH other x")).isEqualTo(":2\r\n:0\r\n");
        assertThat(client.hear())
                .isEqualTo("*3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$5\r\nhello\r\n"
                        + "*4\r\n$8\r\npmessage\r\n$2\r\nn*\r\n$4\r\nnews\r\n$5\r\nhello\r\n");
        client.send("GET k\r\nPING\r\n");
        assertThat(client.hear())
                .isEqualTo("-ERR Can't execute 'get': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are "
                        + "allowed in this context\r\n*2\r\n$4\r\npong\r\n$0\r\n\r\n");
    }

    @Test
    void a_transaction_is_off_when_a_watched_key_has_changed() throws IOException {
        ServedContainer.Client client = redis.connect();
        client.send("WATCH k\r\nMULTI\r\nSET k mine\r\n");
        assertThat(ask("SET k theirs")).isEqualTo("+OK\r\n");
        client.send("EXEC\r\nGET k\r\n");
        assertThat(client.hear()).isEqualTo("+OK\r\n+OK\r\n+QUEUED\r\n*-1\r\n$6\r\ntheirs\r\n");
    }

    @Test
    void requests_may_come_in_pieces_and_several_at_once() throws IOException {
        ServedContainer.Client client = redis.connect();
        client.send("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$3\r\na");
        assertThat(client.hear()).isEmpty();
        client.send("\r\n\r\n*2\r\n$3\r\nGET\r\n$1\r\nk\r\nPI");
        assertThat(client.hear()).isEqualTo("+OK\r\n$3\r\na\r\n\r\n");
        client.send("NG\r\n");
        assertThat(client.hear()).isEqualTo("+PONG\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*1|PING; expected '$', got 'P'",
                "*x|; invalid multibulk length",
                "*1|$x|; invalid bulk length",
                "GET \"k|; unbalanced quotes in request",
            })
    void who_does_not_speak_the_protocol_is_told_and_left(String sent, String words) throws IOException {
        ServedContainer.Client client = redis.connect();
        client.send(sent.replace("|", "\r\n") + "\r\n");
        assertThat(client.hear()).isEqualTo("-ERR Protocol error: " + words + "\r\n");
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void without_the_password_nothing_is_answered() throws IOException {
        ServedContainer.Client client = redis.connect();
        client.send("CONFIG SET requirepass secret\r\nGET k\r\n");
        assertThat(client.hear()).isEqualTo("+OK\r\n$-1\r\n");
        assertThat(ask("GET k", "AUTH wrong", "AUTH secret", "GET k"))
                .isEqualTo("-NOAUTH Authentication required.\r\n"
                        + "-WRONGPASS invalid username-password pair or user is disabled.\r\n+OK\r\n$-1\r\n");
        assertThat(ask("HELLO 3 AUTH default secret")).startsWith("%7\r\n$6\r\nserver\r\n$5\r\nredis\r\n");
    }

    @Test
    void the_third_version_of_the_protocol_knows_more_kinds() throws IOException {
        assertThat(ask(
                        "HELLO 3",
                        "HSET h f v",
                        "HGETALL h",
                        "SADD s 1",
                        "SMEMBERS s",
                        "ZADD z 1.5 m",
                        "ZSCORE z m",
                        "GET x"))
                .endsWith(":1\r\n%1\r\n$1\r\nf\r\n$1\r\nv\r\n:1\r\n~1\r\n$1\r\n1\r\n:1\r\n,1.5\r\n_\r\n");
    }

    @Test
    void a_command_that_is_not_emulated_is_refused_by_name() throws IOException {
        assertThat(ask("EVAL x 0")).isEqualTo("-ERR 'eval' is not emulated\r\n");
        assertThat(ask("CONFIG SET notify-keyspace-events KEA"))
                .isEqualTo("-ERR CONFIG SET failed (possibly related to argument 'notify-keyspace-events') - "
                        + "'notify-keyspace-events' is not emulated\r\n");
    }

    @Test
    void what_has_changed_often_enough_is_saved_by_a_process_of_its_own() throws IOException {
        StringBuilder commands = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            commands.append("INCR n\r\n");
        }
        redis.exchange(commands.toString());
        redis.clock.advance(Duration.ofSeconds(302));
        assertThat(redis.output())
                .contains(
                        " * 100 changes in 300 seconds. Saving...\n",
                        " * DB saved on disk\n",
                        " * Background saving terminated with success\n");
        assertThat(ask("INFO persistence")).contains("rdb_changes_since_last_save:0\r\n");
    }

    @Test
    void its_log_is_that_of_redis() {
        assertThat(redis.output().lines().map(line -> line.replaceFirst("\\d\\d \\w{3} \\d{4} \\S+", "TIME")))
                .startsWith(
                        "1:C TIME # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo",
                        "1:C TIME # Redis version=7.0.15, bits=64, commit=00000000, modified=0, pid=1, just started",
                        "1:C TIME # Configuration loaded",
                        "1:M TIME * monotonic clock: POSIX clock_gettime",
                        "1:M TIME * Running mode=standalone, port=6379.",
                        "1:M TIME # Server initialized")
                .endsWith("1:M TIME * Ready to accept connections");
    }
}
