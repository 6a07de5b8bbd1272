package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts the source into tokens, one at a time, and reads the texts of here-documents at the ends of lines. */
final class Lexer {

    private static final String CONTINUATION = "\\\n";
    private static final List<String> OPERATORS = List.of("&&", "||", ";;", "&", "|", ";", "(", ")");
    private static final List<String> BASH_OPERATORS =
            List.of(";;&", "&&", "||", ";;", ";&", "|&", "&", "|", ";", "(", ")");
    private static final List<String> REDIRECTIONS = List.of("<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">");
    private static final List<String> ASH_REDIRECTIONS =
            List.of("&>>", "&>", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">");
    private static final List<String> BASH_REDIRECTIONS =
            List.of("&>>", "&>", "<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">");

    private final Source source;
    private final SyntaxOptions options;
    private final WordReader words;
    private final List<PendingDocument> pending = new ArrayList<>();
    private boolean lineOpen;

    Lexer(Source source, SyntaxOptions options, WordReader words) {
        this.source = source;
        this.options = options;
        this.words = words;
    }

    Token next() {
        skipBlanks();
        source.startToken();
        int line = source.line();
        int character = source.peek();
        if (character == Source.END && lineOpen && options.dialect().isBash()) {
            lineOpen = false;
            readDocuments();
            return new Token(Token.Kind.NEWLINE, "\n", null, line);
        }
        if (character == Source.END) {
            return new Token(Token.Kind.END, "", null, line);
        }
        if (character == '\n') {
            source.next();
            lineOpen = false;
            readDocuments();
            return new Token(Token.Kind.NEWLINE, "\n", null, line);
        }
        lineOpen = true;
        Token symbol = symbol(line);
        return symbol != null ? symbol : word(line);
    }

    private void skipBlanks() {
        while (true) {
            source.joinLines();
            int character = source.peek();
            if (character == ' ' || character == '\t') {
                source.next();
            } else if (character == '#') {
                while (source.peek() != '\n' && source.peek() != Source.END) {
                    source.next();
                }
            } else {
                return;
            }
        }
    }

    private @Nullable Token symbol(int line) {
        int first = source.peek();
        if ("&|;()<>".indexOf(first) < 0 || words.startsProcessSubstitution()) {
            return null;
        }
        List<String> redirections = switch (options.dialect()) {
            case DASH -> REDIRECTIONS;
            case ASH -> ASH_REDIRECTIONS;
            case BASH -> BASH_REDIRECTIONS;
        };
        String redirection = match(redirections);
        if (redirection != null) {
            return new Token(Token.Kind.REDIRECTION, redirection, null, line);
        }
        String operator = match(options.dialect().isBash() ? BASH_OPERATORS : OPERATORS);
        return operator == null ? null : new Token(Token.Kind.OPERATOR, operator, null, line);
    }

    private @Nullable String match(List<String> symbols) {
        for (String symbol : symbols) {
            if (symbol.charAt(0) == source.peek() && startsWith(symbol)) {
                return symbol;
            }
        }
        return null;
    }

    /** Takes a symbol if it is next; its characters may stand on joined lines. */
    private boolean startsWith(String symbol) {
        Source.Mark mark = source.mark();
        for (int i = 0; i < symbol.length(); i++) {
            source.joinLines();
            if (source.peek() != symbol.charAt(i)) {
                source.reset(mark);
                return false;
            }
            source.next();
        }
        return true;
    }

    private Token word(int line) {
        Source.Mark mark = source.mark();
        Word word = words.word();
        String text = source.since(mark);
        int following = source.peek();
        String unquoted = word.unquoted();
        if ((following == '<' || following == '>') && unquoted != null && isDescriptor(unquoted)) {
            return new Token(Token.Kind.DESCRIPTOR, unquoted, word, line);
        }
        return new Token(Token.Kind.WORD, text, word, line);
    }

    private boolean isDescriptor(String text) {
        return (options.dialect().isBash() && text.startsWith("{") && text.endsWith("}"))
                ? isVariable(text.substring(1, text.length() - 1))
                : Names.isNumber(text) && (options.dialect() != Dialect.DASH || text.length() == 1);
    }

    private static boolean isVariable(String text) {
        int bracket = text.endsWith("]") ? text.indexOf('[') : -1;
        return Names.isName(bracket < 0 ? text : text.substring(0, bracket));
    }

    // Here-documents

    /** The text of this document stands at the end of the line. */
    void expect(HereDocument document, boolean stripped) {
        pending.add(new PendingDocument(document, stripped));
    }

    /** Documents whose text this lexer did not come to see. */
    List<PendingDocument> takePending() {
        List<PendingDocument> taken = List.copyOf(pending);
        pending.clear();
        return taken;
    }

    void expectAll(List<PendingDocument> documents) {
        pending.addAll(documents);
    }

    void readDocuments() {
        for (PendingDocument document : takePending()) {
            read(document);
        }
    }

    private void read(PendingDocument wanted) {
        StringBuilder lines = new StringBuilder();
        HereDocument document = wanted.document;
        int firstLine = source.line();
        int before = source.isBehindNewline() ? firstLine - 1 : firstLine;
        while (true) {
            String line = takeDocumentLine(document);
            if (line == null) {
                options.warn(
                        source.lastLine(),
                        "here-document at line " + before + " delimited by end-of-file (wanted `" + document.delimiter()
                                + "')");
                complete(lines);
                break;
            }
            String stripped = wanted.stripped ? withoutTabs(line) : line;
            if (withoutContinuations(stripped).equals(document.delimiter())
                    && !isWithinExpansion(document, lines.toString(), firstLine)) {
                break;
            }
            lines.append(stripped);
        }
        String text = lines.toString();
        Word body = document.isQuoted()
                ? new Word(List.of(new WordPart.Quoted(text, text)))
                : words.hereDocument(text, firstLine);
        document.complete(body, text);
    }

    /** What bash reads always ends with a newline. */
    private void complete(StringBuilder lines) {
        boolean open = lines.length() > 0 && lines.charAt(lines.length() - 1) != '\n';
        lines.append(open && options.dialect().isBash() ? "\n" : "");
    }

    /**
     * Whether the text so far ends in the middle of a command substitution: dash and BusyBox then look for its end, and not
     * for the delimiter. bash takes lines first.
     */
    private boolean isWithinExpansion(HereDocument document, String text, int firstLine) {
        if (options.dialect().isBash() || document.isQuoted() || (text.indexOf('$') < 0 && text.indexOf('`') < 0)) {
            return false;
        }
        try {
            words.hereDocument(text, firstLine);
            return false;
        } catch (SyntaxError unfinished) {
            return !unfinished.words().toLowerCase(Locale.ROOT).contains("missing '");
        }
    }

    /** A line; with the next one joined to it if it ends in a backslash and the text is one that is expanded. */
    private @Nullable String takeDocumentLine(HereDocument document) {
        String line = source.takeLine();
        if (line == null || document.isQuoted()) {
            return line;
        }
        StringBuilder joined = new StringBuilder(line);
        while (endsInContinuation(joined)) {
            String more = source.takeLine();
            if (more == null) {
                break;
            }
            joined.append(more);
        }
        return joined.toString();
    }

    /** A line as it is compared with the delimiter: bash looks at joined lines, the others at what follows the join. */
    private String withoutContinuations(String line) {
        String bare = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        if (options.dialect().isBash()) {
            return bare.replace(CONTINUATION, "");
        }
        while (bare.startsWith(CONTINUATION)) {
            bare = bare.substring(CONTINUATION.length());
        }
        return bare;
    }

    private static boolean endsInContinuation(CharSequence line) {
        int end = line.length() - 1;
        if (end < 1 || line.charAt(end) != '\n') {
            return false;
        }
        int backslashes = 0;
        while (end - 1 - backslashes >= 0 && line.charAt(end - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static String withoutTabs(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) == '\t') {
            start++;
        }
        return line.substring(start);
    }

    /** A here-document whose text is still to come. */
    record PendingDocument(HereDocument document, boolean stripped) {}
}
