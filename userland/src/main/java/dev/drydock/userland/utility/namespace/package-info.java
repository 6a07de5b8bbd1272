/**
 * What needs powers over the machine that containers lack: other namespaces, the kernel's messages.
 *
 * <p>Read {@code NamespaceCommands} first.
 *
 * <p>Does not belong here: what a container may do.
 */
@NullMarked
package dev.drydock.userland.utility.namespace;

import org.jspecify.annotations.NullMarked;
