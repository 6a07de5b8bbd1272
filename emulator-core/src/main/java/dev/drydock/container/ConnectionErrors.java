package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.id.ContainerId;

/** Why a container is not put on a network or taken off it, in the words of Docker Engine 28.5.2. */
final class ConnectionErrors {
    private ConnectionErrors() {}

    static EngineException sharedNetwork() {
        return ContainerErrors.invalid("container sharing network namespace with another container or host cannot be"
                + " connected to any other network");
    }

    static EngineException privateNetwork() {
        return ContainerErrors.invalid("container cannot be connected to multiple networks with one of the networks in"
                + " private (none) mode");
    }

    static EngineException toHost() {
        return ContainerErrors.invalid(
                "cannot connect container to host network - container must be created in host" + " network mode");
    }

    static EngineException fromHost() {
        return ContainerErrors.invalid(
                "cannot disconnect container from host network - container was created in host" + " network mode");
    }

    /** Of a container that runs. */
    static EngineException notOn(ContainerId container, String network) {
        return ContainerErrors.unclassified("container " + container + " is not connected to network " + network);
    }

    /** Of a container that does not run. */
    static EngineException notNotedFor(ContainerId container, String network) {
        return ContainerErrors.unclassified("container " + container + " is not connected to the network " + network);
    }

    static EngineException noEndpoint(String name) {
        return new EngineException(ErrorKind.NOT_FOUND, "endpoint " + name + " not found");
    }

    static EngineException removal(ContainerId container) {
        return ContainerErrors.unclassified("container " + container
                + " is marked for removal and cannot be connected or disconnected to the network");
    }

    /** It is as it is with the cause. */
    static EngineException noNetworkOfMode(String mode, EngineException cause) {
        return new EngineException(
                cause.kind(), "could not find a network matching network mode " + mode + ": " + cause.words());
    }
}
