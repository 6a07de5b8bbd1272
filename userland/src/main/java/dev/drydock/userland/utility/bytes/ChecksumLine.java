package dev.drydock.userland.utility.bytes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of sums, as GNU's tools read it (coreutils 9.1: split_3).
 *
 * @param path bytes of the name, a char a byte
 */
record ChecksumLine(SumAlgorithm algorithm, String digest, String path) {
    private static final Pattern TAGGED = Pattern.compile(
            "([A-Za-z0-9]+)(?:-(\\d+))? ?\\((.*)\\)[ \t]*=[ \t]*([0-9a-fA-F]+)(?:\0.*)?", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("([0-9a-fA-F]+)[ \t](.+)", Pattern.DOTALL);
    private static final int MOST_BITS = 512;

    /** Reads the lines of one list, whose names all begin behind one blank, or all behind two. */
    static final class Reader {
        private final @Nullable SumAlgorithm only;
        private @Nullable Boolean oneBlank;

        /** @param only what the sums are; null if each line says so itself */
        Reader(@Nullable SumAlgorithm only) {
            this.only = only;
        }

        /** Empty if it is none. */
        Optional<ChecksumLine> read(String latin) {
            String line = latin.replaceFirst("^[ \t]+", "");
            boolean escaped = line.startsWith("\\");
            String rest = escaped ? line.substring(1) : line;
            Matcher tagged = TAGGED.matcher(rest);
            if (tagged.matches()) {
                Optional<SumAlgorithm> named = algorithm(tagged.group(1), tagged.group(2));
                if (named.isPresent()) {
                    return of(named.get(), tagged.group(4), tagged.group(3), escaped);
                }
            }
            return only == null ? Optional.empty() : plain(only, rest, escaped);
        }

        private Optional<SumAlgorithm> algorithm(String label, @Nullable String bits) {
            SumAlgorithm expected = only;
            Optional<SumAlgorithm> named = expected == null
                    ? SumAlgorithm.labelled(label)
                    : Optional.of(expected)
                            .filter(algorithm -> algorithm.family().equals(label));
            if (named.isEmpty() || !named.get().family().equals(SumAlgorithm.BLAKE2B.label())) {
                return bits == null ? named : Optional.empty();
            }
            int length = bits == null ? MOST_BITS : bits.length() > 4 ? 0 : Integer.parseInt(bits);
            boolean possible = length > 0 && length <= MOST_BITS && length % Byte.SIZE == 0;
            return possible ? Optional.of(SumAlgorithm.blake2b(length)) : Optional.empty();
        }

        private Optional<ChecksumLine> plain(SumAlgorithm expected, String rest, boolean escaped) {
            Matcher matcher = PLAIN.matcher(rest);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String digest = matcher.group(1);
            String name = matcher.group(2);
            boolean near = name.length() == 1 || (name.charAt(0) != ' ' && name.charAt(0) != '*');
            SumAlgorithm algorithm = expected;
            if (expected.family().equals(SumAlgorithm.BLAKE2B.label())) {
                int length = digest.length() * 4;
                if (length > MOST_BITS || length % Byte.SIZE != 0) {
                    return Optional.empty();
                }
                algorithm = SumAlgorithm.blake2b(length);
            }
            if (digest.length() != algorithm.digits() || (near && Boolean.FALSE.equals(oneBlank))) {
                return Optional.empty();
            }
            boolean one = near || Boolean.TRUE.equals(oneBlank);
            oneBlank = one;
            return of(algorithm, digest, one ? name : name.substring(1), escaped);
        }

        private static Optional<ChecksumLine> of(SumAlgorithm algorithm, String digest, String name, boolean escaped) {
            int nul = name.indexOf('\0');
            String path = nul < 0 ? name : name.substring(0, nul);
            if (digest.length() != algorithm.digits() || (escaped && !path.matches("(?s)([^\\\\]|\\\\[\\\\nr])*"))) {
                return Optional.empty();
            }
            return Optional.of(new ChecksumLine(algorithm, digest, escaped ? unescaped(path) : path));
        }

        private static String unescaped(String path) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < path.length(); i++) {
                char c = path.charAt(i);
                if (c == '\\') {
                    char next = path.charAt(++i);
                    c = next == 'n' ? '\n' : next == 'r' ? '\r' : '\\';
                }
                text.append(c);
            }
            return text.toString();
        }
    }
}
