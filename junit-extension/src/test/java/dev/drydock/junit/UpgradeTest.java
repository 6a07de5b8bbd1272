package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.NetworkSettings;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import dev.drydock.EngineVersion;
import dev.drydock.host.DockerHost;
import dev.drydock.host.dockerjava.InProcessTransport;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What breaks when Docker is upgraded is seen in a unit test. */
@EmulatedDocker(images = "alpine", engine = EngineVersion.V29)
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class UpgradeTest {

    @Test
    void a_client_of_an_old_api_is_refused(DockerHost host) throws Exception {
        try (DockerClient old = client("1.41", host)) {
            assertThatThrownBy(() -> old.infoCmd().exec())
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("client version 1.41 is too old. Minimum supported API version is 1.44,"
                            + " please upgrade your client to a newer version");
        }
    }

    @Test
    @EmulatedDocker(images = "alpine")
    void before_the_upgrade_it_is_not(DockerHost host) throws Exception {
        try (DockerClient old = client("1.41", host)) {
            assertThat(old.infoCmd().exec().getServerVersion()).startsWith("28.5.2");
        }
    }

    @Test
    void the_address_of_a_container_is_found_at_its_network_alone(DockerClient docker) {
        NetworkSettings network = inspect(docker);

        assertThat(network.getIpAddress()).isNull();
        assertThat(network.getNetworks().get("bridge").getIpAddress()).isEqualTo("172.17.0.2");
    }

    @Test
    void a_client_that_names_an_older_api_finds_it_where_it_was(DockerHost host) throws Exception {
        try (DockerClient docker = client("1.51", host)) {
            assertThat(inspect(docker).getIpAddress()).isEqualTo("172.17.0.2");
        }
    }

    @Test
    void events_have_no_status_any_more(DockerClient docker) throws Exception {
        CompletableFuture<Event> first = new CompletableFuture<>();
        try (ResultCallback.Adapter<Event> events = docker.eventsCmd()
                .withSince("0")
                .exec(new ResultCallback.Adapter<>() {
                    @Override
                    public void onNext(Event event) {
                        first.complete(event);
                    }
                })) {
            assertThat(first.get().getStatus()).isNull();
            assertThat(first.get().getAction()).isEqualTo("pull");
        }
    }

    @Test
    void an_image_tells_nothing_of_what_it_has_not(DockerClient docker, DockerHost host) throws Exception {
        assertThat(docker.inspectImageCmd("alpine").exec().getAuthor()).isNull();
        try (DockerClient old = client("1.51", host)) {
            assertThat(old.inspectImageCmd("alpine").exec().getAuthor()).isEmpty();
        }
    }

    private static NetworkSettings inspect(DockerClient docker) {
        String id = docker.createContainerCmd("alpine")
                .withCmd("sleep", "1000")
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();
        return docker.inspectContainerCmd(id).exec().getNetworkSettings();
    }

    private static DockerClient client(String api, DockerHost host) {
        return DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost("tcp://drydock.invalid:2375")
                        .withApiVersion(api)
                        .build(),
                new InProcessTransport(host.api()));
    }
}
