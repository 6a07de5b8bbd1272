/**
 * A Docker Engine in every test, for JUnit Jupiter 5.12 and later. Nouns: {@link dev.drydock.junit.EmulatedDocker} (read it
 * first: what a test asks for), {@link dev.drydock.junit.DrydockExtension} (what gives it), {@link dev.drydock.junit.Drydock}
 * (the field that gets it).
 *
 * <p>May use the engine, its API, the userland, {@code dev.drydock.host}, JUnit, and docker-java where that is there. Does not
 * belong here: rules of the engine.
 */
@NullMarked
package dev.drydock.junit;

import org.jspecify.annotations.NullMarked;
