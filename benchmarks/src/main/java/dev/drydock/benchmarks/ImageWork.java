package dev.drydock.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What is asked of an engine about images; all are named so that nobody else's are met. */
final class ImageWork {
    private static final String NAME = "benchmark-images";

    private final WireClient engine;

    ImageWork(WireClient engine) {
        this.engine = engine;
    }

    /** Makes an image of a tar of files. */
    void importImage(String tag, byte[] files) throws IOException {
        WireClient.Answer answer =
                engine.upload("POST", "/images/create?fromSrc=-&repo=" + NAME + "&tag=" + tag, files);
        requireDone(answer, "sha256:");
    }

    void save(String tag) throws IOException {
        engine.download("/images/" + NAME + ":" + tag + "/get", OutputStream.nullOutputStream());
    }

    /** The archive of an image. */
    byte[] saved(String tag) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        engine.download("/images/" + NAME + ":" + tag + "/get", archive);
        return archive.toByteArray();
    }

    void load(byte[] archive) throws IOException {
        requireDone(engine.upload("POST", "/images/load?quiet=1", archive), "Loaded image");
    }

    /** Such answers begin before it is known how they end. */
    private static void requireDone(WireClient.Answer answer, String word) {
        if (answer.status() != 200 || !answer.body().contains(word)) {
            throw new IllegalStateException("got " + answer);
        }
    }

    void create(String container, String tag) throws IOException {
        engine.call(
                        "POST",
                        "/containers/create?name=" + NAME + "-" + container,
                        "{\"Image\":\"" + NAME + ":" + tag + "\",\"Cmd\":[\"none\"]}")
                .expect(201);
    }

    /** Puts files into a container. */
    void put(String container, byte[] files) throws IOException {
        engine.upload("PUT", "/containers/" + NAME + "-" + container + "/archive?path=/", files)
                .expect(200);
    }

    void commit(String container, String tag) throws IOException {
        engine.call("POST", "/commit?container=" + NAME + "-" + container + "&repo=" + NAME + "&tag=" + tag, "{}")
                .expect(201);
    }

    void export(String container) throws IOException {
        engine.download("/containers/" + NAME + "-" + container + "/export", OutputStream.nullOutputStream());
    }

    /** Whether it is there or not. */
    void removeContainer(String container) throws IOException {
        engine.call("DELETE", "/containers/" + NAME + "-" + container + "?force=1", "");
    }

    /** Whether it is there or not. */
    void removeImage(String tag) throws IOException {
        engine.call("DELETE", "/images/" + NAME + ":" + tag, "");
    }
}
