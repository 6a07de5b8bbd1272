package dev.drydock.network;

import dev.drydock.network.Ipv4Subnet.AddressWithPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the engine checks of the subnets that a client asks for, before anything is taken. */
final class SubnetRules {
    private SubnetRules() {}

    /** Refuses with all reasons at once. */
    static void check(List<SubnetConfig> configs) {
        List<String> reasons = new ArrayList<>();
        for (SubnetConfig config : configs) {
            Optional<AddressWithPrefix> subnet = AddressWithPrefix.parse(config.subnet());
            if (subnet.isEmpty()) {
                reasons.add("invalid subnet " + config.subnet() + ": invalid CIDR block notation");
            } else {
                checkWithin(config, subnet.get(), reasons);
            }
        }
        if (!reasons.isEmpty()) {
            throw NetworkErrors.invalidConfig(reasons);
        }
    }

    private static void checkWithin(SubnetConfig config, AddressWithPrefix asked, List<String> reasons) {
        Ipv4Subnet subnet = asked.subnet();
        if (asked.hasHostBits()) {
            reasons.add("invalid subnet " + config.subnet() + ": it should be " + subnet);
        }
        String shown = asked.address() + "/" + asked.prefixLength();
        checkRange(config.ipRange(), subnet, shown, reasons);
        checkAddress("gateway " + config.gateway(), config.gateway(), subnet, shown, reasons);
        if (config.auxiliaryAddresses() != null) {
            for (Map.Entry<String, String> address : config.auxiliaryAddresses().entrySet()) {
                String what = "auxiliary address " + address.getKey();
                checkAddress(what, address.getValue(), subnet, shown, reasons);
            }
        }
    }

    private static void checkRange(String text, Ipv4Subnet subnet, String shown, List<String> reasons) {
        if (text.isEmpty()) {
            return;
        }
        Optional<AddressWithPrefix> range = AddressWithPrefix.parse(text);
        String what = "invalid ip-range " + text + ": ";
        if (range.isEmpty()) {
            reasons.add(what + "invalid CIDR block notation");
            return;
        }
        if (range.get().prefixLength() < subnet.prefixLength()) {
            reasons.add(what + "CIDR block is bigger than its parent subnet " + shown);
        }
        if (range.get().hasHostBits()) {
            reasons.add(what + "it should be " + range.get().subnet());
        }
        if (!subnet.overlaps(range.get().subnet())) {
            reasons.add(what + "parent subnet " + shown + " doesn't contain ip-range");
        }
    }

    private static void checkAddress(String what, String text, Ipv4Subnet subnet, String shown, List<String> reasons) {
        if (text.isEmpty()) {
            return;
        }
        Optional<Ipv4Address> address = Ipv4Address.parse(text);
        if (address.isEmpty()) {
            reasons.add("invalid " + what + ": invalid address");
        } else if (!subnet.contains(address.get())) {
            reasons.add("invalid " + what + ": parent subnet " + shown + " doesn't contain this address");
        }
    }
}
