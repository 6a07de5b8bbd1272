package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.PruneType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docker-java does with images. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DockerJavaImagesTest extends DockerJavaCase {

    @EachLibrary
    void an_image_that_nobody_has_is_not_pulled(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            assertThatThrownBy(
                            () -> docker.pullImageCmd("nobody/has-this").start().awaitCompletion())
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("pull access denied for nobody/has-this");
            assertThatThrownBy(() ->
                            docker.pullImageCmd("alpine").withTag("0").start().awaitCompletion())
                    .isInstanceOf(DockerException.class)
                    .hasMessageContaining("manifest for alpine:0 not found");
        }
    }

    @EachLibrary
    void an_image_tells_its_steps(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.pullImageCmd("redis").withTag("latest").start().awaitCompletion();
            assertThat(docker.imageHistoryCmd("redis").exec())
                    .hasSize(11)
                    .first()
                    .satisfies(step -> assertThat(step.getCreatedBy()).startsWith("CMD [\"redis-server\""));
        }
    }

    @EachLibrary
    void what_a_container_wrote_is_committed(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = ended(docker, docker.createContainerCmd("alpine").withCmd("sh", "-c", "echo kept > /file"));
            String image = docker.commitCmd(id)
                    .withRepository("mine")
                    .withTag("1")
                    .withAuthor("somebody")
                    .withMessage("a file")
                    .withCmd("cat", "/file")
                    .exec();
            assertThat(docker.inspectImageCmd("mine:1").exec()).satisfies(details -> {
                assertThat(details.getId()).isEqualTo(image);
                assertThat(details.getAuthor()).isEqualTo("somebody");
                assertThat(details.getConfig().getCmd()).containsExactly("cat", "/file");
            });
            assertThat(output(docker, ended(docker, docker.createContainerCmd("mine:1"))))
                    .isEqualTo("kept\n");
        }
    }

    /** Netty's transport loses bytes of what is large and read slowly, from a real engine, too. */
    @ParameterizedTest
    @EnumSource(names = {"HTTPCLIENT5_UNIX", "ZERODEP_TCP", "OKHTTP_UNIX", "JERSEY_TCP", "IN_PROCESS"})
    void an_image_that_was_saved_is_loaded_as_it_was(Transport transport, @TempDir Path directory) throws Exception {
        Path file = directory.resolve("image.tar");
        try (DockerClient docker = client(transport)) {
            String id = docker.inspectImageCmd("alpine").exec().getId();
            try (InputStream saved = docker.saveImageCmd("alpine:latest").exec()) {
                Files.copy(saved, file);
            }
            docker.removeImageCmd("alpine:latest").exec();
            try (InputStream saved = Files.newInputStream(file)) {
                docker.loadImageCmd(saved).exec();
            }
            // The command does not wait for the end of the answer: image and name come a little later, from a real
            // engine, too.
            while (docker.listImagesCmd().withReferenceFilter("alpine").exec().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(docker.inspectImageCmd("alpine:latest").exec().getId()).isEqualTo(id);
        }
    }

    /** Netty's transport loses bytes of what is large and read slowly, from a real engine, too. */
    @ParameterizedTest
    @EnumSource(names = {"HTTPCLIENT5_UNIX", "ZERODEP_TCP", "OKHTTP_UNIX", "JERSEY_TCP", "IN_PROCESS"})
    void several_images_are_saved_in_one_file_and_loaded_with_progress(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.tagImageCmd("alpine", "mine", "1").exec();
            byte[] saved;
            try (InputStream stream = docker.saveImagesCmd()
                    .withImage("alpine", "latest")
                    .withImage("mine", "1")
                    .exec()) {
                saved = stream.readAllBytes();
            }
            docker.removeImageCmd("mine:1").exec();
            docker.removeImageCmd("alpine:latest").exec();
            String told = docker.loadImageAsyncCmd(new ByteArrayInputStream(saved))
                    .start()
                    .awaitMessage();
            assertThat(told).startsWith("Loaded image: ");
            assertThat(docker.listImagesCmd().exec())
                    .flatExtracting(image -> Set.of(image.getRepoTags()))
                    .containsExactlyInAnyOrder("alpine:latest", "mine:1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NETTY_UNIX", "NETTY_TCP"})
    void files_become_an_image(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.createImageCmd("flat", new ByteArrayInputStream(Tars.of("file", "contents\n")))
                    .withTag("1")
                    .exec();
            String id =
                    docker.createContainerCmd("flat:1").withCmd("any").exec().getId();
            assertThat(Tars.only(docker.copyArchiveFromContainerCmd(id, "/file").exec()))
                    .isEqualTo("contents\n");
        }
    }

    /** As it is with a real engine: these transports send no body with this command. */
    @ParameterizedTest
    @EnumSource(names = {"HTTPCLIENT5_UNIX", "ZERODEP_TCP", "OKHTTP_UNIX", "JERSEY_TCP", "IN_PROCESS"})
    void files_that_are_not_sent_become_no_image(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            assertThatThrownBy(
                            () -> docker.createImageCmd("flat", new ByteArrayInputStream(Tars.of("file", "contents\n")))
                                    .exec())
                    .isInstanceOf(DockerException.class)
                    .hasMessageContaining("unexpected EOF");
        }
    }

    @EachLibrary
    void an_image_in_use_is_removed_by_force_alone(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            sleeper(docker, "one");
            assertThatThrownBy(() -> docker.removeImageCmd("alpine").exec())
                    .isInstanceOf(ConflictException.class)
                    .extracting(DockerJavaCase::plain, STRING)
                    .contains("unable to remove repository reference \"alpine\" (must force)");
            docker.removeImageCmd("alpine").withForce(true).exec();
            assertThat(docker.listImagesCmd().withShowAll(true).exec())
                    .singleElement()
                    .extracting(Image::getRepoTags)
                    .satisfiesAnyOf(
                            tags -> assertThat(tags).isNull(),
                            tags -> assertThat((Object[]) tags).isEmpty());
        }
    }

    @EachLibrary
    void images_are_found_by_filters(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            docker.pullImageCmd("busybox").withTag("latest").start().awaitCompletion();
            assertThat(docker.listImagesCmd().withReferenceFilter("busy*").exec())
                    .singleElement()
                    .satisfies(image -> assertThat(image.getRepoTags()).containsExactly("busybox:latest"));
            assertThat(docker.listImagesCmd().withDanglingFilter(true).exec()).isEmpty();
        }
    }

    @EachLibrary
    void images_without_a_name_are_pruned(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            String id = ended(docker, docker.createContainerCmd("alpine").withCmd("touch", "/file"));
            docker.commitCmd(id).exec();
            assertThat(docker.listImagesCmd().withDanglingFilter(true).exec()).hasSize(1);
            docker.pruneCmd(PruneType.IMAGES).withDangling(true).exec();
            assertThat(docker.listImagesCmd().exec()).hasSize(1);
        }
    }

    @EachLibrary
    void what_is_not_emulated_is_refused_clearly(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            byte[] noTar = "FROM alpine\n".getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> docker.buildImageCmd(new ByteArrayInputStream(noTar))
                            .start()
                            .awaitImageId())
                    .hasMessageContaining("not emulated");
            assertThatThrownBy(() -> docker.searchImagesCmd("alpine").exec()).isInstanceOf(DockerException.class);
        }
    }

    @EachLibrary
    void a_registry_that_is_not_there_takes_no_login(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            AuthConfig account = new AuthConfig()
                    .withUsername("somebody")
                    .withPassword("secret")
                    .withRegistryAddress("registry.invalid");
            assertThatThrownBy(() -> docker.authCmd().withAuthConfig(account).exec())
                    .isInstanceOf(DockerException.class)
                    .hasMessageContaining("registry.invalid");
        }
    }

    @EachLibrary
    void a_push_of_what_is_not_here_is_refused(Transport transport) throws Exception {
        try (DockerClient docker = client(transport)) {
            assertThatThrownBy(() -> docker.pushImageCmd("nobody/has-this")
                            .withTag("1")
                            .start()
                            .awaitCompletion())
                    .isInstanceOfAny(DockerException.class, DockerClientException.class);
        }
    }
}
