/** Containers that look for each other and speak with each other. */
@NullMarked
package dev.drydock.userland.utility.client;

import org.jspecify.annotations.NullMarked;
