/**
 * Containers that have work to do and an end: {@link example.job.JobRunner}, which tries again.
 */
@NullMarked
package example.job;

import org.jspecify.annotations.NullMarked;
