/**
 * JSON as Go reads it into its types, and what it says of texts that are none: requests of clients and the texts of images are
 * refused in these words.
 *
 * <p>Nouns: {@link dev.drydock.json.JsonScanner} (reads a value out of bytes), {@link dev.drydock.json.JsonDocument} (a value
 * that is read as a type: read it first), {@link dev.drydock.json.JsonFields} (the fields of a struct), {@link
 * dev.drydock.json.JsonSlot} (one value at its place), {@link dev.drydock.json.JsonException}.
 *
 * <p>Uses nothing. What the types are does not belong here, nor how JSON is written.
 */
@NullMarked
package dev.drydock.json;

import org.jspecify.annotations.NullMarked;
