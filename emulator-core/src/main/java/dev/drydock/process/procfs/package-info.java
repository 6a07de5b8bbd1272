/**
 * The file systems in which the kernel of a container shows itself: {@code /proc}, {@code /sys}, cgroups, {@code /dev}.
 *
 * <p>Nouns: {@link dev.drydock.process.procfs.ContainerMounts} (the mounts that every container has: read it first), {@link
 * dev.drydock.process.procfs.ProcessView} (what the kernel tells: a kernel implements it), {@link
 * dev.drydock.process.procfs.ProcessObserver} (the process that looks), {@link
 * dev.drydock.process.procfs.ProcessDetails}, {@link dev.drydock.process.procfs.CgroupSettings}. Uses {@code error, time,
 * filesystem, network, process}.
 *
 * <p>All is made when it is looked at, and shared until then: a container whose programs never look pays for nothing. What
 * is not modelled is not there, rather than there with invented contents. Does not belong here: the processes themselves
 * ({@code process.kernel}), and the host's devices and files.
 */
@NullMarked
package dev.drydock.process.procfs;

import org.jspecify.annotations.NullMarked;
