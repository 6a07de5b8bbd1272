package dev.drydock.userland.server.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.userland.server.ServedContainer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What redis keeps in files, and its own client. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedisFilesTest {
    private static final String SERVE = "exec redis-server --protected-mode no";
    /** A {@code dump.rdb} that redis 7.0.15 has written: texts, numbers, and small collections in their dense forms. */
    private static final String DUMP = """
            UkVESVMwMDEw+glyZWRpcy12ZXIGNy4wLjE1+gpyZWRpcy1iaXRzwED6BWN0aW1lwjulCmv6CHVz
            ZWQtbWVtwojAQQD6CGFvZi1iYXNlwAD+APsKARIBbAECGBgAAAAFAIFhAoFiAsEsAt/7AvJwEQEE
            /xEBehUVAAAABACBdwLf/QKBbQKDMS41BP8LAWkMAgAAAAIAAAABAAIAAAFhwAH83Hw69ooCAAAA
            AXQBeBABaA0NAAAAAgCBZgKBdgL/AAFuwpDu/v8AAWIFaGVsbG8ABGxvbmfDCUBAAWFh4DMAAWFh
            AgFzAgF5AXj/6rQ93Qk0QIk=
            """;

    /** A server that was started, has run some commands by its own client, and has ended; and what runs behind it. */
    private static ServedContainer after(String options, String commands, String then) {
        ServedContainer container = new ServedContainer(
                "redis",
                "redis-server " + options + " > /log & sleep 1; redis-cli <<'END'\n" + commands + "\nEND\nwait; "
                        + then);
        container.clock.advance(Duration.ofSeconds(1));
        container.settle();
        return container;
    }

    @Test
    void what_was_saved_is_there_again() throws IOException {
        String commands = "set a 1\nset t x px 100000000\nrpush l a b\nhset h f v\nsadd s x\nzadd z 1.5 m\nselect 3\n"
                + "set b 2\nshutdown save";
        try (ServedContainer redis = after("", commands, SERVE)) {
            assertThat(redis.exchange("GET a\r\nLRANGE l 0 -1\r\nHGET h f\r\nSMEMBERS s\r\nZSCORE z m\r\nEXISTS t\r\n"
                            + "SELECT 3\r\nGET b\r\n"))
                    .isEqualTo("$1\r\n1\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n$1\r\nv\r\n*1\r\n$1\r\nx\r\n$3\r\n1.5\r\n"
                            + ":1\r\n+OK\r\n$1\r\n2\r\n");
            assertThat(redis.output()).contains("Done loading RDB, keys loaded: 7, keys expired: 0.");
        }
    }

    @Test
    void what_was_written_down_is_there_again() throws IOException {
        String commands = "set a 1 ex 100\nrpush l a b c\nspop missing\nincrbyfloat f 2.5\nlpop l\nselect 2\nset b 2\n"
                + "shutdown nosave";
        String options = "--appendonly yes --save ''";
        try (ServedContainer redis = after(options, commands, SERVE + " " + options)) {
            assertThat(redis.exchange("TTL a\r\nLRANGE l 0 -1\r\nGET f\r\nSELECT 2\r\nGET b\r\n"))
                    .isEqualTo(":100\r\n*2\r\n$1\r\nb\r\n$1\r\nc\r\n$3\r\n2.5\r\n+OK\r\n$1\r\n2\r\n");
            assertThat(redis.output())
                    .contains(
                            " * DB loaded from append only file: ",
                            " * Opening AOF incr file appendonly.aof.1.incr.aof");
        }
    }

    @Test
    void what_redis_itself_has_saved_is_understood() throws IOException {
        String script = "cd /data; base64 -d > dump.rdb <<'END'\n" + DUMP + "END\n" + SERVE;
        try (ServedContainer redis = new ServedContainer("redis", script)) {
            assertThat(redis.exchange(
                            "MGET a b n\r\nLRANGE l 0 -1\r\nHGETALL h\r\nZRANGE z 0 -1 WITHSCORES\r\nSCARD s\r\n"
                                    + "SMEMBERS i\r\nSTRLEN long\r\nDBSIZE\r\n"))
                    .isEqualTo("*3\r\n$1\r\n1\r\n$5\r\nhello\r\n$6\r\n-70000\r\n"
                            + "*5\r\n$1\r\na\r\n$1\r\nb\r\n$3\r\n300\r\n$2\r\n-5\r\n$5\r\n70000\r\n"
                            + "*2\r\n$1\r\nf\r\n$1\r\nv\r\n"
                            + "*4\r\n$1\r\nw\r\n$2\r\n-3\r\n$1\r\nm\r\n$3\r\n1.5\r\n:2\r\n"
                            + "*2\r\n$1\r\n1\r\n$1\r\n2\r\n:64\r\n:10\r\n");
        }
    }

    @Test
    void a_snapshot_that_is_broken_ends_the_server() {
        String script = "cd /data; echo nothing of value > dump.rdb; exec redis-server";
        try (ServedContainer redis = new ServedContainer("redis", script)) {
            assertThat(redis.output())
                    .contains("# Wrong signature trying to load DB from file\n")
                    .endsWith("# Fatal error loading the DB, check server logs. Exiting.\n");
        }
    }

    @Test
    void the_client_shows_answers_to_people_and_to_programs() {
        String commands = "redis-cli rpush l a 'b c'; redis-cli lrange l 0 -1; redis-cli --no-raw lrange l 0 -1; "
                + "redis-cli --csv lrange l 0 -1; redis-cli get missing; redis-cli foo; redis-cli -e foo || echo $?; "
                + "redis-cli -p 1 ping || echo $?; redis-cli --nothing; echo x | redis-cli -x set k; redis-cli get k";
        String script = "redis-server > /log & sleep 1; { " + commands + "; } 2>&1";
        try (ServedContainer redis = new ServedContainer("redis", script)) {
            redis.clock.advance(Duration.ofSeconds(1));
            assertThat(redis.output()).isEqualTo("""
                    2
                    a
                    b c
                    1) "a"
                    2) "b c"
                    "a","b c"

                    ERR unknown command 'foo', with args beginning with:\s

                    ERR unknown command 'foo', with args beginning with:\s
                    1
                    Could not connect to Redis at 127.0.0.1:1: Connection refused
                    1
                    Unrecognized option or bad number of args for: '--nothing'
                    OK
                    x

                    """);
        }
    }

    @Test
    void a_setting_that_cannot_be_is_refused_in_the_words_of_redis() {
        String script = "redis-server --port abc; redis-server --foo bar; redis-server --tls-port 1; exit 0";
        try (ServedContainer redis = new ServedContainer("redis", script)) {
            assertThat(redis.errors()).isEqualTo("""

                    *** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***
                    Reading the configuration file, at line 2
                    >>> 'port "abc"'
                    argument couldn't be parsed into an integer

                    *** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***
                    Reading the configuration file, at line 2
                    >>> 'foo "bar"'
                    Bad directive or wrong number of arguments

                    *** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***
                    Reading the configuration file, at line 2
                    >>> 'tls-port "1"'
                    'tls-port' is not emulated
                    """);
        }
    }
}
