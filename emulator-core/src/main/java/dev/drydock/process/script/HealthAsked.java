package dev.drydock.process.script;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The health check of scripted programs: they leave their health in a file, as many a real server does. */
final class HealthAsked implements Program {
    private static final String FILE = "/tmp/health";
    private static final byte[] STARTING = line("starting");
    private static final byte[] HEALTHY = line("healthy");
    private static final byte[] UNHEALTHY = line("unhealthy");

    private static byte[] line(String word) {
        return (word + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static void tell(ContainerProcess process, boolean good) throws IOException {
        if (!process.files().exists("/tmp")) {
            process.files().makeDirectory("/tmp", 0777);
        }
        process.files().writeAll(FILE, good ? HEALTHY : UNHEALTHY);
    }

    @Override
    public boolean isBrief() {
        return true;
    }

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        byte[] health = read(process.files());
        process.out().write(health);
        return Arrays.equals(health, HEALTHY) ? Exit.SUCCESS : Exit.FAILURE;
    }

    private static byte[] read(FileContext files) throws IOException {
        try {
            return files.readAll(FILE);
        } catch (ErrnoException unreadable) {
            if (files.exists(FILE)) {
                throw unreadable;
            }
            return STARTING;
        }
    }
}
