package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.Body;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is said first when several things are wrong with a wish for logs (28.5.2). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogRoutesTest {
    private static final String WRONG_TIME = "/logs?stdout=1&since=abc";
    private static final String TOLD_OF_TIME =
            "500 {\"message\":\"strconv.ParseInt: parsing \\\"abc\\\": invalid syntax\"}\n";

    private final Engine engine = Engine.builder().build();
    private final EngineApi api = new EngineApi(engine, fault -> {
        throw new AssertionError(fault);
    });

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void that_there_is_no_such_container_or_no_readable_log_is_told_before_a_wrong_time() {
        create("silent", "none");
        assertThat(get("/containers/nobody" + WRONG_TIME))
                .isEqualTo("404 {\"message\":\"No such container: nobody\"}\n");
        assertThat(get("/containers/silent" + WRONG_TIME))
                .isEqualTo("501 {\"message\":\"configured logging driver does not support reading\"}\n");
    }

    @Test
    void a_log_is_opened_before_a_wrong_time_is_told() {
        create("one", "json-file");
        assertThat(get("/containers/one/json")).contains("\"LogPath\":\"\"");
        assertThat(get("/containers/one" + WRONG_TIME)).isEqualTo(TOLD_OF_TIME);
        assertThat(get("/containers/one/json")).contains("-json.log\"");
    }

    private void create(String name, String driver) {
        Response created = api.handle(Request.json(
                "POST",
                "/containers/create?name=" + name,
                "{\"Cmd\":[\"x\"],\"HostConfig\":{\"LogConfig\":{\"Type\":\"" + driver + "\"}}}"));
        assertThat(created.status()).isEqualTo(201);
    }

    private String get(String target) {
        Response response = api.handle(Request.of("GET", target));
        String body =
                response.body() instanceof Body.Bytes bytes ? new String(bytes.bytes(), StandardCharsets.UTF_8) : "";
        return response.status() + " " + body;
    }
}
