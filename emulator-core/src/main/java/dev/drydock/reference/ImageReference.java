package dev.drydock.reference;

import dev.drydock.digest.Digest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A repository, with a tag, a digest, both or neither, in its normalised form: {@code nginx} is
 * {@code docker.io/library/nginx}. An invalid one cannot exist. Source of the rules: engine 28.5.2.
 *
 * @param domain host and perhaps port of the registry; empty for the odd name whose first part looks like a host and is
 *     none, such as {@code a_b.c/d}
 * @param path the repository within its registry, at most 255 characters
 * @param tag null if there is none
 * @param digest null if there is none
 */
public record ImageReference(
        String domain,
        String path,
        @Nullable String tag,
        @Nullable Digest digest) implements Reference {
    /** The registry that needs no naming. */
    public static final String DEFAULT_DOMAIN = "docker.io";

    public static final String DEFAULT_TAG = "latest";

    private static final String FORMER_DEFAULT_DOMAIN = "index.docker.io";
    private static final String OFFICIAL_PREFIX = "library/";
    private static final int PATH_LIMIT = 255;

    public ImageReference {
        if (!(domain.isEmpty() || ReferenceGrammar.isDomain(domain)) || !ReferenceGrammar.isPath(path)) {
            throw ReferenceErrors.invalidFormat();
        }
        if (path.length() > PATH_LIMIT) {
            throw ReferenceErrors.nameTooLong();
        }
        if (tag != null && !ReferenceGrammar.isTag(tag)) {
            throw ReferenceErrors.invalidTag();
        }
    }

    /**
     * Reads a name in any of its forms and normalises it.
     *
     * @throws dev.drydock.error.EngineException invalid parameter, in the engine's words
     */
    public static ImageReference parse(String text) {
        if (ReferenceGrammar.isIdentifier(text)) {
            throw ReferenceErrors.nameIsHexadecimal(text);
        }
        DomainSplit split = splitDomain(text);
        String remote = beforeFirst(split.remainder(), ':');
        if (!remote.toLowerCase(Locale.ROOT).equals(remote)) {
            throw ReferenceErrors.nameNotLowercase(remote);
        }
        String normalised = split.domain() + "/" + split.remainder();
        ReferenceParts parts = ReferenceParts.split(normalised);
        if (parts == null) {
            boolean lowercaseIsValid = ReferenceParts.split(normalised.toLowerCase(Locale.ROOT)) != null;
            throw lowercaseIsValid ? ReferenceErrors.nameNotLowercase() : ReferenceErrors.invalidFormat();
        }
        if (parts.path().length() > PATH_LIMIT) {
            throw ReferenceErrors.nameTooLong();
        }
        Digest digest = parts.digest() == null ? null : Digest.parse(parts.digest());
        return new ImageReference(parts.domain(), parts.path(), parts.tag(), digest);
    }

    /** Domain and path, without tag and digest. */
    public String name() {
        return domain.isEmpty() ? path : domain + "/" + path;
    }

    /** The name as people write it: without {@code docker.io/} and, for official images, {@code library/}. */
    public String familiarName() {
        if (!domain.equals(DEFAULT_DOMAIN)) {
            return name();
        }
        if (path.startsWith(OFFICIAL_PREFIX) && path.indexOf('/', OFFICIAL_PREFIX.length()) < 0) {
            return path.substring(OFFICIAL_PREFIX.length());
        }
        return path;
    }

    @Override
    public String familiar() {
        return familiarName() + suffix();
    }

    /** Whether there is neither a tag nor a digest. */
    public boolean isNameOnly() {
        return tag == null && digest == null;
    }

    /** The name alone. */
    public ImageReference nameOnly() {
        return new ImageReference(domain, path, null, null);
    }

    /** This reference, with the tag {@code latest} if it has neither tag nor digest. */
    public ImageReference orLatest() {
        return isNameOnly() ? withTag(DEFAULT_TAG) : this;
    }

    /**
     * The same repository (and digest) with another tag.
     *
     * @throws dev.drydock.error.EngineException invalid parameter: {@code invalid tag format}
     */
    public ImageReference withTag(String newTag) {
        return new ImageReference(domain, path, newTag, digest);
    }

    /** The same repository (and tag) with another digest. */
    public ImageReference withDigest(Digest newDigest) {
        return new ImageReference(domain, path, tag, newDigest);
    }

    /** Whether a pattern matches the familiar form, or the familiar name alone. */
    public boolean matches(GlobPattern pattern) {
        return pattern.matches(familiar()) || pattern.matches(familiarName());
    }

    /** The normalised form. */
    @Override
    public String toString() {
        return name() + suffix();
    }

    private String suffix() {
        return (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    private record DomainSplit(String domain, String remainder) {}

    /** A first part is a host if it has a dot, a colon or a capital, or is {@code localhost}. */
    private static DomainSplit splitDomain(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new DomainSplit(DEFAULT_DOMAIN, OFFICIAL_PREFIX + text);
        }
        String first = text.substring(0, slash);
        String rest = text.substring(slash + 1);
        String domain = DEFAULT_DOMAIN;
        String remainder = text;
        if (first.equals(FORMER_DEFAULT_DOMAIN)) {
            remainder = rest;
        } else if (first.equals("localhost")
                || first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || !first.toLowerCase(Locale.ROOT).equals(first)) {
            domain = first;
            remainder = rest;
        }
        if (domain.equals(DEFAULT_DOMAIN) && remainder.indexOf('/') < 0) {
            remainder = OFFICIAL_PREFIX + remainder;
        }
        return new DomainSplit(domain, remainder);
    }

    private static String beforeFirst(String text, char separator) {
        int index = text.indexOf(separator);
        return index < 0 ? text : text.substring(0, index);
    }
}
