/** What assertions accept, and what they say of the rest. */
@NullMarked
package dev.drydock.junit.assertion;

import org.jspecify.annotations.NullMarked;
