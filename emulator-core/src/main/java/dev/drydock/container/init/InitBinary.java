package dev.drydock.container.init;

import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.FileTreeBuilder;
import dev.drydock.filesystem.InlineContent;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code docker-init}, as the engine brings it along: not of an image, but mounted from the host (28.5.2: inContainerInitPath). */
public final class InitBinary {
    /** Where a container has it. */
    public static final String TARGET = "/sbin/docker-init";

    /** Its name in the file system that is mounted. */
    public static final String NAME = "docker-init";

    private static final String STUB = "engine/docker-init";
    private static final int EXECUTABLE = 0755;

    private InitBinary() {}

    /** The programs of a container, and this one. */
    public static Programs beside(Programs others) {
        return new WithInit(others);
    }

    /** The command with it in front. */
    public static List<String> before(List<String> command) {
        List<String> all = new ArrayList<>(List.of(TARGET, "--"));
        all.addAll(command);
        return all;
    }

    /** A file system with nothing but its file. */
    public static WritableTree files(InstantSource clock) {
        long now = Metadata.nanos(clock.instant());
        FileTreeBuilder tree = FileTree.ofUnlayeredRoot(Metadata.of(EXECUTABLE, 0, 0, now)).toBuilder();
        byte[] bytes = Programs.stubOf(STUB);
        tree.file(
                NAME, Metadata.of(EXECUTABLE, 0, 0, now), new InodeBody.Regular(InlineContent.of(bytes), bytes.length));
        return WritableTree.directory(tree.build(), ContentStore.unlimited(), clock);
    }

    private record WithInit(Programs others) implements Programs {
        private static final Program INIT = new InitProgram();

        @Override
        public Optional<Program> stub(String name) {
            return name.equals(STUB) ? Optional.of(INIT) : others.stub(name);
        }

        @Override
        public Optional<Program> binary(String path) {
            return others.binary(path);
        }
    }
}
