package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.image.HistoryEntry;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageRemoveOptions;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import dev.drydock.reference.ImageReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitTest {
    private final Dock dock = new Dock();

    @AfterEach
    void close() {
        dock.close();
    }

    private ImageId commit(String container, String name) {
        CommitContainer request =
                new CommitContainer(ImageReference.parse(name), "me", "words", true, null, UnaryOperator.identity());
        return dock.engine.containers().commit(container, request);
    }

    private StoredImage image(String name) {
        return dock.engine.images().inspect(name, null).image();
    }

    private void write(String container, int bytes) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(archive);
        tar.begin(new TarHeader('0', "file", "", 0644, 0, 0, bytes, 0, 0, 0, new TreeMap<>()));
        tar.contents().write(new byte[bytes]);
        tar.finish();
        dock.engine
                .containers()
                .extract(
                        container,
                        "/",
                        new ExtractOptions(false, false),
                        new ByteArrayInputStream(archive.toByteArray()));
    }

    @Test
    void an_image_of_a_container_has_the_layers_of_its_image_and_one_of_its_own() throws IOException {
        dock.create("one", "true");
        write("one", 7);

        ImageId id = commit("one", "made:1");

        StoredImage made = image("made:1");
        StoredImage box = image("box");
        assertThat(made.id()).isEqualTo(id);
        assertThat(made.parent()).isEqualTo(box.id());
        assertThat(made.config().author()).isEqualTo("me");
        assertThat(made.config().history())
                .last()
                .extracting(HistoryEntry::comment)
                .isEqualTo("words");
        assertThat(made.config().diffIds())
                .hasSize(box.config().diffIds().size() + 1)
                .startsWith(box.config().diffIds().toArray(DiffId[]::new));
        assertThat(made.sizeBytes()).isEqualTo(box.sizeBytes() + 7);
    }

    /** 28.5.2 answers 404. */
    @Test
    void a_container_whose_image_was_taken_away_cannot_be_committed() throws IOException {
        dock.create("one", "true");
        write("one", 7);
        commit("one", "made:1");
        ImageId gone = image("made:1").id();
        dock.engine.containers().create(CreateContainer.of("two", "made:1", "true"));
        dock.engine.images().remove("made:1", new ImageRemoveOptions(true, true, null));

        assertThatThrownBy(() -> commit("two", "again:1"))
                .hasMessageStartingWith("failed to get digest " + gone + ": open /var/lib/")
                .hasMessageEndingWith("/" + gone.digest().hex() + ": no such file or directory")
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    }
}
