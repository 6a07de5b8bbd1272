package dev.drydock.process.kernel;

import dev.drydock.process.ContainerProcess;
import java.io.IOException;

/** The descriptors of a pipe's two ends, as pipe(2) gives them: children have them, too. */
record Ends(int read, int write) {

    static Ends open(ContainerProcess process) throws IOException {
        ContainerProcess.Pipe pipe = process.pipe();
        return new Ends(process.allocate(3, pipe.readEnd()), process.allocate(3, pipe.writeEnd()));
    }
}
