/**
 * What must hold of a whole engine whatever is asked of it: the same seed gives the same bytes, random deeds leave it whole,
 * many clients at once and many engines at once do so too. Read {@code Invariants} first. What one part of an engine
 * promises is tested beside that part.
 */
@NullMarked
package dev.drydock.conformance.property;

import org.jspecify.annotations.NullMarked;
