package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.api.exchange.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VolumeRoutesTest {
    private static final String V1 =
            "{\"CreatedAt\":\"2026-01-02T03:04:05Z\",\"Driver\":\"local\",\"Labels\":{\"a\":\"b\"}"
                    + ",\"Mountpoint\":\"/var/lib/docker/volumes/v1/_data\",\"Name\":\"v1\",\"Options\":null,\"Scope\":\"local\"}";

    private final ImageEngine engine = new ImageEngine();

    @AfterEach
    void end() {
        engine.close();
    }

    private String create(String body) {
        return engine.answer(Request.json("POST", "/volumes/create", body));
    }

    @Test
    void a_volume_is_created_shown_and_removed() {
        assertThat(engine.get("/volumes")).isEqualTo("200 {\"Volumes\":[],\"Warnings\":null}\n");
        assertThat(create("{\"Name\":\"v1\",\"Labels\":{\"a\":\"b\"}}")).isEqualTo("201 " + V1 + "\n");
        assertThat(create("{\"Name\":\"v1\",\"Labels\":{\"a\":\"c\"}}")).isEqualTo("201 " + V1 + "\n");
        assertThat(engine.get("/volumes/v1")).isEqualTo("200 " + V1 + "\n");
        assertThat(engine.get("/volumes")).isEqualTo("200 {\"Volumes\":[" + V1 + "],\"Warnings\":null}\n");
        assertThat(engine.delete("/volumes/v1")).isEqualTo("204 ");
        assertThat(engine.delete("/volumes/v1")).isEqualTo("404 {\"message\":\"get v1: no such volume\"}\n");
        assertThat(engine.delete("/volumes/v1?force=1")).isEqualTo("204 ");
    }

    @Test
    void without_a_body_the_volume_is_anonymous() {
        assertThat(engine.post("/volumes/create"))
                .matches("201 \\{\"CreatedAt\":\"2026-01-02T03:04:05Z\",\"Driver\":\"local\",\"Labels\":"
                        + "\\{\"com.docker.volume.anonymous\":\"\"\\},\"Mountpoint\":"
                        + "\"/var/lib/docker/volumes/([0-9a-f]{64})/_data\",\"Name\":\"\\1\",\"Options\":null"
                        + ",\"Scope\":\"local\"\\}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{|400|invalid JSON: unexpected EOF",
                "{\"Name\":5}|400|invalid JSON: json: cannot unmarshal number into Go struct field CreateOptions.Name of type string",
                "{\"Name\":\"a\"}|400|create a: volume name is too short, names should be at least two alphanumeric characters",
                "{\"Name\":\"v1\",\"Driver\":\"nope\"}|404|create v1: error looking up volume plugin nope: plugin \\\"nope\\\" not found",
                "{\"Name\":\"v1\",\"DriverOpts\":{\"nope\":\"1\"}}|400|create v1: invalid option: \\\"nope\\\"",
                "{\"Name\":\"v1\",\"ClusterVolumeSpec\":{}}|503|This node is not a swarm manager. Use \\\"docker swarm init\\\" or \\\"docker swarm join\\\" to connect this node to swarm and try again."
            })
    void wishes_are_checked(String body, int status, String words) {
        assertThat(create(body)).isEqualTo(status + " {\"message\":\"" + words + "\"}\n");
    }

    @Test
    void only_volumes_of_a_swarm_can_be_updated() {
        assertThat(engine.answer(Request.json("PUT", "/volumes/v1?version=1", "{\"Spec\":{}}")))
                .isEqualTo(
                        "503 {\"message\":\"volume update only valid for cluster volumes, but swarm is unavailable\"}\n");
    }

    @Test
    void named_volumes_are_pruned_only_if_asked_for_since_1_42() {
        create("{\"Name\":\"v1\"}");
        assertThat(engine.post("/volumes/prune")).isEqualTo("200 {\"VolumesDeleted\":[],\"SpaceReclaimed\":0}\n");
        assertThat(engine.post("/v1.41/volumes/prune"))
                .isEqualTo("200 {\"VolumesDeleted\":[\"v1\"],\"SpaceReclaimed\":0}\n");
    }

    @Test
    void lists_are_filtered() {
        create("{\"Name\":\"fa\"}");
        create("{\"Name\":\"fb\"}");
        assertThat(engine.get("/volumes?filters=%7B%22name%22:%5B%22a%22%5D%7D"))
                .contains("\"fa\"")
                .doesNotContain("\"fb\"");
        assertThat(engine.get("/volumes?filters=%7B%22nope%22:%5B%221%22%5D%7D"))
                .isEqualTo("400 {\"message\":\"invalid filter 'nope'\"}\n");
    }
}
