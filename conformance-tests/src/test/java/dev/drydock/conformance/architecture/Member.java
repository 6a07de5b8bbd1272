package dev.drydock.conformance.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A method or constructor that a rule names, written {@code java.lang.Thread.sleep}, {@code java.util.Date.<init>()} or
 * {@code java.security.SecureRandom.*}. Parameters, where given, are simple type names; where not, all overloads are
 * meant.
 */
record Member(String owner, String name, Predicate<List<String>> parameters) {

    static List<Member> listed(String... notations) {
        return Arrays.stream(notations).map(Member::parse).toList();
    }

    private static Member parse(String notation) {
        int parenthesis = notation.indexOf('(');
        String qualified = parenthesis < 0 ? notation : notation.substring(0, parenthesis);
        int dot = qualified.lastIndexOf('.');
        String owner = qualified.substring(0, dot);
        String name = qualified.substring(dot + 1);
        if (parenthesis < 0) {
            return new Member(owner, name, given -> true);
        }
        String listed = notation.substring(parenthesis + 1, notation.length() - 1);
        List<String> wanted = listed.isEmpty() ? List.of() : List.of(listed.split(","));
        return new Member(owner, name, wanted::equals);
    }

    private boolean is(CodeUnitAccessTarget target) {
        return target.getOwner().getName().equals(owner)
                && (name.equals("*") || target.getName().equals(name))
                && parameters.test(target.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .toList());
    }

    /** The calls of, and references to, any of the members in a class, in lines that say where. */
    static Stream<String> usedBy(JavaClass type, List<Member> members) {
        return usedBy(type, target -> members.stream().anyMatch(member -> member.is(target)));
    }

    static Stream<String> usedBy(JavaClass type, Predicate<CodeUnitAccessTarget> forbidden) {
        return Stream.<JavaCodeUnitAccess<?>>concat(
                        type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
                .filter(access -> forbidden.test(access.getTarget()))
                .map(JavaCodeUnitAccess::getDescription);
    }
}
