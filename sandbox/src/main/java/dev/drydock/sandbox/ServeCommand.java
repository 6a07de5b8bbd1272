package dev.drydock.sandbox;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** {@code drydock serve}: reads what is wanted and hands it to the {@link EngineServer}. */
final class ServeCommand {

    private static final String DEFAULT_HOST = "unix:///tmp/drydock.sock";

    private static final String HELP = """
            Usage: drydock serve [OPTION]...

            Serves a Docker Engine until it is interrupted (Ctrl-C), and prints one
            'export DOCKER_HOST=...' line per host once it accepts connections.

            Options:
              -H, --host HOST      Listen here; may be given several times:
                                   unix:///path or tcp://127.0.0.1:2375
                                   (default %s)
                  --seed N         Make ids, names and addresses the same in every run;
                                   N is a 64-bit number (default: chosen at random)
                  --images SOURCE  Where images are pulled from: 'catalogue' (built-in
                                   ones that stand for Docker Hub) or 'none'
                                   (default catalogue)
              -v, --verbose        Log each request on standard error, and where a fault of
                                   Drydock itself comes from
                  --insecure-bind  Allow a tcp:// address that other machines can reach, and
                                   open published ports to them: 'docker run -p 80:80'
                                   else listens on 127.0.0.1 only.
                                   Whoever reaches it controls the engine: there is no
                                   password and no encryption
              -h, --help           Print this help
            """;

    private final EngineServer server;
    private final PrintWriter out;
    private final List<ListenAddress> hosts = new ArrayList<>();
    private OptionalLong seed = OptionalLong.empty();
    private ImageSource images = ImageSource.CATALOGUE;
    private boolean verbose;
    private boolean insecureBind;
    private boolean help;

    ServeCommand(EngineServer server, PrintWriter out) {
        this.server = server;
        this.out = out;
    }

    void run(List<String> arguments) throws WrongUseException, ServeException {
        read(new Arguments(arguments));
        if (help) {
            out.print(HELP.formatted(DEFAULT_HOST));
            return;
        }
        if (hosts.isEmpty()) {
            hosts.add(ListenAddress.parse(DEFAULT_HOST));
        }
        for (ListenAddress host : hosts) {
            refuseIfOthersReach(host);
        }
        server.serve(new ServeOptions(hosts, seed, images, insecureBind, verbose), out);
    }

    private void read(Arguments arguments) throws WrongUseException {
        while (arguments.hasNext()) {
            switch (arguments.option()) {
                case "-H", "--host" -> hosts.add(ListenAddress.parse(arguments.value()));
                case "--seed" -> seed = OptionalLong.of(number(arguments.value()));
                case "--images" -> images = ImageSource.parse(arguments.value());
                case "-v", "--verbose" -> verbose = true;
                case "--insecure-bind" -> insecureBind = true;
                case "-h", "--help" -> help = true;
                default -> throw new WrongUseException("serve has no option '" + arguments.option() + "'");
            }
        }
    }

    private static long number(String text) throws WrongUseException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException invalid) {
            throw new WrongUseException("expected a 64-bit number, not '" + text + "'");
        }
    }

    private void refuseIfOthersReach(ListenAddress host) throws ServeException {
        if (!insecureBind && !host.isLocal()) {
            throw new ServeException("refusing to listen on " + host
                    + ": it is not a loopback address, and whoever reaches it controls the engine"
                    + " (--insecure-bind allows it)");
        }
    }
}
