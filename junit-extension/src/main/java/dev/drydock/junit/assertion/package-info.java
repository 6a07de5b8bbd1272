/**
 * Assertions about engines in the style of AssertJ. Nouns: {@link dev.drydock.junit.assertion.DrydockAssertions} (read it
 * first: the way in), {@link dev.drydock.junit.assertion.EngineAssert}, {@link dev.drydock.junit.assertion.ContainerAssert}.
 * What fails says what was expected, what is, and what came nearest.
 *
 * <p>May use the engine and AssertJ, and no JUnit: any test framework does. Does not belong here: anything that changes an
 * engine.
 */
@NullMarked
package dev.drydock.junit.assertion;

import org.jspecify.annotations.NullMarked;
