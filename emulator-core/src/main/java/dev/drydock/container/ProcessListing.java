package dev.drydock.container;

import java.util.List;

/** A table of processes, as {@code ps} would print it: one text for each title in each row. */
public record ProcessListing(List<String> titles, List<List<String>> rows) {}
