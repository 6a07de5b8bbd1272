package dev.drydock.reference;

import org.jspecify.annotations.Nullable;

/**
 * A text taken apart by the grammar; each part is well formed, though a digest may still be of an unknown algorithm.
 *
 * @param domain empty if the first part of the name is no host
 */
record ReferenceParts(
        String domain,
        String path,
        @Nullable String tag,
        @Nullable String digest) {

    /** The parts, or null if the text does not follow the grammar. Takes time linear in the length of the text. */
    static @Nullable ReferenceParts split(String text) {
        String rest = text;
        String digest = null;
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = rest.substring(at + 1);
            rest = rest.substring(0, at);
            if (!ReferenceGrammar.isDigest(digest)) {
                return null;
            }
        }
        String tag = null;
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
            if (!ReferenceGrammar.isTag(tag)) {
                return null;
            }
        }
        int slash = rest.indexOf('/');
        String domain = slash < 0 ? "" : rest.substring(0, slash);
        if (!ReferenceGrammar.isDomain(domain)) {
            return ReferenceGrammar.isPath(rest) ? new ReferenceParts("", rest, tag, digest) : null;
        }
        String path = rest.substring(slash + 1);
        return ReferenceGrammar.isPath(path) ? new ReferenceParts(domain, path, tag, digest) : null;
    }
}
