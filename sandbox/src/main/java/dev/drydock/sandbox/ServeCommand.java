package dev.drydock.sandbox;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drydock serve}: reads what is wanted and hands it to the {@link EngineServer}. */
@Command(
        name = "serve",
        description = {
            "Serves a Docker Engine until it is interrupted (Ctrl-C).",
            "Prints one 'export DOCKER_HOST=…' line per host once it accepts connections."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ServeCommand implements Callable<Integer> {

    private final EngineServer server;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-H", "--host"},
            paramLabel = "HOST",
            converter = HostConverter.class,
            defaultValue = "unix:///tmp/drydock.sock",
            description = {
                "Listen here; may be given several times: unix:///path or tcp://127.0.0.1:2375.",
                "Default: ${DEFAULT-VALUE}"
            })
    private List<ListenAddress> hosts = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Makes ids, names and addresses the same in every run. Default: chosen at random.")
    private @Nullable Long seed;

    @Option(
            names = "--images",
            paramLabel = "SOURCE",
            converter = ImageSource.Converter.class,
            defaultValue = "catalogue",
            description = {
                "Where images are pulled from: 'catalogue' (built-in ones that stand for Docker Hub) or 'none'.",
                "Default: ${DEFAULT-VALUE}"
            })
    private ImageSource images = ImageSource.CATALOGUE;

    @Option(
            names = {"-v", "--verbose"},
            description = "Log each request on standard error.")
    private boolean verbose;

    @Option(
            names = "--insecure-bind",
            description = {
                "Allow a tcp:// address that other machines can reach.",
                "Whoever reaches it controls the engine: there is no password and no encryption."
            })
    private boolean insecureBind;

    ServeCommand(EngineServer server) {
        this.server = server;
    }

    @Override
    public Integer call() throws ServeException {
        for (ListenAddress host : hosts) {
            if (!host.isLocal() && !insecureBind) {
                throw new ServeException("refusing to listen on " + host
                        + ": it is not a loopback address, and whoever reaches it controls the engine"
                        + " (--insecure-bind allows it)");
            }
        }
        OptionalLong wantedSeed = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        server.serve(
                new ServeOptions(hosts, wantedSeed, images, verbose),
                spec.commandLine().getOut());
        return spec.exitCodeOnSuccess();
    }

    /** Reads a host of the command line. */
    static final class HostConverter implements ITypeConverter<ListenAddress> {

        @Override
        public ListenAddress convert(String value) {
            return ListenAddress.parse(value);
        }
    }
}
