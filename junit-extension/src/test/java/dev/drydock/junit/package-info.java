/** Tests as users write them, and tests of what JUnit is told of those that fail. */
@NullMarked
package dev.drydock.junit;

import org.jspecify.annotations.NullMarked;
