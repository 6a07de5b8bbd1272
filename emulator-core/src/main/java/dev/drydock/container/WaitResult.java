package dev.drydock.container;

import org.jspecify.annotations.Nullable;

/**
 * How a container ended.
 *
 * @param error null unless the engine could not tell (such as when its removal failed)
 */
public record WaitResult(long statusCode, @Nullable String error) {}
