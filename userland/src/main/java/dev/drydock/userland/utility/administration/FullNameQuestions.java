package dev.drydock.userland.utility.administration;

import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What {@code chfn} asks when {@code adduser} knows no full name, and what {@code adduser} asks behind it. */
final class FullNameQuestions {
    private static final List<String> QUESTIONS =
            List.of("Full Name", "Room Number", "Work Phone", "Home Phone", "Other");

    private final Invocation call;
    private final AccountFiles accounts;

    FullNameQuestions(Invocation call, AccountFiles accounts) {
        this.call = call;
        this.accounts = accounts;
    }

    void ask(String name) throws IOException {
        boolean right = false;
        while (!right) {
            call.out().line("Changing the user information for " + name);
            call.out().line("Enter the new value, or press ENTER for the default");
            List<String> answers = new ArrayList<>();
            for (String question : QUESTIONS) {
                call.out().text("\t" + question + " []: ");
                call.out().flush();
                String answer = Typing.answer(call);
                answers.add(answer == null ? "" : answer.replace(":", "").strip());
            }
            if (answers.get(QUESTIONS.size() - 1).isEmpty()) {
                answers.remove(QUESTIONS.size() - 1);
            }
            accounts.passwd.set(name, AccountFiles.FULL_NAME, String.join(",", answers));
            call.out().text("Is the information correct? [Y/n] ");
            call.out().flush();
            String answer = Typing.answer(call);
            right = answer == null || !answer.matches("[nN].*");
        }
    }
}
