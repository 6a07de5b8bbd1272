/**
 * Image references: registry host, repository, tag and digest; the familiar and the normalised form.
 *
 * <p>The grammar, as the engine has it:
 *
 * <pre>
 * reference       := name [ ":" tag ] [ "@" digest ]
 * name            := [ domain "/" ] path-component { "/" path-component }
 * domain          := host [ ":" port ]
 * host            := domain-component { "." domain-component } | "[" IPv6 address "]"
 * domain-component:= letter or digit { letter, digit or "-" } letter or digit
 * path-component  := alphanumeric { separator alphanumeric }
 * alphanumeric    := one or more of a-z, 0-9
 * separator       := "." | "_" | "__" | one or more "-"
 * tag             := [A-Za-z0-9_] and up to 127 of [A-Za-z0-9_.-]
 * </pre>
 *
 * <p>Nouns: {@link dev.drydock.reference.ImageReference} (read it first), {@link dev.drydock.reference.Reference} (that
 * or a bare digest), {@link dev.drydock.reference.GlobPattern}. May use: {@code error}, {@code id}, {@code filter},
 * {@code digest}.
 *
 * <p>Does not belong here: looking anything up.
 */
@NullMarked
package dev.drydock.reference;

import org.jspecify.annotations.NullMarked;
