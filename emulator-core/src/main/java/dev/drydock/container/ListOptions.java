package dev.drydock.container;

import dev.drydock.filter.Filters;

/**
 * Which containers to list.
 *
 * @param all also those that do not run
 * @param limit at most so many, the newest, running or not; 0 or less means no bound
 * @param size whether sizes are counted
 * @param filters by {@code ancestor before exited expose health id is-task isolation label name network
 *     publish since status volume}; the values of one key are alternatives (of {@code label}, all must hold)
 */
public record ListOptions(boolean all, int limit, boolean size, Filters filters) {
    public static final ListOptions RUNNING = new ListOptions(false, 0, false, Filters.NONE);
    public static final ListOptions ALL = new ListOptions(true, 0, false, Filters.NONE);
}
