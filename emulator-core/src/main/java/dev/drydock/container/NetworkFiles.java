package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.FileTreeBuilder;
import dev.drydock.filesystem.InlineContent;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.network.Endpoint;
import dev.drydock.network.HostsEntry;
import dev.drydock.network.HostsFile;
import dev.drydock.network.Network;
import dev.drydock.network.ResolvConf;
import dev.drydock.network.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes the three files that the engine keeps for a container's network and mounts into it. Made anew at each start. */
final class NetworkFiles {
    static final String HOSTS = "hosts";
    static final String HOSTNAME = "hostname";
    static final String RESOLV_CONF = "resolv.conf";

    private static final int MODE = 0644;
    private static final String HOST_GATEWAY = "host-gateway";

    private final ContainerSurroundings around;
    private final ContainerStore store;

    NetworkFiles(ContainerSurroundings around, ContainerStore store) {
        this.around = around;
        this.store = store;
    }

    /** Those that a container sees in {@code /etc}: none if its network is disabled. */
    static List<String> of(Container container) {
        return container.config().networkDisabled() ? List.of() : List.of(RESOLV_CONF, HOSTNAME, HOSTS);
    }

    WritableTree write(Container container, Sandbox sandbox) {
        long now = Metadata.nanos(around.clock().now());
        Metadata metadata = Metadata.of(MODE, 0, 0, now);
        FileTreeBuilder files = FileTree.ofUnlayeredRoot(Metadata.of(0755, 0, 0, now)).toBuilder();
        add(files, HOSTS, metadata, HostsFile.of(sandbox.kind(), entries(container, sandbox)));
        add(files, HOSTNAME, metadata, container.config().hostname() + "\n");
        add(files, RESOLV_CONF, metadata, resolvConf(container.hostConfig(), sandbox));
        return WritableTree.directory(files.build(), around.storage().contents(), around.clock()::now);
    }

    /**
     * A running container has got a place: its line comes last. From the first network with a name service on, it asks
     * that, unless somebody has changed the file meanwhile.
     */
    void connected(Container container, WritableTree files, Sandbox before, Endpoint place) {
        own(container, place).forEach(entry -> change(files, HOSTS, text -> HostsFile.with(text, entry)));
        if (place.dnsNames() != null) {
            String written = resolvConf(container.hostConfig(), before);
            String asking = resolver(container.hostConfig())
                    .withNameService(around.network().host());
            change(files, RESOLV_CONF, text -> text.equals(written) ? asking : text);
        }
    }

    /** A running container has lost a place: its line goes, whatever else was written into the file. */
    void disconnected(Container container, WritableTree files, Endpoint place) {
        own(container, place).forEach(entry -> change(files, HOSTS, text -> HostsFile.without(text, entry)));
    }

    private static void change(WritableTree tree, String name, UnaryOperator<String> change) {
        FileContext files = MountTable.over(tree).context(Caller.nobody(), Credentials.ROOT);
        try {
            String text = new String(files.readAll("/" + name), StandardCharsets.UTF_8);
            String changed = change.apply(text);
            if (!changed.equals(text)) {
                files.writeAll("/" + name, changed.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("these files are in memory", impossible);
        }
    }

    private static List<HostsEntry> own(Container container, Endpoint place) {
        return place.addresses().stream()
                .map(address -> HostsEntry.own(
                        address,
                        container.config().hostname(),
                        container.config().domainname()))
                .toList();
    }

    private static void add(FileTreeBuilder files, String name, Metadata metadata, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        files.file(name, metadata, new InodeBody.Regular(InlineContent.of(bytes), bytes.length));
    }

    /** Hosts that were asked for, then linked containers, then the container's own line for each network. */
    private List<HostsEntry> entries(Container container, Sandbox sandbox) {
        List<HostsEntry> entries = new ArrayList<>();
        for (String extra : orEmpty(container.hostConfig().extraHosts())) {
            int colon = extra.indexOf(':');
            String address = extra.substring(colon + 1);
            entries.add(new HostsEntry(address.equals(HOST_GATEWAY) ? gateway() : address, extra.substring(0, colon)));
        }
        for (Link link : container.links()) {
            linked(link, entries);
        }
        for (Endpoint endpoint : sandbox.endpoints()) {
            entries.addAll(own(container, endpoint));
        }
        return entries;
    }

    private void linked(Link link, List<HostsEntry> entries) {
        Container child = store.get(link.child());
        String address = child == null ? "" : Links.bridgeAddress(child, around.network());
        if (child != null && !address.isEmpty()) {
            String names = link.alias() + " " + child.config().hostname();
            boolean named = link.alias().equals(child.name());
            entries.add(new HostsEntry(address, named ? names : names + " " + child.name()));
        }
    }

    /** Where {@code host-gateway} leads: the machine's own address on the default bridge. */
    private String gateway() {
        Network bridge = around.network().networks().find("bridge");
        return String.valueOf(bridge.gateway());
    }

    private String resolvConf(HostConfig host, Sandbox sandbox) {
        ResolvConf file = resolver(host);
        if (sandbox.kind() == Sandbox.Kind.HOST) {
            return file.forHost(around.network().host());
        }
        boolean named = sandbox.endpoints().stream().anyMatch(endpoint -> endpoint.dnsNames() != null);
        return named
                ? file.withNameService(around.network().host())
                : file.withoutNameService(around.network().host());
    }

    private static ResolvConf resolver(HostConfig host) {
        return new ResolvConf(orEmpty(host.dns()), orEmpty(host.dnsSearch()), orEmpty(host.dnsOptions()));
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
