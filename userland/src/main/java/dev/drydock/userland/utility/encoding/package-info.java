/**
 * Texts in other character sets.
 *
 * <p>Read {@code Iconv} first; {@code NamedCharset} knows which character set a name means, {@code Transliteration} what stands for a
 * character that is not in one.
 *
 * <p>Does not belong here: base64 and its like, and what a locale is.
 */
@NullMarked
package dev.drydock.userland.utility.encoding;

import org.jspecify.annotations.NullMarked;
