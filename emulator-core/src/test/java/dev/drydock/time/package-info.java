@NullMarked
package dev.drydock.time;

import org.jspecify.annotations.NullMarked;
