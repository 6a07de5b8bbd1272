package dev.drydock.network.fault;

import dev.drydock.fault.Fault;

/** What becomes of a port of the machine that is to be published. */
public enum PortFault implements Fault {
    /** A program of the machine has it: {@code failed to bind host port …: address already in use}. */
    TAKEN;

    /** @see #TAKEN */
    public static PortFault taken() {
        return TAKEN;
    }

    @Override
    public String words() {
        return "taken";
    }
}
