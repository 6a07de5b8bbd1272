package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.container.CreateContainer;
import dev.drydock.image.ImageDetails;
import dev.drydock.layer.Layer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageRoutesTest {
    private final ImageEngine engine = new ImageEngine();

    @AfterEach
    void end() {
        engine.close();
    }

    private ImageDetails pulled(String name) {
        engine.post("/images/create?fromImage=" + name + "&tag=latest");
        return engine.engine.images().inspect(name, null);
    }

    private static String escaped(String json) {
        return json.replace("{", "%7B").replace("}", "%7D").replace("\"", "%22");
    }

    @Test
    void an_image_is_inspected_as_the_engine_shows_it() {
        ImageDetails image = pulled("alpine");
        Layer layer = image.image().layer();
        assertThat(layer).isNotNull();
        String digest = image.repoDigests().get(0);
        assertThat(engine.get("/images/alpine/json"))
                .matches("(?s)200 \\{\"Id\":\"" + image.image().id() + "\",\"RepoTags\":\\[\"alpine:latest\"\\]"
                        + ",\"RepoDigests\":\\[\"" + digest + "\"\\],\"Parent\":\"\",\"Comment\":\"Imported from -\""
                        + ",\"Created\":\"2026-01-01T10:20:30.5Z\",\"DockerVersion\":\"\",\"Author\":\"\""
                        + ",\"Architecture\":\"amd64\",\"Os\":\"linux\",\"Size\":3,\"GraphDriver\":\\{\"Data\":\\{"
                        + "\"MergedDir\":\"(/var/lib/docker/overlay2/[0-9a-f]{64})/merged\",\"UpperDir\":\"\\1/diff\""
                        + ",\"WorkDir\":\"\\1/work\"\\},\"Name\":\"overlay2\"\\},\"RootFS\":\\{\"Type\":\"layers\""
                        + ",\"Layers\":\\[\"" + layer.diffId() + "\"\\]\\},\"Metadata\":\\{\"LastTagTime\":"
                        + "\"2026-01-02T03:04:05Z\"\\},\"Config\":\\{\"Cmd\":\\[\"/bin/sh\"\\],\"Entrypoint\":null"
                        + ",\"Env\":\\[\"PATH=/bin\"\\],\"Labels\":null,\"OnBuild\":null,\"User\":\"\",\"Volumes\":null"
                        + ",\"WorkingDir\":\"\"\\}\\}\n");
    }

    @Test
    void settings_are_in_the_order_of_their_names_and_lower_layers_the_uppermost_first() {
        pulled("web");
        assertThat(engine.get("/images/web/json"))
                .contains("\"Comment\":\"buildkit.dockerfile.v0\"")
                .containsPattern("\"LowerDir\":\"/var/lib/docker/overlay2/[0-9a-f]{64}/diff\",\"MergedDir\"")
                .contains("\"Config\":{\"ArgsEscaped\":true,\"Cmd\":null,\"Entrypoint\":null,\"Env\":null"
                        + ",\"ExposedPorts\":{\"80/tcp\":{}},\"Labels\":{\"maintainer\":\"me <me@x>\"}"
                        + ",\"OnBuild\":null,\"StopSignal\":\"SIGQUIT\",\"User\":\"\",\"Volumes\":{\"/data\":{}}"
                        + ",\"WorkingDir\":\"\"}");
    }

    @Test
    void an_image_without_layers_has_no_directories() {
        pulled("empty");
        assertThat(engine.get("/images/empty/json"))
                .contains("\"Size\":0,\"GraphDriver\":{\"Data\":null,\"Name\":\"overlay2\"},\"RootFS\":{\"Type\":"
                        + "\"layers\"},\"Metadata\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.51|\"Size\":3,\"GraphDriver\"|\"VirtualSize\"",
                "1.43|\"Size\":3,\"VirtualSize\":3,\"GraphDriver\"|\"Containers\"",
                "1.50|\"Config\":{\"Cmd\":[\"/bin/sh\"],\"Entrypoint\"|\"Tty\"",
                "1.49|\"Config\":{\"AttachStderr\":false,\"AttachStdin\":false,\"AttachStdout\":false,\"Cmd\"|\"ContainerConfig\"",
                "1.49|\"Domainname\":\"\",\"Entrypoint\"|\"ContainerConfig\"",
                "1.49|\"Hostname\":\"\",\"Image\":\"\",\"Labels\":null,\"OnBuild\":null,\"OpenStdin\":false,\"StdinOnce\":false,\"Tty\":false,\"User\"|\"ContainerConfig\"",
                "1.44|\"ContainerConfig\":{\"Hostname\":\"\",\"Domainname\":\"\",\"User\":\"\",\"AttachStdin\":false|\"VirtualSize\"",
                "1.24|\"ContainerConfig\"|\"Nope\""
            })
    void fields_come_and_go_with_the_version(String version, String has, String hasNot) {
        pulled("alpine");
        assertThat(engine.get("/v" + version + "/images/alpine/json"))
                .contains(has)
                .doesNotContain(hasNot);
    }

    @Test
    void versions_before_1_45_show_the_settings_of_the_container_that_was_committed() {
        pulled("alpine");
        engine.engine.containers().create(CreateContainer.of("made", "alpine", "a<b"));
        engine.post("/commit?container=made&repo=committed");

        assertThat(engine.get("/v1.44/images/committed/json"))
                .contains("\"Cmd\":[\"a<b\"],\"Image\":\"alpine\"")
                .contains("\"Labels\":{}},\"DockerVersion\"");
        assertThat(engine.get("/v1.45/images/committed/json")).doesNotContain("ContainerConfig");
    }

    @Test
    void a_list_shows_the_newest_first() {
        String web = pulled("web").image().id().toString();
        ImageDetails alpine = pulled("alpine");
        assertThat(engine.get("/images/json"))
                .startsWith("200 [{\"Containers\":0,\"Created\":1767262890,\"Id\":\"" + web
                        + "\",\"Labels\":{\"maintainer\":\"me <me@x>\"},\"ParentId\":\"\",\"RepoDigests\":[\"web@")
                .endsWith("},{\"Containers\":0,\"Created\":1767262830,\"Id\":\""
                        + alpine.image().id()
                        + "\",\"Labels\":null,\"ParentId\":\"\",\"RepoDigests\":[\""
                        + alpine.repoDigests().get(0)
                        + "\"],\"RepoTags\":[\"alpine:latest\"],\"SharedSize\":-1,\"Size\":3}]\n");
    }

    @Test
    void shared_sizes_are_told_since_1_42() {
        pulled("web");
        pulled("alpine");
        assertThat(engine.get("/images/json?shared-size=1")).contains("\"SharedSize\":3,\"Size\":5");
        assertThat(engine.get("/v1.41/images/json?shared-size=1")).contains("\"SharedSize\":-1,\"Size\":5");
    }

    @Test
    void older_versions_have_other_words_for_what_is_missing() {
        pulled("alpine");
        engine.engine.images().tag("alpine", dev.drydock.reference.ImageReference.parse("x:1"));
        engine.delete("/images/alpine");
        String list = engine.get("/v1.42/images/json");
        assertThat(list)
                .contains("\"Containers\":-1", "\"RepoDigests\":null,\"RepoTags\":[\"x:1\"]", "\"VirtualSize\":3");
        assertThat(engine.get("/v1.43/images/json")).contains("\"RepoDigests\":[]");
        assertThat(engine.get("/v1.50/images/json")).contains("\"Containers\":-1");
    }

    @Test
    void before_1_41_there_was_a_filter_of_its_own_for_references() {
        pulled("web");
        pulled("alpine");
        assertThat(engine.get("/v1.40/images/json?filter=web"))
                .contains("web:latest")
                .doesNotContain("alpine");
        assertThat(engine.get("/v1.41/images/json?filter=web"))
                .contains("web:latest")
                .contains("alpine");
    }

    @Test
    void history_is_told_from_the_last_step() {
        ImageDetails web = pulled("web");
        assertThat(engine.get("/images/web/history"))
                .isEqualTo("200 [{\"Comment\":\"buildkit.dockerfile.v0\",\"Created\":1767262890,\"CreatedBy\":"
                        + "\"EXPOSE [80/tcp]\",\"Id\":\"" + web.image().id()
                        + "\",\"Size\":0,\"Tags\":[\"web:latest\"]}"
                        + ",{\"Comment\":\"buildkit.dockerfile.v0\",\"Created\":1767262890,\"CreatedBy\":\"COPY b /\""
                        + ",\"Id\":\"<missing>\",\"Size\":2,\"Tags\":null}"
                        + ",{\"Comment\":\"buildkit.dockerfile.v0\",\"Created\":1767262830,\"CreatedBy\":\"COPY a /\""
                        + ",\"Id\":\"<missing>\",\"Size\":3,\"Tags\":null}]\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "repo=t1&tag=v1|201|",
                "repo=t1|201|",
                "repo=t1:v4&tag=v5|201|",
                "``|200|",
                "repo=T1|400|invalid reference format: repository name (library/T1) must be lowercase",
                "repo=t1&tag=a%20b|400|invalid tag format",
                "repo=sha256&tag=x|400|refusing to create an ambiguous tag using digest algorithm as name",
                "repo=t1@sha256:0000000000000000000000000000000000000000000000000000000000000000|400|cannot import digest reference"
            })
    void tags_are_checked(String query, int status, String words) {
        pulled("alpine");
        assertThat(engine.post("/images/alpine/tag?" + query)).isEqualTo(status + " " + message(words));
    }

    private static String message(String words) {
        return words == null ? "" : "{\"message\":\"" + words + "\"}\n";
    }

    @Test
    void an_image_to_be_tagged_is_not_found_whatever_is_wrong_with_its_name() {
        assertThat(engine.post("/images/nope/tag?repo=t1")).isEqualTo("404 " + message("No such image: nope:latest"));
        assertThat(engine.post("/images/UPPER/tag?repo=t1"))
                .isEqualTo("404 "
                        + message("invalid reference format: repository name (library/UPPER) must be lowercase"));
    }

    @Test
    void removing_tells_what_went() {
        ImageDetails alpine = pulled("alpine");
        engine.post("/images/alpine/tag?repo=t1");
        assertThat(engine.delete("/images/t1")).isEqualTo("200 [{\"Untagged\":\"t1:latest\"}]\n");
        Layer layer = alpine.image().layer();
        assertThat(layer).isNotNull();
        assertThat(engine.delete("/images/alpine"))
                .isEqualTo("200 [{\"Untagged\":\"alpine:latest\"},{\"Untagged\":\""
                        + alpine.repoDigests().get(0)
                        + "\"},{\"Deleted\":\"" + alpine.image().id() + "\"},{\"Deleted\":\"" + layer.chainId()
                        + "\"}]\n");
        assertThat(engine.delete("/images/alpine")).isEqualTo("404 " + message("No such image: alpine:latest"));
        assertThat(engine.delete("/images/%20")).isEqualTo("400 " + message("image name cannot be blank"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "abc|400|failed to parse platform: invalid character 'a' looking for beginning of value",
                "{\"os\":\"linux\"}|400|both OS and Architecture must be provided",
                "{\"variant\":\"v8\"}|400|optional platform fields provided, but OS and Architecture are missing",
                "{\"os\":\"linux\",\"architecture\":5}|400|failed to parse platform: json: cannot unmarshal number into Go "
                        + "struct field Platform.architecture of type string",
                "{\"os\":\"linux\",\"architecture\":\"arm64\"}|404|image with reference alpine was found but its platform "
                        + "(linux/amd64) does not match the specified platform (linux/arm64)"
            })
    void a_platform_is_checked_wherever_it_is_asked_for(String platform, int status, String words) {
        pulled("alpine");
        String query = "=" + escaped(platform);
        assertThat(engine.get("/images/alpine/json?platform" + query)).isEqualTo(status + " " + message(words));
        assertThat(engine.get("/images/alpine/history?platform" + query)).isEqualTo(status + " " + message(words));
        assertThat(engine.delete("/images/alpine?platforms" + query)).isEqualTo(status + " " + message(words));
        assertThat(engine.get("/v1.47/images/alpine/json?platform" + query)).startsWith("200 ");
    }

    @Test
    void manifests_of_one_platform_cannot_be_asked_for() {
        pulled("alpine");
        String platform = escaped("{\"os\":\"linux\",\"architecture\":\"amd64\"}");
        assertThat(engine.get("/images/alpine/json?manifests=1&platform=" + platform))
                .isEqualTo("400 " + message("conflicting options: manifests and platform options cannot both be set"));
        assertThat(engine.get("/images/alpine/json?manifests=1")).startsWith("200 ");
    }

    @Test
    void a_prune_tells_null_for_nothing() {
        pulled("alpine");
        assertThat(engine.post("/images/prune")).isEqualTo("200 {\"ImagesDeleted\":null,\"SpaceReclaimed\":0}\n");
        assertThat(engine.post("/images/prune?filters=" + escaped("{\"dangling\":{\"0\":true}}")))
                .contains("{\"Untagged\":\"alpine:latest\"}", "\"SpaceReclaimed\":3}");
        assertThat(engine.post("/images/prune?filters=" + escaped("{\"nope\":{\"1\":true}}")))
                .isEqualTo("400 " + message("invalid filter 'nope'"));
    }

    @Test
    void a_push_is_not_emulated_and_names_itself() {
        assertThat(engine.answer(dev.drydock.api.exchange.Request.of("POST", "/images/alpine/push")))
                .startsWith("501 {\"message\":\"POST /images/")
                .endsWith(" is not emulated by Drydock\"}\n");
    }

    @Test
    void a_load_of_nothing_finds_no_archive_in_it() {
        assertThat(engine.post("/images/load"))
                .startsWith("200 {\"errorDetail\":{\"message\":\"open /var/lib/docker/tmp/docker-import-")
                .endsWith("/repositories: no such file or directory\"}\r\n");
    }
}
