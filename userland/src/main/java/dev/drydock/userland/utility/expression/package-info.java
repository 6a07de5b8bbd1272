/**
 * Utilities about words and conditions: {@code echo}, {@code printf}, {@code test}, {@code expr}, {@code seq}, {@code
 * true} and the like.
 *
 * <p>Read {@link dev.drydock.userland.utility.expression.ExpressionCommands} first.
 *
 * <p>Does not belong here: what reads or changes files.
 */
@NullMarked
package dev.drydock.userland.utility.expression;

import org.jspecify.annotations.NullMarked;
