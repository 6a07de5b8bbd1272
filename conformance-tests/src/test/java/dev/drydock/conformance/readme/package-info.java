/** The examples of the README, as they are printed there, so that they pass as pasted. */
@NullMarked
package dev.drydock.conformance.readme;

import org.jspecify.annotations.NullMarked;
