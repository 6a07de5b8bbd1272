package dev.drydock.sandbox;

import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code serve} was asked for.
 *
 * @param hosts where to listen, in the order given; at least one
 * @param seed what decides ids, names and addresses; chosen at random if absent
 * @param images where images are pulled from
 * @param insecureBind whether other machines may reach the ports that containers publish
 * @param verbose whether each request is logged on standard error
 */
record ServeOptions(
        List<ListenAddress> hosts, OptionalLong seed, ImageSource images, boolean insecureBind, boolean verbose) {

    ServeOptions {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("no host to listen on");
        }
    }
}
