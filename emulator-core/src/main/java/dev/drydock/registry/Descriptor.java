package dev.drydock.registry;

import dev.drydock.digest.Digest;

/**
 * What a manifest says of a blob (OCI image spec, descriptor.md).
 *
 * @param sizeBytes of the blob as it travels
 */
public record Descriptor(String mediaType, Digest digest, long sizeBytes) {}
