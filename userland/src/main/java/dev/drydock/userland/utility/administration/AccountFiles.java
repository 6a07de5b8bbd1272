package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files in which users and groups stand, changed together and saved at the end. */
final class AccountFiles {
    /** Fields of {@code /etc/passwd}. */
    static final int PASSWORD = 1;

    static final int UID = 2;
    static final int GID = 3;
    static final int FULL_NAME = 4;
    static final int HOME = 5;
    static final int SHELL = 6;
    /** Of {@code /etc/group} and {@code /etc/gshadow}. */
    static final int MEMBERS = 3;

    static final int PASSWD_FIELDS = 7;
    static final int GROUP_FIELDS = 4;

    final AccountFile passwd;
    final AccountFile shadow;
    final AccountFile group;
    final AccountFile gshadow;
    final AccountFile subuid;
    final AccountFile subgid;

    AccountFiles(FileContext files) {
        passwd = AccountFile.read(files, "/etc/passwd");
        shadow = AccountFile.read(files, "/etc/shadow");
        group = AccountFile.read(files, "/etc/group");
        gshadow = AccountFile.read(files, "/etc/gshadow");
        subuid = AccountFile.read(files, "/etc/subuid");
        subgid = AccountFile.read(files, "/etc/subgid");
    }

    void save() throws IOException {
        for (AccountFile file : List.of(passwd, shadow, group, gshadow, subuid, subgid)) {
            file.save();
        }
    }

    Optional<List<String>> user(String name) {
        return passwd.find(name).filter(line -> line.size() >= PASSWD_FIELDS);
    }

    boolean hasUid(long uid) {
        return passwd.numbers(UID).contains(uid);
    }

    boolean hasGid(long gid) {
        return group.numbers(UID).contains(gid);
    }

    /** A group by its name or, if the text is a number, by its gid. */
    Optional<List<String>> groupNamed(String text) {
        Optional<List<String>> byName = group.find(text);
        if (byName.isPresent() || !text.matches("\\d{1,10}")) {
            return byName.filter(line -> line.size() >= GROUP_FIELDS);
        }
        return group.entries(GROUP_FIELDS)
                .filter(line -> line.get(UID).equals(text))
                .findFirst();
    }

    /** Who has the group for his first. */
    Optional<String> primaryUser(String gid) {
        return passwd.entries(PASSWD_FIELDS)
                .filter(line -> line.get(GID).equals(gid))
                .map(line -> line.get(0))
                .findFirst();
    }

    void addGroup(String name, long gid, String shadowPassword) {
        group.add(name, "x", Long.toString(gid), "");
        if (gshadow.present()) {
            gshadow.add(name, shadowPassword, "", "");
        }
    }

    void removeGroup(String name) {
        group.remove(name);
        gshadow.remove(name);
    }

    void addMember(String groupName, String user) {
        group.member(groupName, MEMBERS, user, true);
        gshadow.member(groupName, MEMBERS, user, true);
    }

    void removeMember(String groupName, String user) {
        group.member(groupName, MEMBERS, user, false);
        gshadow.member(groupName, MEMBERS, user, false);
    }

    /** The groups that list a user among their members. */
    List<String> groupsOf(String user) {
        return group.entries(GROUP_FIELDS)
                .filter(line -> AccountFile.members(line.get(MEMBERS)).contains(user))
                .map(line -> line.get(0))
                .toList();
    }

    /** Takes a user out of everything; his own group is not touched. */
    void removeUser(String name) {
        passwd.remove(name);
        shadow.remove(name);
        subuid.remove(name);
        subgid.remove(name);
        new ArrayList<>(groupsOf(name)).forEach(each -> removeMember(each, name));
        List<String> shadowOnly = gshadow.entries(GROUP_FIELDS)
                .filter(line -> AccountFile.members(line.get(MEMBERS)).contains(name))
                .map(line -> line.get(0))
                .toList();
        shadowOnly.forEach(each -> gshadow.member(each, MEMBERS, name, false));
    }
}
