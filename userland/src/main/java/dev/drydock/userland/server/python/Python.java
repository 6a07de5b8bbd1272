package dev.drydock.userland.server.python;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.userland.server.web.WebLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code python3}, as far as it serves files ({@code -m http.server}) and tells its version; everything else is refused. The
 * language is not emulated.
 */
public final class Python implements Program {
    static final String VERSION = "3.11.2";
    private static final int CANNOT_EXECUTE = 126;
    private static final int USAGE = 2;
    /** {@code socketserver.TCPServer.request_queue_size}. */
    private static final int BACKLOG = 5;

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        List<String> arguments = new ArrayList<>(
                process.arguments().subList(1, process.arguments().size()));
        boolean unbuffered = process.environment().containsKey("PYTHONUNBUFFERED");
        while (!arguments.isEmpty() && arguments.get(0).equals("-u")) {
            unbuffered = true;
            arguments.remove(0);
        }
        if (arguments.equals(List.of("--version")) || arguments.equals(List.of("-V"))) {
            say(process, "Python " + VERSION, false);
            return Exit.SUCCESS;
        }
        if (arguments.size() < 2
                || !arguments.get(0).equals("-m")
                || !arguments.get(1).equals("http.server")) {
            String name = process.arguments().get(0).replaceFirst(".*/", "");
            say(
                    process,
                    name + ": this program is not emulated yet, but for \"-m http.server\" and \"--version\"",
                    true);
            return Exit.of(CANNOT_EXECUTE);
        }
        Options options = Options.of(arguments.subList(2, arguments.size()));
        if (options.showsHelp()) {
            say(process, Options.HELP, false);
            return Exit.SUCCESS;
        }
        if (!options.error().isEmpty()) {
            say(process, Options.SYNOPSIS + "\nserver.py: error: " + options.error(), true);
            return Exit.of(USAGE);
        }
        return serve(process, options, unbuffered);
    }

    private static Exit serve(ContainerProcess process, Options options, boolean unbuffered) throws IOException {
        IpAddress local = options.bind().isEmpty()
                ? SocketAddress.ANY
                : IpAddress.parse(options.bind()).orElse(null);
        if (local == null) {
            say(process, "server.py: --bind " + options.bind() + " is not emulated by Drydock: no address", true);
            return Exit.of(USAGE);
        }
        ListeningSocket socket;
        try {
            socket = process.listen(new SocketAddress(local, options.port()), BACKLOG);
        } catch (ErrnoException refused) {
            // What stands above it in Python is the way through its own code.
            say(
                    process,
                    "OSError: [Errno " + refused.errno().number() + "] "
                            + refused.errno().words(),
                    true);
            return Exit.FAILURE;
        }
        process.allocate(3, socket);
        process.handle(Signal.INT, signal -> interrupted(process));
        say(
                process,
                "Serving HTTP on " + local + " port " + options.port() + " (http://" + local + ":" + options.port()
                        + "/) ...",
                false);
        if (unbuffered) {
            process.out().flush();
        }
        String directory = options.directory().isEmpty() ? process.files().workingDirectory() : options.directory();
        return new WebLoop(process, socket, new FileService(process, directory)).serve();
    }

    private static void interrupted(ContainerProcess process) {
        try {
            say(process, "\nKeyboard interrupt received, exiting.", false);
            process.out().flush();
        } catch (IOException lost) {
            // It ends all the same.
            process.exit(0);
        }
        process.exit(0);
    }

    private static void say(ContainerProcess process, String text, boolean isError) throws IOException {
        (isError ? process.err() : process.out()).write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
