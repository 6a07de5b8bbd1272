/**
 * Tools that install packages: {@code apt-get} and {@code apt}, {@code dpkg} and {@code dpkg-query}, and Alpine's {@code apk}.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.packages.PackageRecord} (what is told of a package; read it first), {@link
 * dev.drydock.userland.utility.packages.InstalledPackages} (those of a container, in {@code /var/lib/dpkg}), {@link
 * dev.drydock.userland.utility.packages.Mirror} (the few packages that can be had without a network), {@link
 * dev.drydock.userland.utility.packages.PackageLists} (what {@code apt-get update} has fetched of that). All that a tool
 * knows stands in the container's files, as for the real ones; only the mirror is not of the container.
 *
 * <p>Does not belong here: what installed programs do.
 */
@NullMarked
package dev.drydock.userland.utility.packages;

import org.jspecify.annotations.NullMarked;
