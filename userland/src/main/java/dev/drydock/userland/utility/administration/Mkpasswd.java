package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** {@code mkpasswd} and {@code cryptpw} of BusyBox: the hash of a password, by SHA-256 if nothing else is asked for. */
final class Mkpasswd {
    static final Command MKPASSWD = command("mkpasswd");
    static final Command CRYPTPW = command("cryptpw");
    private static final String LETTERS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SALT_LETTERS = 16;
    private static final int MOST_OPERANDS = 2;
    private static final Words BAD_NUMBER = Words.of("invalid number '%s'");
    private static final Words NO_DES = Words.of("DES is not emulated");
    private static final Words ASKS = Words.of("asking for the password is not emulated");

    private Mkpasswd() {}

    private static Command command(String name) {
        return Command.named(name, Mkpasswd::run)
                .busybox("s,stdin P,password-fd= S,salt= m,method= a=")
                .only(Flavour.BUSYBOX);
    }

    private static Exit run(Invocation call) throws IOException {
        String method = "sha256";
        String salt = null;
        int descriptor = 0;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "m", "a" -> method = option.argument();
                case "S" -> salt = option.argument();
                case "P" -> descriptor = number(call, option.argument());
                default -> {}
            }
        }
        int operands = call.operands().size();
        if (operands > MOST_OPERANDS) {
            throw call.usage();
        }
        if (salt == null && operands == MOST_OPERANDS) {
            salt = call.operands().get(1);
        }
        String password =
                operands == 0 ? read(call, descriptor) : call.operands().get(0);
        if (password != null) {
            call.out().line(hash(call, method, salt, password));
        }
        return Exit.SUCCESS;
    }

    private static int number(Invocation call, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(BAD_NUMBER, text);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String read(Invocation call, int descriptor) throws IOException {
        OpenFile file = call.process().descriptor(descriptor);
        if (call.name().startsWith("m") && file.isTerminal()) {
            throw call.fail(ASKS);
        }
        Input input = call.input(file, false);
        String line = input.line();
        return line == null ? null : Latin.text(line);
    }

    /** What is none of the others is MD5, as for {@code crypt_make_pw_salt}; it knows DES by its first letter. */
    private static String hash(Invocation call, String method, @Nullable String salt, String password) {
        if (method.startsWith("d")) {
            throw call.fail(NO_DES);
        }
        if (method.startsWith("s")) {
            PasswordHash.Kind kind = method.contains("512") ? PasswordHash.Kind.SHA512 : PasswordHash.Kind.SHA256;
            return PasswordHash.make(kind, password, salt == null ? drawn(call, SALT_LETTERS) : salt);
        }
        return Md5Crypt.hash(password, salt == null ? drawn(call, Md5Crypt.SALT_LETTERS) : salt);
    }

    private static String drawn(Invocation call, int letters) {
        RandomGenerator random = call.process().random();
        StringBuilder salt = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            salt.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return salt.toString();
    }
}
