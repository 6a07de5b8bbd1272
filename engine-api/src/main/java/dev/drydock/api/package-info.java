/**
 * The Docker REST API as a function: a request in, an answer or a stream out, with no socket needed.
 *
 * <p>May use the core. Does not belong here: rules of the engine, and programs.
 */
@NullMarked
package dev.drydock.api;

import org.jspecify.annotations.NullMarked;
