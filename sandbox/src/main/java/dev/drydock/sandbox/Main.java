package dev.drydock.sandbox;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line of {@code ./drydock}. Without a command it prints its help.
 *
 * <p>Exit codes: 0 done, 1 it could not be done (one line on standard error says why), 2 the command line is wrong.
 */
@Command(
        name = "drydock",
        description = "A Docker Engine without a daemon, in memory.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "To try it:",
            "  ./drydock serve",
            "  export DOCKER_HOST=unix:///tmp/drydock.sock   (in another terminal)",
            "  docker run --rm hello-world"
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs the command line and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(new NoEngineServer()).execute(arguments));
    }

    /** The whole command line over a server of engines; where it writes can be set by who calls. */
    static CommandLine commandLine(EngineServer server) {
        return new CommandLine(new Main())
                .addSubcommand(new ServeCommand(server))
                .setParameterExceptionHandler(Main::explainWrongUse)
                .setExecutionExceptionHandler(Main::explainFailure);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int explainWrongUse(ParameterException wrongUse, String[] arguments) {
        CommandSpec command = wrongUse.getCommandLine().getCommandSpec();
        command.commandLine().getErr().println("drydock: " + wrongUse.getMessage());
        command.commandLine().getErr().println("See './" + command.qualifiedName() + " --help'.");
        return command.exitCodeOnInvalidInput();
    }

    /** A failure that has a reason is one line; anything else is a fault of ours and shows where it happened. */
    private static int explainFailure(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (!(failure instanceof ServeException)) {
            throw failure;
        }
        command.getErr().println("drydock: " + failure.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
