package dev.drydock.container.config;

/** A resource limit of the processes in a container. */
public record Ulimit(String name, long hard, long soft) {}
