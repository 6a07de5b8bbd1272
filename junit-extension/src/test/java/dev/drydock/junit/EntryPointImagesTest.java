package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.network.CreateNetwork;
import dev.drydock.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Images with scripts as entry points and health checks, in the manner of public ones, are run, asked, and stopped. */
@EmulatedDocker(
        images = {"alpine", "busybox", "debian"},
        time = EngineTime.VIRTUAL)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EntryPointImagesTest {
    private static final String DATABASE = """
            #!/bin/bash
            set -Eeo pipefail
            shopt -s nullglob
            file_env() {
                local var="$1" file_var="${1}_FILE"
                if [ "${!var:-}" ] && [ "${!file_var:-}" ]; then
                    printf >&2 'error: both %s and %s are set (but are exclusive)\\n' "$var" "$file_var"
                    exit 1
                fi
                local val="${!var:-}"
                if [ "${!file_var:-}" ]; then val="$(< "${!file_var}")"; fi
                export "$var"="$val"
                unset "$file_var"
            }
            stop() {
                echo "received a fast shutdown request"
                kill -TERM "$worker"
                wait "$worker" || :
                rm -f /run/db.ready
                echo "database system is shut down"
                exit 0
            }
            if [ "${1:0:1}" = - ]; then set -- database "$@"; fi
            if [ "$1" = database ]; then
                file_env DB_PASSWORD
                mkdir -p "$DATA" && chmod 700 "$DATA" && chown -R www-data "$DATA"
                if [ ! -s "$DATA/VERSION" ]; then
                    echo 16 > "$DATA/VERSION"
                    for f in /docker-entrypoint-initdb.d/*; do
                        case "$f" in
                            *.sh) echo "sourcing ${f##*/}"; . "$f" ;;
                            *.sql) echo "running ${f##*/}"; sed 's/^/  /' "$f" ;;
                            *) echo "ignoring ${f##*/}" ;;
                        esac
                    done
                else
                    echo "data of version $(cat "$DATA/VERSION") is there"
                fi
                trap stop TERM INT
                sleep infinity & worker=$!
                sleep "${STARTUP:-3}"
                touch /run/db.ready
                echo "ready with a password of ${#DB_PASSWORD} letters"
                wait "$worker"
            fi
            exec "$@"
            """;

    private final Engine engine;
    private final ManualClock clock;

    EntryPointImagesTest(Engine engine, ManualClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    private void define(String image, String base, String script, String... command) {
        engine.define(
                image,
                definition -> definition
                        .from(base)
                        .file("/docker-entrypoint.sh", 0755, script.getBytes(StandardCharsets.UTF_8))
                        .entrypoint("/docker-entrypoint.sh")
                        .command(command));
    }

    private void defineDatabase() {
        engine.define(
                "acme/database",
                definition -> definition
                        .from("debian")
                        .file("/docker-entrypoint.sh", 0755, DATABASE.getBytes(StandardCharsets.UTF_8))
                        .file("/docker-entrypoint-initdb.d/10-env.sh", "export SEEN=yes\n")
                        .file("/docker-entrypoint-initdb.d/20-schema.sql", "create table a;\n")
                        .file("/docker-entrypoint-initdb.d/README", "")
                        .file("/run/secrets/password", "s3cret\n")
                        .env("DATA", "/var/lib/database/data")
                        .entrypoint("/docker-entrypoint.sh")
                        .command("database")
                        .healthcheck("test -e /run/db.ready && [ -s \"$DATA/VERSION\" ]", Duration.ofSeconds(2), 3));
    }

    @Test
    void a_database_initializes_itself_becomes_healthy_and_shuts_down_when_it_is_stopped() {
        defineDatabase();
        ContainerHandle database =
                engine.run("acme/database", run -> run.name("db").env("DB_PASSWORD_FILE", "/run/secrets/password"));
        assertThat(database).hasHealth("starting");
        clock.advance(Duration.ofSeconds(5));
        assertThat(database).isHealthy();

        database.stop();

        assertThat(database).hasExitCode(0);
        assertThat(database.logs()).isEqualTo("""
                        sourcing 10-env.sh
                        running 20-schema.sql
                          create table a;
                        ignoring README
                        ready with a password of 6 letters
                        received a fast shutdown request
                        database system is shut down
                        """);
    }

    @Test
    void a_database_that_starts_again_finds_what_it_had_initialized() {
        defineDatabase();
        ContainerHandle database =
                engine.run("acme/database", run -> run.name("db").env("DB_PASSWORD", "pw"));
        clock.advance(Duration.ofSeconds(5));
        database.stop();
        database.start();
        clock.advance(Duration.ofSeconds(5));

        assertThat(database).isHealthy().hasLogLine("data of version 16 is there");
        assertThat(database.exec("stat", "-c", "%U %a", "/var/lib/database/data")
                        .output())
                .isEqualTo("www-data 700\n");
    }

    @Test
    void an_entry_point_refuses_two_sources_of_a_secret() {
        defineDatabase();
        ContainerHandle database = engine.run(
                "acme/database",
                run -> run.name("db").env("DB_PASSWORD", "pw").env("DB_PASSWORD_FILE", "/run/secrets/password"));
        assertThat(database)
                .hasExitCode(1)
                .hasLogLine("error: both DB_PASSWORD and DB_PASSWORD_FILE are set (but are exclusive)");
    }

    @Test
    void an_entry_point_becomes_the_command_that_it_is_given() {
        defineDatabase();
        ContainerHandle shell = engine.run("acme/database", "sh", "-c", "echo \"$$ $0 $*\"; exit 7", "a", "b c");
        assertThat(shell).hasExitCode(7);
        assertThat(shell.logs()).isEqualTo("1 a b c\n");
    }

    @Test
    void an_application_waits_for_its_database_by_netcat() {
        engine.networks().create(CreateNetwork.named("shop"));
        define("acme/app", "alpine", """
                #!/bin/sh
                set -eu
                tries=0
                until nc -w 1 "$DB_HOST" "$DB_PORT" < /dev/null > /dev/null 2>&1; do
                    tries=$((tries + 1))
                    [ "$tries" -lt 30 ] || { echo "gave up" >&2; exit 1; }
                    sleep 1
                done
                echo "database is up after $tries tries"
                exec "$@"
                """, "sleep", "1000");
        ContainerHandle application = engine.run(
                "acme/app",
                run -> run.name("app").network("shop").env("DB_HOST", "db").env("DB_PORT", "6379"));
        clock.advance(Duration.ofMillis(4500));
        assertThat(application).isRunning();
        engine.run(
                "alpine",
                run -> run.name("db")
                        .network("shop")
                        .command("sh", "-c", "while :; do nc -l -p 6379 < /dev/null; done"));
        clock.advance(Duration.ofSeconds(3));
        assertThat(application).hasLogLine("database is up after 5 tries");
        assertThat(application.exec("cat", "/proc/1/cmdline").output()).isEqualTo("sleep\u00001000\u0000");
    }

    @Test
    void a_wrapper_passes_signals_on_and_ends_as_its_child_does() {
        define(
                "acme/wrapped",
                "debian",
                """
                #!/bin/bash
                child=
                for signal in TERM INT HUP USR1; do
                    trap "echo passes $signal on; kill -$signal \\$child" $signal
                done
                "$@" & child=$!
                while :; do
                    wait "$child"; status=$?
                    kill -0 "$child" 2>/dev/null || break
                done
                echo "child ended with $status"
                exit "$status"
                """,
                "bash",
                "-c",
                "trap 'echo reloaded' USR1; trap 'echo bye; exit 3' TERM; echo up; while :; do sleep 1 & wait $!; done");
        ContainerHandle wrapped = engine.run("acme/wrapped");
        clock.advance(Duration.ofMillis(500));
        wrapped.kill("USR1");
        clock.advance(Duration.ofMillis(100));
        wrapped.stop();

        assertThat(wrapped).hasExitCode(3);
        assertThat(wrapped.logs()).isEqualTo("up\npasses USR1 on\nreloaded\npasses TERM on\nbye\nchild ended with 3\n");
    }

    @Test
    void a_web_server_is_asked_for_its_health_by_wget_until_it_is_ill() {
        engine.define(
                "acme/web",
                definition -> definition
                        .from("busybox")
                        .file("/www/health", "ok\n")
                        .file("/docker-entrypoint.sh", 0755, """
                                #!/bin/sh
                                set -e
                                PUID=${PUID:-911} PGID=${PGID:-911}
                                addgroup -g "$PGID" app
                                adduser -D -H -u "$PUID" -G app app
                                chown -R app:app /www
                                echo "User uid: $(id -u app), gid: $(id -g app)"
                                sleep 3
                                exec httpd -f -p 80 -h /www
                                """.getBytes(StandardCharsets.UTF_8))
                        .entrypoint("/docker-entrypoint.sh")
                        .healthcheck(
                                "wget -q -O - http://127.0.0.1/health | grep -qx ok || exit 1",
                                Duration.ofSeconds(2),
                                2));
        ContainerHandle web = engine.run("acme/web", run -> run.name("web").env("PUID", "1234"));
        clock.advance(Duration.ofSeconds(5));
        assertThat(web).isHealthy().hasLogLine("User uid: 1234, gid: 911");
        assertThat(web.exec("stat", "-c", "%u:%g", "/www/health").output()).isEqualTo("1234:911\n");

        web.exec("rm", "/www/health");
        clock.advance(Duration.ofSeconds(4));

        assertThat(web).isUnhealthy();
    }

    @Test
    void a_container_makes_a_backup_each_day_and_keeps_the_latest_ones() {
        define("acme/backup", "alpine", """
                #!/bin/sh
                set -eu
                trap 'echo "stopped after $n"; exit 0' TERM
                mkdir -p /backup /data; echo row > /data/table
                n=0
                while :; do
                    name=/backup/db-$(date +%Y%m%d).tar.gz
                    tar -czf "$name" -C / data
                    n=$((n + 1))
                    find /backup -name 'db-*.tar.gz' -mtime +2 -exec rm {} \\;
                    echo "made ${name##*/}, keeps $(ls /backup | wc -l)"
                    sleep 86400 & wait $!
                done
                """);
        ContainerHandle backup = engine.run("acme/backup");
        clock.advance(Duration.ofDays(5).plusHours(1));
        String kept = backup.exec("sh", "-c", "tar -tzf $(ls -t /backup/* | head -n 1); ls /backup | wc -l")
                .output();
        backup.stop();

        assertThat(kept).isEqualTo("data/\ndata/table\n3\n");
        assertThat(backup).hasExitCode(0).hasLogLine("stopped after 6");
    }

    @Test
    void a_container_that_shows_a_log_does_not_hear_that_it_is_to_stop() {
        define("acme/tail", "alpine", """
                #!/bin/sh
                set -e
                mkdir -p /var/log/app
                : > /var/log/app/app.log
                (n=0; while [ $n -lt 3 ]; do n=$((n + 1)); sleep 10; echo "line $n" >> /var/log/app/app.log; done) &
                exec tail -n 0 -f /var/log/app/app.log
                """);
        ContainerHandle shown = engine.run("acme/tail");
        clock.advance(Duration.ofMinutes(1));
        assertThat(shown.logs()).isEqualTo("line 1\nline 2\nline 3\n");

        clock.letTimePass(() -> shown.stop());

        assertThat(shown).hasExitCode(137);
    }
}
