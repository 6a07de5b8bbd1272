package dev.drydock.container;

/**
 * What came of a command in a container.
 *
 * @param exitCode 126 if it could not be run, 127 if there is no such program; why is on the output, as the engine says it
 * @param output standard output, read as UTF-8
 * @param errorOutput standard error, read as UTF-8
 */
public record ExecResult(int exitCode, String output, String errorOutput) {}
