package dev.drydock.userland.server.redis;

import java.util.List;
import java.util.Locale;

/** What redis 7.0.15 says when a command fails. */
final class RedisErrors {
    /** How much of the arguments of an unknown command is repeated. */
    private static final int MOST_SHOWN = 128;

    private RedisErrors() {}

    private static RedisException error(String words) {
        return new RedisException("ERR " + words);
    }

    static RedisException wrongType() {
        return new RedisException("WRONGTYPE Operation against a key holding the wrong kind of value");
    }

    static RedisException syntax() {
        return error("syntax error");
    }

    static RedisException notAnInteger() {
        return error("value is not an integer or out of range");
    }

    static RedisException notAFloat() {
        return error("value is not a valid float");
    }

    static RedisException notAHashInteger() {
        return error("hash value is not an integer");
    }

    static RedisException notAHashFloat() {
        return error("hash value is not a float");
    }

    static RedisException overflow() {
        return error("increment or decrement would overflow");
    }

    static RedisException infinite() {
        return error("increment would produce NaN or Infinity");
    }

    static RedisException tooLong() {
        return error("string exceeds maximum allowed size (proto-max-bulk-len)");
    }

    static RedisException offset() {
        return error("offset is out of range");
    }

    static RedisException bitOffset() {
        return error("bit offset is not an integer or out of range");
    }

    static RedisException bit() {
        return error("bit is not an integer or out of range");
    }

    static RedisException noSuchKey() {
        return error("no such key");
    }

    static RedisException indexOutOfRange() {
        return error("index out of range");
    }

    static RedisException notPositive() {
        return error("value is out of range, must be positive");
    }

    static RedisException rank() {
        return error("RANK can't be zero: use 1 to start from the first match, 2 from the second ... "
                + "or use negative to start from the end of the list");
    }

    static RedisException rangeOfScores() {
        return error("min or max is not a float");
    }

    static RedisException rangeOfNames() {
        return error("min or max not valid string range item");
    }

    static RedisException exclusiveOptions(String one, String other) {
        return error(one + " and " + other + " options at the same time are not compatible");
    }

    static RedisException comparisons() {
        return error("GT, LT, and/or NX options at the same time are not compatible");
    }

    static RedisException singleIncrement() {
        return error("INCR option supports a single increment-element pair");
    }

    static RedisException limitWithoutRange() {
        return error("syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX");
    }

    static RedisException notANumber() {
        return error("resulting score is not a number (NaN)");
    }

    static RedisException noKeys(String command) {
        return error("at least 1 input key is needed for '" + command + "' command");
    }

    static RedisException numberOfKeys() {
        return error("numkeys should be greater than 0");
    }

    static RedisException weight() {
        return error("weight value is not a float");
    }

    static RedisException tooManyKeys() {
        return error("Number of keys can't be greater than number of args");
    }

    static RedisException expireTime(String command) {
        return error("invalid expire time in '" + command + "' command");
    }

    static RedisException timeout() {
        return error("timeout is not a float or out of range");
    }

    static RedisException negativeTimeout() {
        return error("timeout is negative");
    }

    static RedisException database() {
        return error("DB index is out of range");
    }

    static RedisException databaseNumber(String which) {
        return error("invalid " + which + " DB index");
    }

    static RedisException sameObject() {
        return error("source and destination objects are the same");
    }

    static RedisException cursor() {
        return error("invalid cursor");
    }

    static RedisException wrongArity(String command) {
        return error("wrong number of arguments for '" + command + "' command");
    }

    static RedisException unknownSubcommand(String word, String command) {
        return error("unknown subcommand '" + word + "'. Try " + command.toUpperCase(Locale.ROOT) + " HELP.");
    }

    static RedisException unknownCommand(List<String> arguments) {
        StringBuilder shown = new StringBuilder();
        for (int i = 1; i < arguments.size() && shown.length() < MOST_SHOWN; i++) {
            String word = arguments.get(i);
            int room = MOST_SHOWN - shown.length();
            shown.append('\'').append(word, 0, Math.min(word.length(), room)).append("' ");
        }
        String name = arguments.get(0);
        return error("unknown command '" + name.substring(0, Math.min(name.length(), MOST_SHOWN))
                + "', with args beginning with: " + shown);
    }

    /** Not redis' own: what it knows and this does not. */
    static RedisException notEmulated(String what) {
        return error("'" + what + "' is not emulated");
    }

    static RedisException noAuthentication() {
        return new RedisException("NOAUTH Authentication required.");
    }

    static RedisException helloWithoutAuthentication() {
        return new RedisException("NOAUTH HELLO must be called with the client already authenticated, otherwise the "
                + "HELLO <proto> AUTH <user> <pass> option can be used to authenticate the client and select the RESP "
                + "protocol version at the same time");
    }

    static RedisException wrongPassword() {
        return new RedisException("WRONGPASS invalid username-password pair or user is disabled.");
    }

    static RedisException noPassword() {
        return error("AUTH <password> called without any password configured for the default user. "
                + "Are you sure your configuration is correct?");
    }

    static RedisException protocolVersion() {
        return new RedisException("NOPROTO unsupported protocol version");
    }

    static RedisException protocolNumber() {
        return error("Protocol version is not an integer or out of range");
    }

    static RedisException helloOption(String word) {
        return error("Syntax error in HELLO option '" + word + "'");
    }

    static RedisException clientName() {
        return error("Client names cannot contain spaces, newlines or special characters.");
    }

    static RedisException nestedMulti() {
        return error("MULTI calls can not be nested");
    }

    static RedisException withoutMulti(String command) {
        return error(command + " without MULTI");
    }

    static RedisException watchInsideMulti() {
        return error("WATCH inside MULTI is not allowed");
    }

    static RedisException discarded() {
        return new RedisException("EXECABORT Transaction discarded because of previous errors.");
    }

    static RedisException subscribed(String command) {
        return error("Can't execute '" + command
                + "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are " + "allowed in this context");
    }

    static RedisException unknownSetting(String name) {
        return error("Unknown option or number of arguments for CONFIG SET - '" + name + "'");
    }

    static RedisException refusedSetting(String name, String why) {
        return error("CONFIG SET failed (possibly related to argument '" + name + "') - " + why);
    }

    static RedisException saving() {
        return error("Background save already in progress");
    }

    static RedisException debug() {
        return error(
                "DEBUG command not allowed. If the enable-debug-command option is set to \"local\", you can run it "
                        + "from a local connection, otherwise you need to set this option in the configuration file, and then "
                        + "restart the server.");
    }

    static RedisException shutdown() {
        return error("Errors trying to SHUTDOWN. Check logs.");
    }
}
