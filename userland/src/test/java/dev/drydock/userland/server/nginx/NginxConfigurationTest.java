package dev.drydock.userland.server.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.userland.server.ServedContainer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nginx 1.22.1 of Debian says of configurations; {@code nginx -t} of the same texts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NginxConfigurationTest {
    private static final String WHERE = " in /c:1";

    private static String errors(String configuration, String command) {
        try (ServedContainer nginx = new ServedContainer(
                "nginx", "cat > /c <<'END'\n" + configuration + "\nEND\n" + command + " 2>&1 >/dev/null")) {
            return nginx.output().replaceAll("(?m)^\\d{4}/\\S+ \\S+ ", "").replaceAll("\\] \\d+#\\d+", "]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "events{} http{ foo 1; }|unknown directive \"foo\"",
                "events{} http{ server { root; } }|invalid number of arguments in \"root\" directive",
                "events{} http{ server { root /a; root /b; } }|\"root\" directive is duplicate",
                "events{} http{ server { root /a }|unexpected \"}\"",
                "events{} http{ ; }|unexpected \";\"",
                "events{} http{ } }|unexpected \"}\"",
                "events{} http{ server { autoindex maybe; } }|invalid value \"maybe\" in \"autoindex\" directive,"
                        + " it must be \"on\" or \"off\"",
                "events{} http{ server { keepalive_timeout x; } }|\"keepalive_timeout\" directive invalid value",
                "events{} http{ server { client_max_body_size x; } }|\"client_max_body_size\" directive invalid value",
                "events{} http{ listen 80; }|\"listen\" directive is not allowed here",
                "events{} http{ server { listen abc; } }|host not found in \"abc\" of the \"listen\" directive",
                "events{} http{ server { listen 99999; } }|invalid port in \"99999\" of the \"listen\" directive",
                "events{} http{ server { listen 80; listen 80; } }|a duplicate listen 0.0.0.0:80",
                "events{} http{ server { listen 80 foo; } }|invalid parameter \"foo\"",
                "events{} http{ server { location / { proxy_pass http://nohost; } } }|host not found in upstream"
                        + " \"nohost\"",
                "events{} http{ server { location / { proxy_pass nohost; } } }|invalid URL prefix",
                "events{} http{ server { location / { return abc; } } }|invalid return code \"abc\"",
                "events{} http{ server { location / { return 1000; } } }|invalid return code \"1000\"",
                "events{} http{ server { location / { } location / {} } }|duplicate location \"/\"",
                "events{} http{ server { location { } } }|invalid number of arguments in \"location\" directive",
                "events{} http{ access_log /tmp/x foo; }|unknown log format \"foo\"",
                "events{} http{ upstream a {} }|no servers are inside upstream",
                "events{} http{ upstream a { server 127.0.0.1; } upstream a { server 127.0.0.1; } }|duplicate"
                        + " upstream \"a\"",
                "events{} http{ upstream a { server 127.0.0.1 weight=x; } }|invalid parameter \"weight=x\"",
                "events{} http{ server { error_page 99 /x; } }|value \"99\" must be between 300 and 599",
                "events{} http{ server { error_page 404; } }|invalid number of arguments in \"error_page\" directive",
                "events{} http{ server { location /a { alias /z; root /x; } } }|\"root\" directive is duplicate,"
                        + " \"alias\" directive was specified earlier",
                "events{} http{ server { alias /z; } }|\"alias\" directive is not allowed here",
                "events{} http{ server { location = /a { location /b {} } } }|location \"/b\" cannot be inside the"
                        + " exact location \"/a\"",
                "events{} http{ server { location /a { location /b {} } } }|location \"/b\" is outside location"
                        + " \"/a\"",
                "events{} http{ include /nope.conf; }|open() \"/nope.conf\" failed (2: No such file or directory)",
                "user nobodyy; events{} http{ }|getpwnam(\"nobodyy\") failed",
                "worker_processes x; events{} http{ }|\"worker_processes\" directive invalid value",
                "events{} http{ } http{ }|\"http\" directive is duplicate",
                "events { worker_connections x; } http{ }|invalid number \"x\"",
                "error_log /dev/null foo; events {} http{ }|invalid log level \"foo\""
            })
    void what_it_does_not_understand_is_told_with_its_place(String configuration, String words) {
        assertThat(errors(configuration, "nginx -t -c /c"))
                .isEqualTo("[emerg]: " + words + WHERE + "\nnginx: configuration file /c test failed\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "http{ }|no \"events\" section in configuration",
                "events{} http{ server { location / { return 200 $foo; } } }|unknown \"foo\" variable"
            })
    void what_no_line_is_to_blame_for_has_no_place(String configuration, String words) {
        assertThat(errors(configuration, "nginx -t -c /c")).startsWith("[emerg]: " + words + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "events{} http{ server { gzip on; } }|gzip \"on\"",
                "events{} http{ server { fastcgi_pass x:1; } }|\"fastcgi_pass\" directive is not allowed here",
                "events{} http{ server { location / { fastcgi_pass x:1; } } }|directive \"fastcgi_pass\"",
                "events{} http{ server { listen 443 ssl; } }|parameter \"ssl\" of \"listen\"",
                "events{} http{ server { location / { proxy_pass https://127.0.0.1; } } }|proxy_pass by https",
                "events{} http{ log_format x $ssl_protocol; }|variable \"$ssl_protocol\"",
                "stream {} events{} http{ }|unknown directive \"stream\"",
                "events{} http{ map $host $x { default 1; } }|directive \"map\"",
                "events{} http{ server { if ($host = x) { return 200; } } }|directive \"if\""
            })
    void what_nginx_knows_and_is_not_emulated_is_refused_by_name(String configuration, String words) {
        String told = errors(configuration, "nginx -t -c /c");
        String end = words.startsWith("\"") || words.startsWith("unknown") ? "" : " is not emulated by Drydock";
        assertThat(told).startsWith("[emerg]: " + words + end + WHERE + "\n");
    }

    @Test
    void a_name_that_two_servers_have_is_warned_of() {
        assertThat(errors("events{} http{ server { server_name a; } server { server_name a; } }", "nginx -t -c /c"))
                .isEqualTo("""
                        [warn]: conflicting server name "a" on 0.0.0.0:80, ignored
                        nginx: the configuration file /c syntax is ok
                        nginx: configuration file /c test is successful
                        """);
    }

    @Test
    void all_files_that_were_read_can_be_dumped() {
        try (ServedContainer nginx = new ServedContainer("nginx", "nginx -T -q")) {
            assertThat(nginx.output())
                    .startsWith("# configuration file /etc/nginx/nginx.conf:\nuser  www-data;\n")
                    .containsSubsequence(
                            "\n\n# configuration file /etc/nginx/mime.types:\n",
                            "\n\n# configuration file /etc/nginx/conf.d/default.conf:\nserver {\n");
            assertThat(nginx.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nginx -s foo|nginx: invalid option: \"-s foo\"",
                "nginx -x|nginx: invalid option: \"x\"",
                "nginx foo|nginx: invalid option: \"foo\"",
                "nginx -c|nginx: option \"-c\" requires file name",
                "nginx -g 'foo bar;'|[emerg]: unknown directive \"foo\" in command line",
                "nginx -g 'foo bar'|[emerg]: unexpected end of parameter, expecting \";\" in command line",
                "nginx -c /x|[emerg]: open() \"/x\" failed (2: No such file or directory)",
                "nginx -v|nginx version: nginx/1.22.1"
            })
    void what_it_is_called_with_is_checked(String command, String words) {
        assertThat(errors("", command)).isEqualTo(words + "\n");
    }
}
