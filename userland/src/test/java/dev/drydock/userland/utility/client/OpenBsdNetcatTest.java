package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Debian's {@code nc} does what netcat-openbsd 1.219 did on a Debian 12. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenBsdNetcatTest {
    private static final String INSTALLED =
            "{ apt-get update; apt-get install -y netcat-openbsd; } >/dev/null 2>&1; cd /tmp; ";

    private static String run(String script) throws IOException, InterruptedException {
        try (ManualClock clock = new ManualClock();
                Engine engine = Engine.builder()
                        .clock(clock)
                        .seed(5)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build()) {
            engine.registries().pull(PullRequest.of("debian")).run(progress -> {});
            ContainerHandle container = engine.run("debian", "sh", "-c", INSTALLED + script);
            clock.runUntil(() -> !container.state().running());
            assertThat(container.state().running()).as(container.logs()).isFalse();
            return container.logs();
        }
    }

    @Test
    void what_is_typed_here_comes_out_there() throws IOException, InterruptedException {
        assertThat(run("nc -lv -p 7011 >got 2>told & sleep 1; echo hi | nc -v -N 127.0.0.1 7011 2>&1; echo $?; wait $!;"
                        + " echo $?; cat got; sed 's/ [0-9]*$/ PORT/' told"))
                .isEqualTo("""
                        Connection to 127.0.0.1 7011 port [tcp/*] succeeded!
                        0
                        0
                        hi
                        Listening on 0.0.0.0 PORT
                        Connection received on localhost PORT
                        """);
    }

    @Test
    void ports_that_are_closed_are_told_of() throws IOException, InterruptedException {
        assertThat(run(
                        "nc -zv 127.0.0.1 1-3; echo $?; nc -z 127.0.0.1 1; echo $?; nc -4zv localhost 1; nc -zvn localhost 1;"
                                + " nc -v nosuch 80; echo $?"))
                .isEqualTo("""
                        nc: connect to 127.0.0.1 port 1 (tcp) failed: Connection refused
                        nc: connect to 127.0.0.1 port 2 (tcp) failed: Connection refused
                        nc: connect to 127.0.0.1 port 3 (tcp) failed: Connection refused
                        1
                        1
                        nc: connect to localhost (127.0.0.1) port 1 (tcp) failed: Connection refused
                        nc: getaddrinfo for host "localhost" port 1: Name or service not known
                        nc: getaddrinfo for host "nosuch" port 80: Name or service not known
                        1
                        """);
    }

    @Test
    void a_listener_that_keeps_on_takes_one_after_the_other() throws IOException, InterruptedException {
        assertThat(run(
                        "nc -lk 127.0.0.1 7013 >got & sleep 1; nc -z 127.0.0.1 7013; echo $?; echo a | nc -q0 127.0.0.1 7013;"
                                + " echo $?; echo b | nc -N 127.0.0.1 7013; sleep 1; kill $!; cat got"))
                .isEqualTo("0\n0\na\nb\n");
    }

    @Test
    void who_waits_too_long_goes() throws IOException, InterruptedException {
        assertThat(run("nc -lk 7014 >got & sleep 1; echo a | nc -w 2 127.0.0.1 7014; echo $?; kill $!; cat got"))
                .isEqualTo("0\na\n");
    }

    @Test
    void datagrams_are_carried_too() throws IOException, InterruptedException {
        assertThat(run("nc -luv 7015 >got 2>told & sleep 1; echo u | nc -u -w1 127.0.0.1 7015; kill $!; cat got;"
                        + " sed 's/ [0-9]*$/ PORT/' told"))
                .isEqualTo("u\nBound on 0.0.0.0 PORT\nConnection received on localhost PORT\n");
    }

    @Test
    void a_wrong_line_is_refused() throws IOException, InterruptedException {
        assertThat(run("nc localhost; nc -l; nc 127.0.0.1 foo; nc 127.0.0.1 99999; nc 127.0.0.1 0; nc -w x a 1;"
                        + " nc -l -z 7; nc -k a 1; nc -p abc -l; nc 2>&1 | head -n 1; nc --help 2>&1 | head -n 1"))
                .isEqualTo("""
                        nc: missing port number
                        nc: missing port number
                        nc: port number invalid: foo
                        nc: port number too large: 99999
                        nc: port number too small: 0
                        nc: timeout invalid: x
                        nc: cannot use -z and -l
                        nc: must use -l with -k
                        nc: getaddrinfo: Servname not supported for ai_socktype
                        usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]
                        nc: invalid option -- '-'
                        """);
    }
}
