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
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.packages.PackageCommands;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The programs by the names that stubs carry: {@code gnu/ls}, {@code gnu/bash}, {@code debian/dash}, {@code busybox/busybox}.
 * A stub of the catalogue that names a program which is not emulated gets one that says so. A real binary is known by its
 * path: BusyBox by its name, everything else in a directory of binaries is what Debian has under that name.
 */
public final class UserlandPrograms implements Programs {
    private static final Set<String> DIRECTORIES =
            Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");

    private final Map<String, Program> stubs = new LinkedHashMap<>();

    private UserlandPrograms() {
        for (Command command : Utilities.of(Flavour.GNU)) {
            stubs.put("gnu/" + command.name(), command.program(Flavour.GNU));
        }
        stubs.put("hello-world/hello", new HelloWorld());
        stubs.put("server/httpd", new Httpd());
        stubs.put("server/nginx", new Nginx());
        stubs.put("server/python3", new Python());
        stubs.put("server/redis-cli", new RedisCli());
        stubs.put("server/redis-server", new RedisServer());
        stubs.put("server/ryuk", new Ryuk());
        stubs.putAll(ShellPrograms.all());
        stubs.put("busybox/apk", PackageCommands.apk().program(Flavour.GNU));
        stubs.put("busybox/busybox", new BusyBox(Utilities.of(Flavour.BUSYBOX)));
    }

    /** Made at the first call. */
    public static UserlandPrograms standard() {
        return Standard.PROGRAMS;
    }

    private static final class Standard {
        static final UserlandPrograms PROGRAMS = new UserlandPrograms();
    }

    @Override
    public Optional<Program> stub(String name) {
        Program program = stubs.get(name);
        if (program != null) {
            return Optional.of(program);
        }
        int slash = name.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new NotEmulated());
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
            return Optional.of(stubs.getOrDefault("busybox/busybox", new NotEmulated()));
        }
        if (name.equals("dash")) {
            return Optional.ofNullable(stubs.get("debian/dash"));
        }
        return Optional.ofNullable(stubs.get("gnu/" + name));
    }

    /** The names of all stubs that run, shells among them. */
    public Set<String> names() {
        return stubs.keySet();
    }
}
