/**
 * What flows between a container and its clients: frames of output that are pulled, input that is pushed, bounded buffers
 * between them.
 *
 * <p>Nouns: {@link dev.drydock.container.stream.Attachment} (a client at the streams: read it first), {@link
 * dev.drydock.container.stream.FrameSource}, {@link dev.drydock.container.stream.InputSink}. Uses {@code error, time,
 * filesystem, process}.
 *
 * <p>Does not belong here: headers of multiplexed streams and other wire formats.
 */
@NullMarked
package dev.drydock.container.stream;

import org.jspecify.annotations.NullMarked;
