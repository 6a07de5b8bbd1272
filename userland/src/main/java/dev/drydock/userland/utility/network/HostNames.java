package dev.drydock.userland.utility.network;

import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv6Address;
import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names and addresses as the resolver of a container's C library finds them: in {@code /etc/hosts}, then by the name
 * service that {@code /etc/resolv.conf} names, if that is the engine's own.
 */
public final class HostNames {
    private static final String MAPPED = "::ffff:";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String NAME_SERVICE = "nameserver 127.0.0.11";

    private final ContainerProcess process;
    private final List<Entry> entries;

    private HostNames(ContainerProcess process, List<Entry> entries) {
        this.process = process;
        this.entries = entries;
    }

    /** A line of {@code /etc/hosts}: an address and its names, the canonical one first. */
    public record Entry(String address, List<String> names) {
        public Entry {
            names = List.copyOf(names);
        }
    }

    public static HostNames of(ContainerProcess process) {
        List<Entry> entries = new ArrayList<>();
        try {
            String text = new String(process.files().readAll("/etc/hosts"), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                int comment = line.indexOf('#');
                String plain = (comment < 0 ? line : line.substring(0, comment)).strip();
                List<String> words = List.of(BLANKS.split(plain));
                if (words.size() > 1) {
                    entries.add(new Entry(words.get(0), words.subList(1, words.size())));
                }
            }
        } catch (IOException missing) {
            return new HostNames(process, List.of());
        }
        return new HostNames(process, List.copyOf(entries));
    }

    public List<Entry> entries() {
        return entries;
    }

    /** All entries that a name or an address has, IPv4 first; an address that has none stands for itself. */
    public List<Entry> lookUp(String nameOrAddress) {
        String wanted = nameOrAddress.toLowerCase(Locale.ROOT);
        List<Entry> found = new ArrayList<>();
        List<Entry> longer = new ArrayList<>();
        for (Entry entry : entries) {
            boolean named = entry.names().stream()
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(wanted));
            if (named || entry.address().equals(wanted)) {
                (entry.address().contains(":") ? longer : found).add(entry);
            }
        }
        found.addAll(longer);
        if (found.isEmpty() && hasNameService()) {
            found.addAll(ask(nameOrAddress));
        }
        if (found.isEmpty() && IpAddress.parse(wanted).isPresent()) {
            found.add(new Entry(wanted, List.of(wanted)));
        }
        return found;
    }

    /**
     * The address that a program tries first: one of IPv6 before one of IPv4, if the network has both (RFC 6724); the
     * address itself for an address.
     */
    public Optional<IpAddress> address(String nameOrAddress) {
        List<IpAddress> found = addresses(nameOrAddress);
        return found.stream()
                .filter(address -> address instanceof Ipv6Address && !address.isLoopback() && isRouted(address))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** The first address of a name of one family, or the address itself. */
    public Optional<IpAddress> address(String nameOrAddress, Class<? extends IpAddress> family) {
        return addresses(nameOrAddress).stream().filter(family::isInstance).findFirst();
    }

    private List<IpAddress> addresses(String nameOrAddress) {
        return lookUp(nameOrAddress).stream()
                .flatMap(entry -> IpAddress.parse(entry.address()).stream())
                .toList();
    }

    /**
     * The name of an address: that of {@code /etc/hosts}, or that of the name service. One of IPv4 that is written as one of
     * IPv6 is known to the name service alone.
     */
    public Optional<String> nameOf(String address) {
        for (Entry entry : entries) {
            if (entry.address().equals(address)) {
                return Optional.of(entry.names().get(0));
            }
        }
        String plain = address.startsWith(MAPPED) ? address.substring(MAPPED.length()) : address;
        return hasNameService() ? process.network().nameOf(plain) : Optional.empty();
    }

    private boolean isRouted(IpAddress address) {
        return process.network().routes6().stream().anyMatch(route -> route.leadsTo(address.toString()));
    }

    private boolean hasNameService() {
        try {
            String text = new String(process.files().readAll("/etc/resolv.conf"), StandardCharsets.UTF_8);
            return text.lines().anyMatch(line -> line.strip().equals(NAME_SERVICE));
        } catch (IOException missing) {
            return false;
        }
    }

    private List<Entry> ask(String nameOrAddress) {
        if (IpAddress.parse(nameOrAddress).isPresent()) {
            return process.network().nameOf(nameOrAddress).stream()
                    .map(name -> new Entry(nameOrAddress, List.of(name)))
                    .toList();
        }
        return process.network().addressesOf(nameOrAddress).stream()
                .map(address -> new Entry(address, List.of(nameOrAddress)))
                .toList();
    }
}
