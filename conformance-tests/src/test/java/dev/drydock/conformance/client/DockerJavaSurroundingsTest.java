package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ListVolumesResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.PruneType;
import com.github.dockerjava.api.model.SwarmSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** What docker-java does with networks, volumes and the engine itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DockerJavaSurroundingsTest extends DockerJavaCase {

    @EachLibrary
    void containers_of_a_network_know_each_other_by_their_aliases(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.createNetworkCmd().withName("own").exec();
            started(
                    docker,
                    docker.createContainerCmd("alpine")
                            .withName("server")
                            .withAliases("db")
                            .withHostConfig(HostConfig.newHostConfig().withNetworkMode("own"))
                            .withCmd("sh", "-c", "echo answer | nc -l -p 5000"));
            String client = ended(
                    docker,
                    docker.createContainerCmd("alpine")
                            .withHostConfig(HostConfig.newHostConfig().withNetworkMode("own"))
                            .withCmd("sh", "-c", "until nc db 5000 </dev/null; do sleep 0.01; done 2>/dev/null"));
            assertThat(output(docker, client)).isEqualTo("answer\n");
        }
    }

    @EachLibrary
    void a_network_is_what_was_asked_for(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.createNetworkCmd()
                    .withName("own")
                    .withDriver("bridge")
                    .withInternal(true)
                    .withAttachable(true)
                    .withLabels(Map.of("of", "test"))
                    .withIpam(new Network.Ipam()
                            .withConfig(new Network.Ipam.Config()
                                    .withSubnet("10.99.0.0/24")
                                    .withGateway("10.99.0.1")))
                    .exec();
            String id = sleeper(docker, "one");
            docker.connectToNetworkCmd()
                    .withNetworkId("own")
                    .withContainerId(id)
                    .withContainerNetwork(new ContainerNetwork()
                            .withAliases("other")
                            .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address("10.99.0.77")))
                    .exec();
            Network network = docker.inspectNetworkCmd().withNetworkId("own").exec();
            assertThat(network.getInternal()).isTrue();
            assertThat(network.getLabels()).containsEntry("of", "test");
            assertThat(network.getContainers().get(id).getIpv4Address()).isEqualTo("10.99.0.77/24");
            assertThat(docker.inspectContainerCmd(id)
                            .exec()
                            .getNetworkSettings()
                            .getNetworks()
                            .get("own")
                            .getAliases())
                    .contains("other");
            assertThatThrownBy(() -> docker.removeNetworkCmd("own").exec())
                    .isInstanceOf(DockerException.class)
                    .hasMessageContaining("has active endpoints");
        }
    }

    @EachLibrary
    void networks_without_members_are_pruned(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.createNetworkCmd().withName("own").exec();
            assertThat(docker.listNetworksCmd().exec())
                    .extracting(Network::getName)
                    .contains("bridge", "host", "none", "own");
            docker.pruneCmd(PruneType.NETWORKS).exec();
            assertThat(docker.listNetworksCmd().exec())
                    .extracting(Network::getName)
                    .containsExactlyInAnyOrder("bridge", "host", "none");
        }
    }

    @EachLibrary
    void a_volume_in_use_stays(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = started(
                    docker,
                    docker.createContainerCmd("alpine")
                            .withCmd("sleep", "1000")
                            .withHostConfig(HostConfig.newHostConfig()
                                    .withMounts(List.of(
                                            new Mount()
                                                    .withType(MountType.VOLUME)
                                                    .withSource("data")
                                                    .withTarget("/data"),
                                            new Mount()
                                                    .withType(MountType.TMPFS)
                                                    .withTarget("/scratch")))));
            assertThat(execute(docker, id, "sh", "-c", "touch /data/a /scratch/b; ls /data /scratch"))
                    .isEqualTo("/data:\na\n\n/scratch:\nb\n");
            assertThatThrownBy(() -> docker.removeVolumeCmd("data").exec())
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("volume is in use - [" + id + "]");
            docker.removeContainerCmd(id).withForce(true).exec();
            docker.removeVolumeCmd("data").exec();
            assertThatThrownBy(() -> docker.inspectVolumeCmd("data").exec()).isInstanceOf(NotFoundException.class);
        }
    }

    @EachLibrary
    void volumes_are_found_by_filters_and_pruned(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.createVolumeCmd()
                    .withName("data")
                    .withLabels(Map.of("of", "test"))
                    .exec();
            docker.createVolumeCmd().exec();
            ListVolumesResponse found = docker.listVolumesCmd()
                    .withFilter("label", List.of("of=test"))
                    .exec();
            assertThat(found.getVolumes()).hasSize(1);
            docker.pruneCmd(PruneType.VOLUMES).exec();
            assertThat(docker.listVolumesCmd().exec().getVolumes())
                    .singleElement()
                    .satisfies(left -> assertThat(left.getName()).isEqualTo("data"));
        }
    }

    @EachLibrary
    void the_engine_is_in_no_swarm(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String words = "This node is not a swarm manager";
            assertThatThrownBy(() -> docker.inspectSwarmCmd().exec()).hasMessageContaining(words);
            assertThatThrownBy(() -> docker.listServicesCmd().exec()).hasMessageContaining(words);
            assertThatThrownBy(() -> docker.listSwarmNodesCmd().exec()).hasMessageContaining(words);
            assertThatThrownBy(() -> docker.listTasksCmd().exec()).hasMessageContaining(words);
            assertThatThrownBy(() -> docker.listSecretsCmd().exec()).hasMessageContaining(words);
            assertThatThrownBy(() -> docker.listConfigsCmd().exec()).hasMessageContaining(words);
            assertThatThrownBy(() -> docker.initializeSwarmCmd(new SwarmSpec()).exec())
                    .isInstanceOf(DockerException.class)
                    .hasMessageContaining("not emulated");
        }
    }
}
