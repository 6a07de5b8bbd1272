package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.registry.RegistryCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistryRoutesTest {
    private final ImageEngine engine = new ImageEngine();

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void a_pull_is_told_line_by_line() {
        String told = engine.post("/images/create?fromImage=alpine&tag=3");
        assertThat(told.split("\r\n"))
                .hasSize(10)
                .startsWith("200 {\"status\":\"Pulling from library/alpine\",\"id\":\"3\"}");
        assertThat(told)
                .containsPattern(
                        "\r\n\\{\"status\":\"Pulling fs layer\",\"progressDetail\":\\{\\},\"id\":\"[0-9a-f]{12}\"\\}\r\n"
                                + "\\{\"status\":\"Downloading\",\"progressDetail\":\\{\"current\":(\\d+),\"total\":\\1\\}"
                                + ",\"progress\":\"\\[={50}\\\\u003e\\] +[0-9.]+kB/[0-9.]+kB\",\"id\":\"[0-9a-f]{12}\"\\}\r\n")
                .containsPattern("\r\n\\{\"status\":\"Digest: sha256:[0-9a-f]{64}\"\\}\r\n")
                .endsWith("{\"status\":\"Status: Downloaded newer image for alpine:3\"}\r\n");
    }

    @Test
    void all_tags_are_asked_for_by_none() {
        assertThat(engine.post("/images/create?fromImage=alpine:"))
                .contains("\"id\":\"3\"", "\"id\":\"latest\"")
                .endsWith("{\"status\":\"Status: Downloaded newer image for alpine\"}\r\n");
    }

    @Test
    void a_tag_may_be_a_digest() {
        engine.post("/images/create?fromImage=alpine&tag=3");
        String digest =
                engine.engine.images().inspect("alpine:3", null).repoDigests().get(0);
        assertThat(engine.post("/images/create?fromImage=alpine:3&tag=" + digest.substring(digest.indexOf('@') + 1)))
                .contains("\"id\":\"docker.io/library/" + digest + "\"")
                .endsWith("{\"status\":\"Status: Image is up to date for " + digest + "\"}\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fromImage=nope&tag=1|404|pull access denied for nope, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
                "fromImage=alpine&tag=nope|404|manifest for alpine:nope not found: manifest unknown: manifest unknown",
                "fromImage=UPPER|400|invalid reference format: repository name (library/UPPER) must be lowercase",
                "fromImage=a:b:c|400|invalid reference format",
                "fromImage=alpine&tag=a%20b|400|invalid tag format",
                "fromImage=alpine&tag=sha256:abc|400|invalid tag format",
                "fromImage=scratch|404|'scratch' is a reserved name",
                "fromImage=alpine&platform=zz|400|\\\"zz\\\": unknown operating system or architecture: invalid argument",
                "fromImage=127.0.0.1:5999/x&tag=1|500|Get \\\"http://127.0.0.1:5999/v2/\\\": dial tcp 127.0.0.1:5999: connect: connection refused",
                "fromImage=|500|Get \\\"http:\\\": http: no Host in request URL",
                "fromSrc=http://x/y.tar|501|POST /images/create?fromSrc=http://x/y.tar is not emulated by Drydock"
            })
    void what_is_refused_before_the_first_line_has_a_status(String query, int status, String words) {
        assertThat(engine.post("/images/create?" + query)).isEqualTo(status + " {\"message\":\"" + words + "\"}\n");
    }

    @Test
    void a_platform_was_not_known_before_1_32() {
        assertThat(engine.post("/v1.31/images/create?fromImage=alpine&tag=3&platform=zz"))
                .startsWith("200 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "term=redis|500|Get \\\"https://index.docker.io/v1/search?q=redis&n=25\\\": dial tcp: lookup index.docker.io on 192.0.2.53:53: dial udp 192.0.2.53:53: connect: no route to host",
                "term=a%20b%2Fc&limit=0|500|Get \\\"https://index.docker.io/v1/search?q=a+b%2Fc&n=25\\\": dial tcp: lookup index.docker.io on 192.0.2.53:53: dial udp 192.0.2.53:53: connect: no route to host",
                "term=x&limit=500|400|limit 500 is outside the range of [1, 100]",
                "term=x&limit=x|400|invalid limit specified: strconv.Atoi: parsing \\\"x\\\": invalid syntax",
                "term=x&filters=abc|400|invalid filter"
            })
    void a_search_finds_nobody_to_ask(String query, int status, String words) {
        assertThat(engine.get("/images/search?" + query)).isEqualTo(status + " {\"message\":\"" + words + "\"}\n");
    }

    @Test
    void a_registry_is_asked_of_an_image_without_a_pull() {
        assertThat(engine.get("/distribution/alpine/json"))
                .matches(
                        "200 \\{\"Descriptor\":\\{\"mediaType\":\"application/vnd.docker.distribution.manifest.v2\\+json\""
                                + ",\"digest\":\"sha256:[0-9a-f]{64}\",\"size\":[0-9]+\\},\"Platforms\":"
                                + "\\[\\{\"architecture\":\"amd64\",\"os\":\"linux\"\\}\\]\\}\n");
        assertThat(engine.get("/distribution/alpine:nope/json"))
                .isEqualTo("404 {\"message\":\"manifest unknown: manifest unknown\"}\n");
        assertThat(engine.get("/distribution/UPPER/json"))
                .isEqualTo("400 {\"message\":\"invalid reference format: repository name (library/UPPER) must be "
                        + "lowercase\"}\n");
        assertThat(engine.get("/distribution/sha256:" + "0".repeat(64) + "/json"))
                .isEqualTo("500 {\"message\":\"no manifest found for full image ID\"}\n");
        assertThat(engine.get("/images/json")).isEqualTo("200 []\n");
    }

    @Test
    void credentials_do_not_show_their_secrets() {
        assertThat(new RegistryCredentials("me", "secret", "")).hasToString("me");
    }
}
