/**
 * Images, their configuration and history, and the tags that name them.
 *
 * <p>Nouns: {@link dev.drydock.image.Image} (read it first), {@link dev.drydock.image.ImageId}, {@link
 * dev.drydock.image.ImageConfig} with {@link dev.drydock.image.ExecutionConfig} and {@link
 * dev.drydock.image.HistoryEntry}, {@link dev.drydock.image.ImageStore} with {@link dev.drydock.image.StoredImage} (what an
 * engine has), {@link dev.drydock.image.Platform}, {@link dev.drydock.image.Images} (what clients may ask), {@link dev.drydock.image.ImageUsers} (the containers,
 * as far as images must know of them).
 *
 * <p>An image's configuration is JSON by the OCI image spec and its bytes are its identity, so this package reads and
 * writes that one kind of JSON, with Jackson's streaming parser, which is built for text from strangers. That is a file
 * format, not the wire: how the API shows an image is not known here.
 *
 * <p>May use: {@code error}, {@code id}, {@code filter}, {@code lock}, {@code digest}, {@code reference}, {@code time}, {@code event},
 * {@code ledger}, {@code filesystem}, {@code layer}.
 *
 * <p>Does not belong here: containers, and how an image travels.
 */
@NullMarked
package dev.drydock.image;

import org.jspecify.annotations.NullMarked;
