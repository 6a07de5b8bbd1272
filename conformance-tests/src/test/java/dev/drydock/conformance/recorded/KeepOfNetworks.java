package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.stream.StreamSupport;

/** What a recording keeps of addresses and ports, of which some are chance and the rest follows from them. */
final class KeepOfNetworks {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String FIXED_MAC = "02:11:22:33:44:55";

    private KeepOfNetworks() {}

    /** A container's address on each of its networks. */
    static JsonNode addresses(JsonNode container) {
        ObjectNode addresses = NODES.objectNode();
        container
                .at("/NetworkSettings/Networks")
                .properties()
                .forEach(network ->
                        addresses.set(network.getKey(), network.getValue().get("IPAddress")));
        return addresses;
    }

    /** On which networks a container has the hardware address that was asked for. */
    static JsonNode fixedMacs(JsonNode container) {
        ObjectNode fixed = NODES.objectNode();
        container.at("/NetworkSettings/Networks").properties().forEach(network -> {
            String mac = network.getValue().get("MacAddress").textValue();
            fixed.put(network.getKey(), mac.equals(FIXED_MAC));
        });
        return fixed;
    }

    /** Whether a hardware address is still the one of before, and whether it is of the kind that anybody may give. */
    static JsonNode comparedMac(String before, JsonNode container) {
        String mac = container.at("/NetworkSettings/MacAddress").textValue();
        int secondDigit = Character.digit(mac.charAt(1), 16);
        return NODES.objectNode()
                .put("same as before the restart", mac.equals(before))
                .put("locally administered unicast", secondDigit % 4 == 2);
    }

    /** Who is on a network, with their addresses, by name. */
    static JsonNode members(JsonNode network) {
        ArrayNode members = NODES.arrayNode();
        network.get("Containers")
                .forEach(member -> members.addArray().add(member.get("Name")).add(member.get("IPv4Address")));
        return sorted(members, Comparator.comparing(JsonNode::toString));
    }

    static JsonNode names(JsonNode networks) {
        ArrayNode names = NODES.arrayNode();
        networks.forEach(network -> names.add(network.get("Name")));
        return sorted(names, Comparator.comparing(JsonNode::textValue));
    }

    static JsonNode sortedByName(JsonNode networks) {
        return sorted(
                networks, Comparator.comparing(network -> network.get("Name").textValue()));
    }

    static JsonNode subnets(JsonNode network) {
        ArrayNode subnets = NODES.arrayNode();
        network.at("/IPAM/Config").forEach(config -> subnets.add(config.get("Subnet")));
        return subnets;
    }

    /**
     * Published ports, counted from the first that was given out.
     *
     * @param sorted whether only the ports are kept, in order, and not what leads to which
     */
    static JsonNode portsFrom(int first, boolean sorted, JsonNode container) {
        ObjectNode ports = NODES.objectNode();
        container.at("/NetworkSettings/Ports").properties().forEach(port -> {
            if (!port.getValue().isEmpty()) {
                ArrayNode bindings = ports.putArray(port.getKey());
                port.getValue()
                        .forEach(binding -> bindings.addArray()
                                .add(binding.get("HostIp"))
                                .add("first+" + (binding.get("HostPort").asInt() - first)));
            }
        });
        return sorted ? sorted(ports, Comparator.comparing(JsonNode::toString)) : ports;
    }

    private static ArrayNode sorted(JsonNode elements, Comparator<JsonNode> order) {
        ArrayNode sorted = NODES.arrayNode();
        StreamSupport.stream(elements.spliterator(), false).sorted(order).forEach(sorted::add);
        return sorted;
    }
}
