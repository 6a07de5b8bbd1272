package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** passwd, su and watch on a terminal: what is asked, and that passwords are not shown. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordsTypedTest {

    @Test
    void passwords_are_asked_for_twice_and_not_shown() {
        try (TerminalSession session = new TerminalSession("bash")) {
            session.type("printf 'root:*:19000:0:99999:7:::\\n' >/etc/shadow\r");
            assertThat(session.type("passwd\r")).endsWith("New password: ");
            assertThat(session.type("secret12\r")).isEqualTo("\nRetype new password: ");
            assertThat(session.type("secret13\r"))
                    .startsWith("\nSorry, passwords do not match.\n"
                            + "passwd: Authentication token manipulation error\npasswd: password unchanged\n");
            assertThat(session.type("passwd\r")).endsWith("New password: ");
            assertThat(session.type("secret12\r")).isEqualTo("\nRetype new password: ");
            assertThat(session.type("secret12\r")).startsWith("\npasswd: password updated successfully\n");
            assertThat(session.type("cut -c 1-9 /etc/shadow\r")).contains("root:$");
            assertThat(session.type("echo shown\r")).contains("echo shown");
        }
    }

    @Test
    void su_of_root_asks_for_nothing_and_comes_back() {
        try (TerminalSession session = new TerminalSession("bash")) {
            session.type("printf 'root:*:19000:0:99999:7:::\\n' >/etc/shadow\r");
            String before = session.type("id -u\r");
            assertThat(before).contains("0\n");
            assertThat(session.type("su\r")).doesNotContain("Password");
            assertThat(session.type("exit\r")).contains("exit\n");
            assertThat(session.exitCode()).isEqualTo(-1);
        }
    }

    @Test
    void busybox_says_what_is_wrong_with_a_new_password() {
        try (TerminalSession session = new TerminalSession("sh")) {
            session.type("printf 'root:*:19000:0:99999:7:::\\n' >/etc/shadow\r");
            assertThat(session.type("passwd\r")).contains("Changing password for root\nNew password: ");
            assertThat(session.type("secret12\r")).isEqualTo("\nBad password: too weak\nRetype password: ");
            assertThat(session.type("exit\r"))
                    .startsWith("\nPasswords don't match\npasswd: password for root is unchanged\n");
        }
    }

    @Test
    void watch_draws_what_a_command_says_again_and_again_until_it_is_interrupted() {
        try (TerminalSession session = new TerminalSession("sh")) {
            String drawn = session.type("busybox watch -n 1 echo hi\r");
            assertThat(drawn.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "NOW"))
                    .endsWith("\\e[H\\e[JEvery 1.0s: echo hi" + " ".repeat(41) + "NOW\n\nhi\n");
            session.type("");
            session.type("");
            assertThat(session.type("")).contains("\\e[H\\e[JEvery 1.0s: echo hi");
            assertThat(session.type("\003")).startsWith("^C\n");
            assertThat(session.type("echo back\r")).contains("back\n");
        }
    }
}
