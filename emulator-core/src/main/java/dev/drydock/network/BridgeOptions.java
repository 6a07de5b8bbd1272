package dev.drydock.network;

import java.util.List;
import java.util.Map;

/** What the engine checks of the options of a bridge; those that it does not know it keeps as they are. */
final class BridgeOptions {
    private static final String PREFIX = "com.docker.network.bridge.";
    private static final List<String> FLAGS = List.of(
            PREFIX + "default_bridge", PREFIX + "enable_icc", PREFIX + "enable_ip_masquerade", PREFIX + "inhibit_ipv4");
    private static final List<String> TRUTHS =
            List.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

    private BridgeOptions() {}

    static void check(Map<String, String> options) {
        options.forEach((option, value) -> {
            if (FLAGS.contains(option) && !TRUTHS.contains(value)) {
                throw NetworkErrors.invalidOption(
                        option, value, "strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
            }
            if (option.equals("com.docker.network.driver.mtu") && !value.matches("[+-]?[0-9]{1,9}")) {
                throw NetworkErrors.invalidOption(
                        option, value, "strconv.Atoi: parsing \"" + value + "\": invalid syntax");
            }
            if (option.equals(PREFIX + "host_binding_ipv4")
                    && Ipv4Address.parse(value).isEmpty()) {
                throw NetworkErrors.invalidOption(option, value, "nil ip");
            }
        });
    }
}
