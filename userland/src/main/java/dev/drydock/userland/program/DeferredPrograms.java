package dev.drydock.userland.program;

import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import java.util.Optional;

/**
 * The standard programs, made when the first is looked for: an engine that runs nothing yet need not load some three hundred
 * classes in a fresh JVM.
 */
public final class DeferredPrograms implements Programs {

    @Override
    public Optional<Program> stub(String name) {
        return UserlandPrograms.standard().stub(name);
    }

    @Override
    public Optional<Program> binary(String path) {
        return UserlandPrograms.standard().binary(path);
    }
}
