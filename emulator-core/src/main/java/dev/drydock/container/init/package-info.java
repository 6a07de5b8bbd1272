/**
 * The engine's own small init, which is the first process of a container that asks for one: its binary ({@link
 * dev.drydock.container.init.InitBinary}) and what it does. Uses {@code filesystem} and {@code process}. Which containers
 * get it does not belong here.
 */
@NullMarked
package dev.drydock.container.init;

import org.jspecify.annotations.NullMarked;
