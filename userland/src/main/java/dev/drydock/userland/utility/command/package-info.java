/**
 * The frame that every utility stands in.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.command.Command} (a utility: its names, options and body; read it first),
 * {@link dev.drydock.userland.utility.command.CommandFamily} (those of one package, by name), {@link
 * dev.drydock.userland.utility.command.Invocation} (one run of it), {@link
 * dev.drydock.userland.utility.command.Flavour} (whose words it speaks), {@link
 * dev.drydock.userland.utility.command.Words} (a message in both flavours), {@link
 * dev.drydock.userland.utility.command.Options} (what {@code getopt_long} is told), {@link
 * dev.drydock.userland.utility.command.Input} and {@link dev.drydock.userland.utility.command.Output} (buffered bytes),
 * {@link dev.drydock.userland.utility.command.ChildWait} (until a child has ended). Uses the core's {@code process} and {@code filesystem}.
 *
 * <p>Does not belong here: what any one utility does.
 */
@NullMarked
package dev.drydock.userland.utility.command;

import org.jspecify.annotations.NullMarked;
