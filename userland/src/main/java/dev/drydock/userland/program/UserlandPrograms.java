package dev.drydock.userland.program;

import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import dev.drydock.userland.server.httpd.Httpd;
import dev.drydock.userland.server.nginx.Nginx;
import dev.drydock.userland.server.python.Python;
import dev.drydock.userland.server.redis.RedisCli;
import dev.drydock.userland.server.redis.RedisServer;
import dev.drydock.userland.server.ryuk.Ryuk;
import dev.drydock.userland.shell.ShellPrograms;
import dev.drydock.userland.utility.Utilities;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.packages.PackageCommands;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The programs by the names that stubs carry: {@code gnu/ls}, {@code gnu/bash}, {@code debian/dash}, {@code busybox/busybox}.
 * A stub of the catalogue that names a program which is not emulated gets one that says so. A real binary is known by its
 * path: BusyBox by its name, everything else in a directory of binaries is what Debian has under that name.
 */
public final class UserlandPrograms implements Programs {
    private static final String GNU = "gnu/";
    private static final UserlandPrograms STANDARD = new UserlandPrograms();
    private static final Set<String> DIRECTORIES =
            Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");

    /** Those that have been asked for: no class of a program is loaded before. */
    private final Map<String, Program> made = new ConcurrentHashMap<>();

    private UserlandPrograms() {}

    /** One serves every engine of this JVM. */
    public static UserlandPrograms standard() {
        return STANDARD;
    }

    @Override
    public Optional<Program> stub(String name) {
        Optional<Program> program = emulated(name);
        return program.isPresent() || name.indexOf('/') < 0 ? program : Optional.of(new NotEmulated());
    }

    private Optional<Program> emulated(String name) {
        Program known = made.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Program> program = make(name);
        program.ifPresent(each -> made.put(name, each));
        return program;
    }

    private static Optional<Program> make(String name) {
        return switch (name) {
            case "busybox/apk" -> Optional.of(PackageCommands.apk().program(Flavour.GNU));
            case "busybox/busybox" -> Optional.of(new BusyBox());
            case "hello-world/hello" -> Optional.of(new HelloWorld());
            case "server/httpd" -> Optional.of(new Httpd());
            case "server/nginx" -> Optional.of(new Nginx());
            case "server/python3" -> Optional.of(new Python());
            case "server/redis-cli" -> Optional.of(new RedisCli());
            case "server/redis-server" -> Optional.of(new RedisServer());
            case "server/ryuk" -> Optional.of(new Ryuk());
            default -> ShellPrograms.named(name).or(() -> utility(name));
        };
    }

    private static Optional<Program> utility(String name) {
        return name.startsWith(GNU)
                ? Utilities.named(name.substring(GNU.length()), Flavour.GNU).map(each -> each.program(Flavour.GNU))
                : Optional.empty();
    }

    @Override
    public Optional<Program> binary(String path) {
        int slash = path.lastIndexOf('/');
        String directory = path.substring(0, Math.max(slash, 0));
        String name = path.substring(slash + 1);
        if (!DIRECTORIES.contains(directory)) {
            return Optional.empty();
        }
        if (name.equals("busybox")) {
            return emulated("busybox/busybox");
        }
        if (name.equals("dash")) {
            return emulated("debian/dash");
        }
        return emulated(GNU + name);
    }
}
