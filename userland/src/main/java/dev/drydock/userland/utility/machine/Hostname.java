package dev.drydock.userland.utility.machine;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.NetworkInterface;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.network.HostNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code hostname}: of Debian's package of that name, and BusyBox's. */
final class Hostname {
    static final Command COMMAND = Command.named("hostname", call -> run(call, ' '))
            .gnu("+ a,alias A,all-fqdns b,boot d,domain F,file= f,fqdn long h i,ip-address I,all-ip-addresses s,short"
                    + " !y,nis !yp V")
            .busybox("d f i s F=");
    static final Command DOMAIN = Command.named("dnsdomainname", call -> run(call, 'd'))
            .gnu("+ a,alias A,all-fqdns b,boot d,domain f,fqdn long h i,ip-address I,all-ip-addresses s,short V")
            .busybox("");
    private static final int NAME_MAX = 64;
    private static final Words UNKNOWN =
            Words.of("Temporary failure in name resolution", "%s: Host name lookup failure");
    private static final Words NOT_ROOT =
            Words.of("you must be root to change the host name", "sethostname: Operation not permitted");
    private static final Words TOO_LONG = Words.of("name too long", "sethostname: Invalid argument");
    private static final Words CANNOT_OPEN = Words.of("can't open %l", "can't open '%s': %s");
    private static final Words EMPTY = Words.of("the specified hostname is invalid", "");

    private Hostname() {}

    /** @param usual what is shown without an option */
    private static Exit run(Invocation call, char usual) {
        char choice = usual;
        String file = null;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "F" -> file = option.argument();
                case "long" -> choice = 'f';
                case "h" -> {
                    call.parse(List.of("--help"));
                    return Exit.SUCCESS;
                }
                case "V" -> {
                    call.parse(List.of("--version"));
                    return Exit.SUCCESS;
                }
                default -> choice = option.key().charAt(0);
            }
        }
        List<String> operands = call.operands();
        if (file != null) {
            return set(call, read(call, file));
        }
        if (!operands.isEmpty() && choice == ' ') {
            if (operands.size() > 1) {
                throw call.usage();
            }
            return set(call, operands.get(0));
        }
        call.out().line(shown(call, choice));
        return Exit.SUCCESS;
    }

    private static String shown(Invocation call, char choice) {
        String name = call.process().hostname();
        int dot = name.indexOf('.');
        switch (choice) {
            case 's' -> {
                return dot < 0 ? name : name.substring(0, dot);
            }
            case 'I' -> {
                return addresses(call);
            }
            case ' ', 'b' -> {
                return name;
            }
            default -> {
                List<HostNames.Entry> found = HostNames.of(call.process()).lookUp(name);
                if (found.isEmpty()) {
                    throw call.fail(UNKNOWN, name);
                }
                return looked(found, choice);
            }
        }
    }

    private static String looked(List<HostNames.Entry> found, char choice) {
        String canonical = found.get(0).names().get(0);
        int dot = canonical.indexOf('.');
        return switch (choice) {
            case 'd' -> dot < 0 ? "" : canonical.substring(dot + 1);
            case 'a' -> {
                List<String> names = found.get(0).names();
                yield String.join(" ", names.subList(1, names.size()));
            }
            case 'i' ->
                String.join(
                        " ",
                        found.stream().map(HostNames.Entry::address).distinct().toList());
            default -> canonical;
        };
    }

    /** All addresses but the loopback's, each followed by a space. */
    private static String addresses(Invocation call) {
        StringBuilder text = new StringBuilder();
        for (NetworkInterface device : call.process().network().interfaces()) {
            if (!device.name().equals("lo") && !device.address().isEmpty()) {
                text.append(device.address()).append(' ');
            }
        }
        return text.toString();
    }

    private static String read(Invocation call, String file) {
        try {
            String text = new String(call.files().readAll(file), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .findFirst()
                    .orElse("");
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, file, error);
        }
    }

    private static Exit set(Invocation call, String name) {
        if (name.length() > NAME_MAX) {
            throw call.fail(TOO_LONG);
        }
        if (call.isGnu() && !name.matches("[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?")) {
            throw call.fail(EMPTY);
        }
        try {
            call.process().hostname(name);
        } catch (ErrnoException error) {
            throw call.fail(error.errno() == Errno.EPERM ? NOT_ROOT : TOO_LONG);
        } catch (IOException error) {
            throw call.fail(NOT_ROOT);
        }
        return Exit.SUCCESS;
    }
}
