package dev.drydock.network;

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
            Optional<Cidr> subnet = Cidr.parse(config.subnet());
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

    private static void checkWithin(SubnetConfig config, Cidr parent, List<String> reasons) {
        if (parent.hasHostBits()) {
            reasons.add("invalid subnet " + config.subnet() + ": it should be " + parent.subnet());
        }
        checkRange(config.ipRange(), parent, reasons);
        checkAddress("gateway " + config.gateway(), config.gateway(), parent, reasons);
        if (config.auxiliaryAddresses() != null) {
            for (Map.Entry<String, String> address : config.auxiliaryAddresses().entrySet()) {
                checkAddress("auxiliary address " + address.getKey(), address.getValue(), parent, reasons);
            }
        }
    }

    private static void checkRange(String text, Cidr parent, List<String> reasons) {
        if (text.isEmpty()) {
            return;
        }
        Optional<Cidr> range = Cidr.parse(text);
        String what = "invalid ip-range " + text + ": ";
        if (range.isEmpty()) {
            reasons.add(what + "invalid CIDR block notation");
            return;
        }
        if (range.get().isIpv6() != parent.isIpv6()) {
            reasons.add(what + otherFamily(parent));
            return;
        }
        if (range.get().prefixLength() < parent.prefixLength()) {
            reasons.add(what + "CIDR block is bigger than its parent subnet " + parent);
        }
        if (range.get().hasHostBits()) {
            reasons.add(what + "it should be " + range.get().subnet());
        }
        if (!parent.overlaps(range.get())) {
            reasons.add(what + "parent subnet " + parent + " doesn't contain ip-range");
        }
    }

    private static void checkAddress(String what, String text, Cidr parent, List<String> reasons) {
        if (text.isEmpty()) {
            return;
        }
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isEmpty()) {
            reasons.add("invalid " + what + ": invalid address");
        } else if (address.get() instanceof Ipv6Address != parent.isIpv6()) {
            reasons.add("invalid " + what + ": " + otherFamily(parent));
        } else if (!parent.contains(address.get())) {
            reasons.add("invalid " + what + ": parent subnet " + parent + " doesn't contain this address");
        }
    }

    private static String otherFamily(Cidr parent) {
        return "parent subnet is an " + (parent.isIpv6() ? "IPv6" : "IPv4") + " block";
    }
}
