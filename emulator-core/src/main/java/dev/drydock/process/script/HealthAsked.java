package dev.drydock.process.script;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The health check of scripted programs: they leave their health in a file, as many a real server does. */
final class HealthAsked implements Program {
    private static final String FILE = "/tmp/health";

    static void tell(ContainerProcess process, boolean good) throws IOException {
        if (!process.files().exists("/tmp")) {
            process.files().makeDirectory("/tmp", 0777);
        }
        process.files().writeAll(FILE, (good ? "healthy\n" : "unhealthy\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isBrief() {
        return true;
    }

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        String health = process.files().exists(FILE)
                ? new String(process.files().readAll(FILE), StandardCharsets.UTF_8)
                : "starting\n";
        process.out().write(health.getBytes(StandardCharsets.UTF_8));
        return health.equals("healthy\n") ? Exit.SUCCESS : Exit.FAILURE;
    }
}
