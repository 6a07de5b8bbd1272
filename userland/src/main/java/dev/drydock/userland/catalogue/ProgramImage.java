package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.layer.LayerContents;
import dev.drydock.process.Program;
import dev.drydock.registry.PublishedImage;
import java.util.Arrays;
import java.util.List;

/**
 * An image around a program of one's own: Alpine with the program at {@code /usr/local/bin/NAME}, which is its command. It is
 * pulled as {@code NAME:latest}. Immutable.
 *
 * <p>Give it to both {@code Userland.programs} and {@code Userland.hub}: the first runs it, the second offers it.
 */
public final class ProgramImage {
    private static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final String name;
    private final Program program;
    private final List<Integer> ports;

    private ProgramImage(String name, Program program, List<Integer> ports) {
        this.name = name;
        this.program = program;
        this.ports = ports;
    }

    /**
     * @param name lower-case letters, digits, and single dots, dashes and underscores between them
     * @throws IllegalArgumentException if it is no name of an image
     */
    public static ProgramImage of(String name, Program program) {
        if (!name.matches("[a-z0-9]+(?:[._-][a-z0-9]+)*")) {
            throw new IllegalArgumentException("not a name of an image: " + name);
        }
        return new ProgramImage(name, program, List.of());
    }

    /** With TCP ports that are published by {@code docker run -P}, and that are those which Testcontainers waits for. */
    public ProgramImage exposing(int... tcpPorts) {
        return new ProgramImage(name, program, Arrays.stream(tcpPorts).boxed().toList());
    }

    public String name() {
        return name;
    }

    public Program program() {
        return program;
    }

    /** What its binary carries. */
    public String stub() {
        return "own/" + name;
    }

    PublishedImage publish(BaseLayers layers) {
        String path = "/usr/local/bin/" + name;
        ExecutionConfig.Builder config = ExecutionConfig.builder()
                .env(PATH)
                .exposedPorts(ports.stream().map(port -> port + "/tcp").toArray(String[]::new))
                .cmd(path)
                .argsEscaped(true);
        return PublishedImage.of(() -> new PublishedImage.Definition(
                BaseLayers.ALPINE_MADE,
                config.build(),
                Steps.at(BaseLayers.ALPINE_MADE)
                        .imported(BaseLayers.ALPINE_MADE)
                        .layer("COPY " + name + " " + path + " # buildkit")
                        .setting("CMD [\"" + path + "\"]")
                        .list(),
                List.of(
                        layers.alpine(),
                        LayerContents.builder()
                                .modified(BaseLayers.ALPINE_MADE)
                                .file(path, 0755, LayerReader.stub(stub()))
                                .build())));
    }
}
