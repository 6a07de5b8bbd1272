package dev.drydock.userland.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.image.ImageConfig;
import dev.drydock.layer.LayerContents;
import dev.drydock.layer.LayerEntry;
import dev.drydock.process.Programs;
import dev.drydock.registry.Descriptor;
import dev.drydock.registry.Manifest;
import dev.drydock.registry.Registry;
import dev.drydock.registry.RegistryCredentials;
import dev.drydock.registry.RegistryFailure;
import dev.drydock.userland.Userland;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {
    private final Registry hub = Userland.hub();

    private Manifest manifest(String name, String tag) throws RegistryFailure {
        return hub.manifest(repository(name), tag, RegistryCredentials.ANONYMOUS);
    }

    private ImageConfig config(String name, String tag) throws RegistryFailure {
        Descriptor descriptor = manifest(name, tag).config();
        return hub.image(repository(name), descriptor.digest(), RegistryCredentials.ANONYMOUS)
                .config();
    }

    private LayerContents layer(String name, int index) throws RegistryFailure {
        Descriptor descriptor = manifest(name, "latest").layers().get(index);
        LayerContents contents = hub.layer(repository(name), descriptor, RegistryCredentials.ANONYMOUS)
                .contents();
        assertThat(contents).isNotNull();
        return contents;
    }

    private static String repository(String name) {
        return name.contains("/") ? name : "library/" + name;
    }

    @Test
    void every_tag_leads_to_an_image() throws RegistryFailure {
        for (Map.Entry<String, List<String>> entry : Catalogue.standard().tags().entrySet()) {
            for (String tag : entry.getValue()) {
                assertThat(manifest(entry.getKey(), tag).layers()).isNotEmpty();
                assertThat(config(entry.getKey(), tag).configOrNone().cmd()).isNotEmpty();
            }
        }
    }

    @Test
    void images_that_stand_on_debian_share_its_layer() throws RegistryFailure {
        Descriptor debian = manifest("debian", "latest").layers().get(0);
        for (String name : List.of("nginx", "redis", "python", "node", "postgres", "mongo", "httpd")) {
            assertThat(manifest(name, "latest").layers().get(0)).isEqualTo(debian);
        }
    }

    @Test
    void who_looks_for_a_builder_is_told_that_there_is_none() {
        assertThatThrownBy(() -> Catalogue.standard()
                        .hub()
                        .manifest("moby/buildkit", "buildx-stable-1", RegistryCredentials.ANONYMOUS))
                .isInstanceOf(RegistryFailure.class)
                .hasMessageContaining("not emulated");
    }

    @Test
    void aliases_are_one_image() throws RegistryFailure {
        assertThat(manifest("redis", "3.2.8").digest())
                .isEqualTo(manifest("redis", "latest").digest());
    }

    @Test
    void the_root_of_debian_lists_as_the_real_one() throws RegistryFailure {
        List<String> names = new ArrayList<>();
        for (LayerEntry entry : layer("debian", 0).entries()) {
            if (entry.parent().isEmpty() && !entry.path().isEmpty()) {
                names.add(entry.name());
            }
        }
        assertThat(String.join(" ", names))
                .isEqualTo("bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var");
    }

    @Test
    void every_binary_names_a_program() throws RegistryFailure, IOException {
        Programs programs = Userland.programs();
        int stubs = 0;
        for (String name : Catalogue.standard().tags().keySet()) {
            for (int i = 0; i < manifest(name, "latest").layers().size(); i++) {
                for (LayerEntry entry : layer(name, i).entries()) {
                    String text = text(entry);
                    if (text.startsWith(Programs.STUB_MAGIC)) {
                        String program = text.substring(Programs.STUB_MAGIC.length(), text.indexOf('\n'));
                        assertThat(programs.stub(program)).as(entry.path()).isPresent();
                        assertThat(entry.mode() & 0111).as(entry.path()).isEqualTo(0111);
                        stubs++;
                    }
                }
            }
        }
        assertThat(stubs).isGreaterThan(800);
    }

    private static String text(LayerEntry entry) throws IOException {
        if (!(entry.body() instanceof LayerEntry.Regular file)) {
            return "";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.content().copyTo(bytes, file.sizeBytes());
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void redis_keeps_its_data_in_a_volume_of_its_own_user() throws RegistryFailure {
        ImageConfig config = config("redis", "3.2");
        assertThat(config.configOrNone().volumes()).containsExactly("/data");
        assertThat(config.configOrNone().entrypoint()).containsExactly("docker-entrypoint.sh");
        assertThat(config.configOrNone().workingDir()).isEqualTo("/data");
        LayerEntry data = layer("redis", 3).entries().stream()
                .filter(entry -> entry.path().equals("data"))
                .findFirst()
                .orElseThrow();
        assertThat(data.uid()).isEqualTo(999);
    }
}
