package dev.drydock.userland.utility.identity;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.network.HostNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code getent}: looks entries of the name service up, which in a container are those of files in {@code /etc}. */
final class Getent {
    static final Command COMMAND = Command.named("getent", Getent::run)
            .gnu("+ i,no-idn !s,service= !A,no-addrconfig")
            .trouble(1);
    private static final int UNKNOWN_KEY = 2;
    private static final Words WRONG_COUNT = Words.of("wrong number of arguments");
    private static final Words UNKNOWN_DATABASE = Words.of("Unknown database: %s");
    private static final Words NO_ENUMERATION = Words.of("Enumeration not supported on %s");

    private Getent() {}

    private static Exit run(Invocation call) {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage(WRONG_COUNT);
        }
        String database = operands.get(0);
        List<String> keys = operands.subList(1, operands.size());
        switch (database) {
            case "passwd", "group", "shadow", "gshadow" -> {
                return colonLines(call, database, keys);
            }
            case "hosts", "ahosts", "ahostsv4" -> {
                return hosts(call, database, keys);
            }
            case "protocols", "services", "networks", "rpc" -> {
                return wordLines(call, database, keys);
            }
            case "ethers", "aliases", "ahostsv6", "netgroup", "initgroups" -> {
                if (keys.isEmpty()) {
                    throw call.fail(3, NO_ENUMERATION, database);
                }
                return Exit.of(UNKNOWN_KEY);
            }
            default -> throw call.usage(UNKNOWN_DATABASE, database);
        }
    }

    private static List<String> lines(Invocation call, String path) {
        try {
            String text = new String(call.files().readAll(path), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException missing) {
            return List.of();
        }
    }

    private static Exit colonLines(Invocation call, String database, List<String> keys) {
        List<String> lines = lines(call, "/etc/" + database);
        if (keys.isEmpty()) {
            lines.forEach(call.out()::line);
        }
        boolean byNumber = database.equals("passwd") || database.equals("group");
        for (String key : keys) {
            Optional<String> found = lines.stream()
                    .filter(line -> {
                        String[] fields = line.split(":", -1);
                        boolean number = byNumber && key.matches("\\d+") && fields.length > 2;
                        return number ? fields[2].equals(key) : fields[0].equals(key);
                    })
                    .findFirst();
            found.ifPresentOrElse(call.out()::line, () -> call.status(UNKNOWN_KEY));
        }
        return call.exit();
    }

    private static Exit wordLines(Invocation call, String database, List<String> keys) {
        for (String line : lines(call, "/etc/" + database)) {
            String plain = line.replaceAll("#.*", "").strip();
            String[] words = plain.split("\\s+");
            if (!plain.isEmpty() && (keys.isEmpty() || keys.contains(words[0]))) {
                call.out()
                        .line(String.format(
                                "%-21s %s",
                                words[0], String.join(" ", List.of(words).subList(1, words.length))));
            }
        }
        return call.exit();
    }

    private static Exit hosts(Invocation call, String database, List<String> keys) {
        HostNames names = HostNames.of(call.process());
        if (keys.isEmpty()) {
            if (!database.equals("hosts")) {
                throw call.fail(3, NO_ENUMERATION, database);
            }
            for (HostNames.Entry entry : names.entries()) {
                call.out().line(String.format("%-15s %s", entry.address(), String.join(" ", entry.names())));
            }
            return call.exit();
        }
        for (String key : keys) {
            List<HostNames.Entry> found = names.lookUp(key);
            if (found.isEmpty()) {
                call.status(UNKNOWN_KEY);
            } else if (database.equals("hosts")) {
                HostNames.Entry entry = longestFirst(found);
                call.out().line(String.format("%-15s %s", entry.address(), String.join(" ", entry.names())));
            } else {
                addresses(call, database.equals("ahostsv4"), found);
            }
        }
        return call.exit();
    }

    /** It asks for IPv6 before it asks for IPv4. */
    private static HostNames.Entry longestFirst(List<HostNames.Entry> found) {
        return found.stream()
                .filter(entry -> entry.address().contains(":"))
                .findFirst()
                .orElse(found.get(0));
    }

    /** The name stands beside the first of them alone; {@code ::1} of a file is read as 127.0.0.1, too (glibc 2.36). */
    private static void addresses(Invocation call, boolean onlyIpv4, List<HostNames.Entry> found) {
        String name = found.get(0).names().get(0);
        for (HostNames.Entry entry : found) {
            String address = entry.address().equals("::1") ? "127.0.0.1" : entry.address();
            if (onlyIpv4 && address.contains(":")) {
                continue;
            }
            for (String kind : List.of("STREAM " + name, "DGRAM  ", "RAW    ")) {
                call.out().line(String.format("%-15s %s", address, kind));
            }
            name = "";
        }
    }
}
