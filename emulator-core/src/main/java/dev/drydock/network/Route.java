package dev.drydock.network;

import java.util.Optional;

/**
 * A line of {@code ip route}.
 *
 * @param destination {@code 0.0.0.0} or {@code ::} with prefix length 0 for the default route
 * @param gateway empty for a directly connected network
 */
public record Route(String destination, int prefixLength, String gateway, String interfaceName) {

    /** Whether packets to an address may go there; false for what is no address of its family. */
    public boolean leadsTo(String address) {
        Optional<Cidr> block = Cidr.parse(destination + "/" + prefixLength);
        Optional<IpAddress> target = IpAddress.parse(address);
        return block.isPresent() && target.filter(block.get()::contains).isPresent();
    }
}
