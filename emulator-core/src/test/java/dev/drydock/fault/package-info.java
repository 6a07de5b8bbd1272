@NullMarked
package dev.drydock.fault;

import org.jspecify.annotations.NullMarked;
