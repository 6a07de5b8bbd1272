package dev.drydock.userland.utility.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What is installed appears in the files. The words of apt-get are those of a real apt 2.6.1 beside a mirror; those of apk
 * could not be compared.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InstallTest {

    private static String run(String image, String network, String script) throws IOException, InterruptedException {
        try (ManualClock clock = new ManualClock();
                Engine engine = Engine.builder()
                        .clock(clock)
                        .seed(5)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build()) {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
            engine.containers()
                    .create(new CreateContainer(
                            "install",
                            "",
                            ContainerConfig.builder()
                                    .image(image)
                                    .cmd(List.of("sh", "-c", script))
                                    .build(),
                            HostConfig.builder().networkMode(network).build(),
                            null));
            engine.containers().start("install");
            clock.runUntilIdle();
            StringBuilder text = new StringBuilder();
            try (FrameSource frames = engine.containers().logs("install", LogOptions.ALL)) {
                for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
                    text.append(new String(frame.bytes(), StandardCharsets.UTF_8));
                }
            }
            return text.toString().replaceAll("\\(Reading database \\.\\.\\. (\\d+%)?\r", "");
        }
    }

    @Test
    void a_package_is_there_once_the_lists_were_fetched() throws IOException, InterruptedException {
        assertThat(run(
                        "debian",
                        "default",
                        "apt-get install -y wget; apt-get -qq update; apt-get install -y less 2>&1;"
                                + " dpkg -s less | sed -n 2p; command -v less; apt-get remove -y less >/dev/null;"
                                + " test -e /usr/bin/less; echo $?"))
                .isEqualTo("""
                        Reading package lists...
                        Building dependency tree...
                        E: Unable to locate package wget
                        Reading package lists...
                        Building dependency tree...
                        The following NEW packages will be installed:
                          less
                        0 upgraded, 1 newly installed, 0 to remove and 0 not upgraded.
                        Need to get 132 kB of archives.
                        After this operation, 321 kB of additional disk space will be used.
                        Get:1 http://deb.debian.org/debian bookworm/main amd64 less amd64 590-2.1~deb12u2 [132 kB]
                        Fetched 132 kB in 0s (0 B/s)
                        debconf: delaying package configuration, since apt-utils is not installed
                        Selecting previously unselected package less.\r
                        (Reading database ... 489 files and directories currently installed.)\r
                        Preparing to unpack .../less_590-2.1~deb12u2_amd64.deb ...\r
                        Unpacking less (590-2.1~deb12u2) ...\r
                        Setting up less (590-2.1~deb12u2) ...\r
                        Status: install ok installed
                        /usr/bin/less
                        1
                        """);
    }

    @Test
    void what_a_package_needs_is_asked_for_and_comes_with_it() throws IOException, InterruptedException {
        assertThat(run("debian", "default", "apt-get -qq update; echo n | apt-get install curl; echo $?"))
                .isEqualTo("""
                        Reading package lists...
                        Building dependency tree...
                        The following additional packages will be installed:
                          ca-certificates krb5-locales libbrotli1 libcurl4 libgssapi-krb5-2
                          libk5crypto3 libkeyutils1 libkrb5-3 libkrb5support0 libldap-2.5-0
                          libldap-common libnghttp2-14 libpsl5 librtmp1 libsasl2-2 libsasl2-modules
                          libsasl2-modules-db libssh2-1 libssl3 openssl publicsuffix
                        Suggested packages:
                          krb5-doc krb5-user libsasl2-modules-gssapi-mit
                          | libsasl2-modules-gssapi-heimdal libsasl2-modules-ldap libsasl2-modules-otp
                          libsasl2-modules-sql
                        The following NEW packages will be installed:
                          ca-certificates curl krb5-locales libbrotli1 libcurl4 libgssapi-krb5-2
                          libk5crypto3 libkeyutils1 libkrb5-3 libkrb5support0 libldap-2.5-0
                          libldap-common libnghttp2-14 libpsl5 librtmp1 libsasl2-2 libsasl2-modules
                          libsasl2-modules-db libssh2-1 libssl3 openssl publicsuffix
                        0 upgraded, 22 newly installed, 0 to remove and 0 not upgraded.
                        Need to get 6132 kB of archives.
                        After this operation, 15.8 MB of additional disk space will be used.
                        Do you want to continue? [Y/n] Abort.
                        1
                        """);
    }

    @Test
    void what_came_for_the_sake_of_others_goes_with_them() throws IOException, InterruptedException {
        assertThat(run(
                        "debian",
                        "default",
                        "apt-get -qq update; apt-get -qq install -y vim >/dev/null 2>&1; readlink -f /usr/bin/vi;"
                                + " apt-get -qq remove -y vim >/dev/null; apt-get autoremove -y | grep -A2 REMOVED;"
                                + " dpkg -l vim-common 2>&1 | tail -1"))
                .isEqualTo("/usr/bin/vim.basic\nThe following packages will be REMOVED:\n"
                        + "  libgpm2 libsodium23 vim-common vim-runtime xxd\n"
                        + "0 upgraded, 0 newly installed, 5 to remove and 0 not upgraded.\n"
                        + "dpkg-query: no packages found matching vim-common\n");
    }

    @Test
    void without_a_network_the_lists_cannot_be_fetched() throws IOException, InterruptedException {
        assertThat(run("debian", "none", "apt-get -qq update; echo $?; apt-get install -y curl; echo $?"))
                .isEqualTo("""
                        W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'
                        W: Failed to fetch http://deb.debian.org/debian/dists/bookworm-updates/InRelease  Temporary failure resolving 'deb.debian.org'
                        W: Failed to fetch http://deb.debian.org/debian-security/dists/bookworm-security/InRelease  Temporary failure resolving 'deb.debian.org'
                        W: Some index files failed to download. They have been ignored, or old ones used instead.
                        0
                        Reading package lists...
                        Building dependency tree...
                        E: Unable to locate package curl
                        100
                        """);
    }

    @Test
    void apk_puts_programs_in_the_place_of_links_and_gives_them_back() throws IOException, InterruptedException {
        assertThat(
                        run(
                                "alpine",
                                "default",
                                "apk add --no-cache -q coreutils; ls --version | head -1; apk del -q coreutils; readlink /bin/ls;"
                                        + " apk add -q nosuch; echo $?; apk add -q bash; bash -c 'echo $((2+3))'; apk info -e bash"))
                .isEqualTo("ls (GNU coreutils) 9.1\n/bin/busybox\nERROR: unable to select packages:\n"
                        + "  nosuch (no such package):\n    required by: world[nosuch]\n1\n5\nbash\n");
    }
}
