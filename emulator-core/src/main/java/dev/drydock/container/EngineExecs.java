package dev.drydock.container;

import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.stream.Attachment;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The door to further processes in an engine's containers. */
public final class EngineExecs implements Execs {

    @Override
    public String create(String container, ExecRequest request) {
        throw ContainerErrors.notEmulated("exec");
    }

    @Override
    public Attachment start(String exec, @Nullable ConsoleSize size) {
        throw ContainerErrors.notEmulated("exec");
    }

    @Override
    public void startDetached(String exec, @Nullable ConsoleSize size) {
        throw ContainerErrors.notEmulated("exec");
    }

    @Override
    public ExecDetails inspect(String exec) {
        throw ContainerErrors.notEmulated("exec");
    }

    @Override
    public CompletionStage<Integer> whenEnded(String exec) {
        throw ContainerErrors.notEmulated("exec");
    }

    @Override
    public void resize(String exec, int rows, int columns) {
        throw ContainerErrors.notEmulated("exec");
    }
}
