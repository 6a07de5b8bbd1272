package dev.drydock.network;

import dev.drydock.id.SandboxId;

/** Where a published port of the machine leads: to a port of a stack. */
record PortHolder(SandboxId stack, int containerPort) {}
