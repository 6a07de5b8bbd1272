package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.EngineVersion;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests get where, and what all answers have in common, as the engine 28.5.2 does it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DispatcherTest {
    private final List<Throwable> faults = new ArrayList<>();
    private final Engine engine =
            Engine.builder().clock(new ManualClock()).seed(1).build();
    private final Dispatcher dispatcher = new Dispatcher(
            EngineBuild.of(EngineVersion.V28),
            new RouteTable(
                    List.of(
                            Route.options("/{any:.*}", call -> Answers.ok()),
                            Route.get("/version", call -> told("version " + call.version())),
                            Route.get("/containers/json", call -> told("list")),
                            Route.get("/containers/{name:.*}/json", call -> told(call.name("name"))),
                            Route.get("/services/{id}", call -> told(call.name("id"))),
                            Route.get("/networks/{id:.+}", call -> told(call.name("id"))),
                            Route.delete("/containers/{name:.*}", call -> told("<" + call.name("name") + ">")),
                            Route.notEmulated("POST", "/images/{name:.*}/push"),
                            Route.get("/fault", call -> {
                                throw new IllegalStateException("a secret");
                            })),
                    new ApiVersion("1.51")),
            new CallBook(engine),
            faults::add);

    private static Response told(String text) {
        return Answers.json(Answers.message(text));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /version,                       version 1.51",
        "GET,    /v1.24/version,                 version 1.24",
        "GET,    /v1.051/version,                version 1.051",
        "GET,    /version?x=1,                   version 1.51",
        "GET,    /containers/json,               list",
        "GET,    /v1.30/containers/json,         list",
        "GET,    /containers/a/json,             a",
        "GET,    /containers/x/y/json,           x/y",
        "GET,    /containers/x%20y%2Fz/json,     x y/z",
        "GET,    /containers/a%3Fb/json,         a?b",
        "GET,    /containers/a+b/json,           a+b",
        "GET,    /services/a,                    a",
        "DELETE, /containers/,                   <>",
        "DELETE, /containers/d2/x,               <d2/x>"
    })
    void a_request_finds_its_route(String method, String target, String answer) {
        Response response = dispatcher.handle(Request.of(method, target));

        assertThat(response.status()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("{\"message\":\"" + answer + "\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nope",
                "/v1.51/nope",
                "/v1.99/nope",
                "/v1.23/nope",
                "/v1.51",
                "/v1.51/",
                "/v1.51/v1.51/version",
                "/V1.51/version",
                "/vabc/version",
                "/version/",
                "/containers/a%0Ab/json",
                "/services/a/b",
                "/networks/"
            })
    void what_finds_none_is_not_found_and_says_nothing_of_the_engine(String target) {
        Response response = dispatcher.handle(Request.of("GET", target));

        assertThat(response.status()).isEqualTo(404);
        assertThat(text(response)).isEqualTo("{\"message\":\"page not found\"}\n");
        assertThat(response.headers()).isEqualTo(Headers.of("Content-Type", "application/json"));
    }

    @Test
    void another_method_is_not_found_either() {
        assertThat(dispatcher.handle(Request.of("DELETE", "/version")).status()).isEqualTo(404);
        assertThat(dispatcher.handle(Request.of("HEAD", "/version")).status()).isEqualTo(404);
        assertThat(dispatcher.handle(Request.of("get", "/version")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "//version?x=1,              /version?x=1",
        "/containers//ca/json,       /containers/ca/json",
        "/containers//x%20y/json,    /containers/x%20y/json",
        "/containers/%2F/json,       /containers/json",
        "/images/a%2F%2Fb/json,      /images/a/b/json",
        "/./version,                 /version",
        "/a/../version,              /version",
        "/%2e%2e/version,            /version",
        "/containers//,              /containers/",
        "/..,                        /"
    })
    void a_path_that_is_not_clean_is_redirected(String target, String location) {
        Response response = dispatcher.handle(Request.of("POST", target));

        assertThat(response.status()).isEqualTo(301);
        assertThat(response.headers()).isEqualTo(Headers.of("Location", location));
        assertThat(response.body()).isEqualTo(Body.NONE);
    }

    @Test
    void every_answer_of_a_route_says_what_serves() {
        Headers headers = dispatcher.handle(Request.of("OPTIONS", "/whatever")).headers();

        assertThat(headers)
                .isEqualTo(Headers.of(
                        "Api-Version",
                        "1.51",
                        "Ostype",
                        "linux",
                        "Server",
                        "Docker/28.5.2+dfsg4 (linux)",
                        "Docker-Experimental",
                        "false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.52", "1.99", "2.0", "1.51.1", "9999999999999999999.1"})
    void a_version_that_is_too_new_is_refused_in_json(String version) {
        Response response = dispatcher.handle(Request.of("GET", "/v" + version + "/version"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response))
                .isEqualTo("{\"message\":\"client version " + version
                        + " is too new. Maximum supported API version is 1.51\"}\n");
        assertThat(response.headers().contains("Docker-Experimental")).isFalse();
        assertThat(response.headers().first("Api-Version")).contains("1.51");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23", "1.0", "1", "0.99", "1..51", "..."})
    void a_version_that_is_too_old_is_refused_in_plain_text(String version) {
        Response response = dispatcher.handle(Request.of("GET", "/v" + version + "/version"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response))
                .isEqualTo("client version " + version + " is too old. Minimum supported API version is 1.24,"
                        + " please upgrade your client to a newer version\n");
        assertThat(response.headers().first("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(response.headers().first("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_is_a_status_and_its_words(ErrorKind kind) {
        Dispatcher refusing = new Dispatcher(
                EngineBuild.of(EngineVersion.V28),
                new RouteTable(
                        List.of(Route.get("/x", call -> {
                            throw new EngineException(kind, "<no> & \"never\"");
                        })),
                        new ApiVersion("1.51")),
                new CallBook(engine),
                faults::add);
        Response response = refusing.handle(Request.of("GET", "/x"));

        assertThat(response.status()).isEqualTo(Statuses.of(kind)).isBetween(400, 503);
        assertThat(text(response)).isEqualTo("{\"message\":\"<no> & \\\"never\\\"\"}\n");
        assertThat(response.headers().contains("Docker-Experimental")).isTrue();
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_not_emulated_names_itself() {
        Response response = dispatcher.handle(Request.of("POST", "/v1.40/images/a/push"));

        assertThat(response.status()).isEqualTo(501);
        assertThat(text(response)).isEqualTo("{\"message\":\"POST /images/{name}/push is not emulated by Drydock\"}\n");
    }

    @Test
    void a_fault_of_our_own_tells_the_client_nothing_of_where_it_happened() {
        Response response = dispatcher.handle(Request.of("GET", "/fault"));

        assertThat(response.status()).isEqualTo(500);
        assertThat(text(response)).doesNotContain("secret", "at dev.drydock", ".java");
        assertThat(faults).singleElement().isInstanceOf(IllegalStateException.class);
    }

    private static String text(Response response) {
        return response.body() instanceof Body.Bytes whole
                ? new String(whole.bytes(), StandardCharsets.UTF_8)
                : response.body().toString();
    }
}
