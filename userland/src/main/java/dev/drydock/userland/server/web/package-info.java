/**
 * What small web servers have in common: connections that are served at once by one process, heads of requests, answers made
 * of text and parts of files.
 *
 * <p>Does not belong here: what any one server says.
 */
@NullMarked
package dev.drydock.userland.server.web;

import org.jspecify.annotations.NullMarked;
