package dev.drydock.sandbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@code ./drydock}. Without a command it prints its help.
 *
 * <p>It is read by hand: an engine is ready within 300 ms of a cold start, and a library for command lines takes as long
 * again.
 *
 * <p>Exit codes: 0 done, 1 it could not be done (one line on standard error says why), 2 the command line is wrong.
 */
public final class Main {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private static final String HELP = """
            Usage: drydock [OPTION] COMMAND

            A Docker Engine without a daemon, in memory.

            Commands:
              serve          Serve a Docker Engine; 'drydock serve --help' says more

            Options:
              -h, --help     Print this help
              -V, --version  Print the version, and that of the emulated engine

            To try it:
              ./drydock serve
              export DOCKER_HOST=unix:///tmp/drydock.sock   (in another terminal)
              docker run --rm hello-world
            """;

    private final EngineServer server;
    private final PrintWriter out;
    private final PrintWriter err;

    Main(EngineServer server, PrintWriter out, PrintWriter err) {
        this.server = server;
        this.out = out;
        this.err = err;
    }

    /** Runs the command line and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter err = writer(FileDescriptor.err);
        SignalEnding ending = new SignalEnding();
        Main main = new Main(new SocketEngineServer(ending, err), writer(FileDescriptor.out), err);
        int exitCode = FAILED;
        try {
            exitCode = main.run(List.of(arguments));
        } finally {
            ending.exit(exitCode);
        }
    }

    /** Runs one command line and returns its exit code. */
    int run(List<String> arguments) {
        try {
            return runCommand(arguments);
        } catch (WrongUseException wrongUse) {
            err.println("drydock: " + wrongUse.getMessage());
            err.println("See './drydock --help' and './drydock serve --help'.");
            return WRONG_USE;
        } catch (ServeException failure) {
            err.println("drydock: " + failure.getMessage());
            return FAILED;
        } catch (RuntimeException | Error fault) {
            // Looked for here, because reading the command line may be what failed.
            boolean verbose = arguments.contains("-v") || arguments.contains("--verbose");
            new FaultLog(err, verbose).tell(fault);
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int runCommand(List<String> arguments) throws WrongUseException, ServeException {
        String command = arguments.isEmpty() ? "--help" : arguments.get(0);
        switch (command) {
            case "-h", "--help" -> out.print(HELP);
            case "-V", "--version" -> out.print(version());
            case "serve" -> new ServeCommand(server, out).run(arguments.subList(1, arguments.size()));
            default -> throw new WrongUseException("there is no command or option '" + command + "'");
        }
        return DONE;
    }

    private static String version() {
        String ours = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return "Drydock " + ours + "\nemulates Docker Engine 28.5.2, API 1.24 to 1.51\n";
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
