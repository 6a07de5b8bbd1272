package dev.drydock.userland.server.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a key holds. None but a text is ever kept empty. */
sealed interface Value {

    /** As {@code TYPE} tells it. */
    String type();

    /** As {@code OBJECT ENCODING} tells it: how redis would keep it. */
    String encoding();

    boolean isEmpty();

    Value copy();

    /** What small collections have at most, and how long their elements are. */
    int FEW_FIELDS = 512;

    int FEW_SCORES = 128;
    int SHORT = 64;
    int SHORT_TEXT = 44;

    /** A text, or a number written as one. */
    record Text(String text) implements Value {
        @Override
        public String type() {
            return "string";
        }

        @Override
        public String encoding() {
            if (Numbers.whole(text).isPresent()) {
                return "int";
            }
            return text.length() <= SHORT_TEXT ? "embstr" : "raw";
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public Value copy() {
            return this;
        }
    }

    /** Elements in order. */
    record Sequence(List<String> elements) implements Value {
        Sequence() {
            this(new ArrayList<>());
        }

        @Override
        public String type() {
            return "list";
        }

        @Override
        public String encoding() {
            return "quicklist";
        }

        @Override
        public boolean isEmpty() {
            return elements.isEmpty();
        }

        @Override
        public Value copy() {
            return new Sequence(new ArrayList<>(elements));
        }
    }

    /** Fields and their values, in the order in which they came. */
    record Fields(Map<String, String> fields) implements Value {
        Fields() {
            this(new LinkedHashMap<>());
        }

        @Override
        public String type() {
            return "hash";
        }

        @Override
        public String encoding() {
            boolean small = fields.size() <= FEW_FIELDS
                    && fields.entrySet().stream()
                            .allMatch(each -> each.getKey().length() <= SHORT
                                    && each.getValue().length() <= SHORT);
            return small ? "listpack" : "hashtable";
        }

        @Override
        public boolean isEmpty() {
            return fields.isEmpty();
        }

        @Override
        public Value copy() {
            return new Fields(new LinkedHashMap<>(fields));
        }
    }

    /** Members; whole numbers alone are kept in their order. */
    record Members(Set<String> members) implements Value {
        Members() {
            this(new LinkedHashSet<>());
        }

        /** In the order in which they are told. */
        List<String> inOrder() {
            List<String> list = new ArrayList<>(members);
            if (areNumbers()) {
                list.sort((one, other) -> Long.compare(Long.parseLong(one), Long.parseLong(other)));
            }
            return list;
        }

        private boolean areNumbers() {
            return members.size() <= FEW_FIELDS
                    && members.stream().allMatch(each -> Numbers.whole(each).isPresent());
        }

        @Override
        public String type() {
            return "set";
        }

        @Override
        public String encoding() {
            return areNumbers() ? "intset" : "hashtable";
        }

        @Override
        public boolean isEmpty() {
            return members.isEmpty();
        }

        @Override
        public Value copy() {
            return new Members(new LinkedHashSet<>(members));
        }
    }

    /** Members in the order of their scores. */
    record Ranking(SortedMembers members) implements Value {
        Ranking() {
            this(new SortedMembers());
        }

        @Override
        public String type() {
            return "zset";
        }

        @Override
        public String encoding() {
            boolean small = members.size() <= FEW_SCORES
                    && members.inOrder().stream().allMatch(each -> each.name().length() <= SHORT);
            return small ? "listpack" : "skiplist";
        }

        @Override
        public boolean isEmpty() {
            return members.size() == 0;
        }

        @Override
        public Value copy() {
            SortedMembers copy = new SortedMembers();
            members.inOrder().forEach(each -> copy.put(each.name(), each.score()));
            return new Ranking(copy);
        }
    }
}
