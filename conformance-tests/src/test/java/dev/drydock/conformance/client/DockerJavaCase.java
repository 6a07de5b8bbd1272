package dev.drydock.conformance.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the tests of docker-java have in common: an engine each, with {@code alpine} in it. */
@Timeout(120)
abstract class DockerJavaCase {
    private ServedEngine engine;

    @BeforeEach
    final void serve() throws IOException {
        engine = new ServedEngine();
    }

    @AfterEach
    final void end() {
        engine.close();
    }

    final DockerClient client(Transport transport) throws InterruptedException {
        DockerClient docker = engine.client(transport);
        docker.pullImageCmd("alpine").withTag("latest").start().awaitCompletion();
        return docker;
    }

    /** A message without the escapes of JSON, which Jersey's transport alone takes away itself. */
    static String plain(Throwable refusal) {
        return String.valueOf(refusal.getMessage()).replace("\\\"", "\"");
    }

    static String sleeper(DockerClient docker, String name) {
        return started(
                docker, docker.createContainerCmd("alpine").withName(name).withCmd("sleep", "1000"));
    }

    static String started(DockerClient docker, CreateContainerCmd command) {
        String id = command.exec().getId();
        docker.startContainerCmd(id).exec();
        return id;
    }

    /** Runs a container to its end, which must be a good one. */
    static String ended(DockerClient docker, CreateContainerCmd command) throws InterruptedException {
        String id = started(docker, command);
        int status = docker.waitContainerCmd(id).start().awaitStatusCode();
        if (status != 0) {
            throw new AssertionError("it ended with " + status + ": " + output(docker, id));
        }
        return id;
    }

    static String output(DockerClient docker, String container) throws InterruptedException {
        Words out = new Words();
        docker.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .exec(out)
                .awaitCompletion();
        return out.toString();
    }

    /**
     * What a command prints in a container that runs. It begins when its start has been answered: Netty's transport takes the
     * head of the answer for output when both come at once, which a real engine is never fast enough for.
     */
    static String execute(DockerClient docker, String container, String... command) throws Exception {
        String gate = UUID.randomUUID().toString();
        List<String> words = new ArrayList<>(List.of("sh", "-c", untilThere("/tmp/" + gate) + "exec \"$@\"", "sh"));
        words.addAll(List.of(command));
        String exec = docker.execCreateCmd(container)
                .withCmd(words.toArray(new String[0]))
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        Words out = docker.execStartCmd(exec).exec(new Words());
        open(docker, container, gate);
        out.awaitCompletion();
        return out.toString();
    }

    /** The beginning of a script that waits for a file. */
    static String untilThere(String path) {
        return "until [ -e " + path + " ]; do sleep 0.01; done; ";
    }

    /** Makes a file in {@code /tmp} of a container. */
    static void open(DockerClient docker, String container, String gate) throws IOException {
        docker.copyArchiveToContainerCmd(container)
                .withTarInputStream(new ByteArrayInputStream(Tars.of(gate, "")))
                .withRemotePath("/tmp")
                .exec();
    }
}
