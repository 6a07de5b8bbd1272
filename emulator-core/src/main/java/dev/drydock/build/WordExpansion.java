package dev.drydock.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes quotes away from a word of an instruction and puts variables in (Dockerfile reference, "Environment replacement";
 * BuildKit's lexer as vendored by Docker Engine 28.5.2).
 */
final class WordExpansion {
    private static final char END = '\uffff';

    private final String word;
    private final List<String> environment;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean inWord;
    private int position;

    private WordExpansion(String word, List<String> environment) {
        this.word = word;
        this.environment = environment;
    }

    /**
     * The word, expanded.
     *
     * @param environment {@code NAME=value}
     */
    static String one(String word, List<String> environment) {
        return new WordExpansion(word, environment).until(END);
    }

    /** The words that it becomes: white space in a variable parts words. */
    static List<String> many(String word, List<String> environment) {
        WordExpansion expansion = new WordExpansion(word, environment);
        expansion.until(END);
        expansion.endWord();
        return expansion.words;
    }

    private String until(char stop) {
        StringBuilder result = new StringBuilder();
        while (peek() != END) {
            char character = peek();
            if (character == stop) {
                position++;
                return result.toString();
            }
            if (character == '$') {
                String value = variable();
                result.append(value);
                value.chars().forEach(each -> add((char) each));
            } else if (character == '\'' || character == '"') {
                String quoted = character == '"' ? doubleQuoted() : singleQuoted();
                result.append(quoted);
                current.append(quoted);
                inWord = true;
            } else {
                position++;
                if (character == InstructionLine.ESCAPE) {
                    if (peek() == END) {
                        break;
                    }
                    character = next();
                    current.append(character);
                    inWord = true;
                } else {
                    add(character);
                }
                result.append(character);
            }
        }
        if (stop != END) {
            throw failure("syntax error: missing '}'");
        }
        return result.toString();
    }

    private void add(char character) {
        if (!Character.isWhitespace(character)) {
            current.append(character);
            inWord = true;
        } else if (inWord) {
            endWord();
        }
    }

    private void endWord() {
        if (current.length() > 0) {
            words.add(current.toString());
            current.setLength(0);
        }
        inWord = false;
    }

    private String singleQuoted() {
        int end = word.indexOf('\'', position + 1);
        if (end < 0) {
            throw failure("unexpected end of statement while looking for matching single-quote");
        }
        String inner = word.substring(position + 1, end);
        position = end + 1;
        return inner;
    }

    private String doubleQuoted() {
        StringBuilder inner = new StringBuilder();
        position++;
        while (peek() != '"') {
            if (peek() == END) {
                throw failure("unexpected end of statement while looking for matching double-quote");
            }
            if (peek() == '$') {
                inner.append(variable());
                continue;
            }
            char character = next();
            if (character == InstructionLine.ESCAPE) {
                if (peek() == END) {
                    continue;
                }
                if (peek() == '"' || peek() == '$' || peek() == InstructionLine.ESCAPE) {
                    character = next();
                }
            }
            inner.append(character);
        }
        position++;
        return inner.toString();
    }

    private String variable() {
        position++;
        if (peek() != '{') {
            String name = name();
            return name.isEmpty() ? "$" : valueOrEmpty(name);
        }
        position++;
        switch (peek()) {
            case END -> throw failure("syntax error: missing '}'");
            case '{', '}', ':' -> throw failure("syntax error: bad substitution");
            default -> {}
        }
        String name = name();
        char modifier = next();
        return switch (modifier) {
            case '}' -> valueOrEmpty(name);
            case ':' -> modified(name, next(), true);
            case '+', '-', '?' -> modified(name, modifier, false);
            case '#', '%', '/' -> throw BuildErrors.patternSubstitution(word);
            default -> throw unsupported(modifier == END ? "\ufffd" : String.valueOf(modifier));
        };
    }

    private String modified(String name, char modifier, boolean emptyIsUnset) {
        if (modifier != '+' && modifier != '-' && modifier != '?') {
            throw unsupported(":" + (modifier == END ? "\ufffd" : String.valueOf(modifier)));
        }
        String outer = current.toString();
        boolean wasInWord = inWord;
        String alternative = until('}');
        current.setLength(0);
        current.append(outer);
        inWord = wasInWord;
        String value = value(name);
        boolean isSet = value != null && !(emptyIsUnset && value.isEmpty());
        return switch (modifier) {
            case '-' -> isSet ? String.valueOf(value) : alternative;
            case '+' -> isSet ? alternative : "";
            default -> {
                if (!isSet) {
                    String problem = value == null ? "is not allowed to be unset" : "is not allowed to be empty";
                    throw failure(name + ": " + (alternative.isEmpty() ? problem : alternative));
                }
                yield String.valueOf(value);
            }
        };
    }

    private String name() {
        int start = position;
        if (Character.isDigit(peek())) {
            while (Character.isDigit(peek())) {
                position++;
            }
        } else if (peek() != END && "@*#?-$!0".indexOf(peek()) >= 0) {
            position++;
        } else {
            while (peek() != END && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
                position++;
            }
        }
        return word.substring(start, position);
    }

    private String valueOrEmpty(String name) {
        String value = value(name);
        return value == null ? "" : value;
    }

    /** The last one wins. */
    private @Nullable String value(String name) {
        String found = null;
        for (String variable : environment) {
            if (variable.startsWith(name + "=")) {
                found = variable.substring(name.length() + 1);
            }
        }
        return found;
    }

    private char peek() {
        return position < word.length() ? word.charAt(position) : END;
    }

    private char next() {
        char character = peek();
        position++;
        return character;
    }

    private RuntimeException unsupported(String modifier) {
        return failure("unsupported modifier (" + modifier + ") in substitution");
    }

    private RuntimeException failure(String problem) {
        return BuildErrors.unexpandable(word, problem);
    }
}
