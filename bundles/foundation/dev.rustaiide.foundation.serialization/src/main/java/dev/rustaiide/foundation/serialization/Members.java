package dev.rustaiide.foundation.serialization;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The members of an object in two arrays: a tenth of what a linked hash map takes, and as fast for the usual few. */
final class Members extends AbstractMap<String, Json> {
    private static final int FEW = 10;
    private static final Members NONE = new Members(new String[0], new Json[0], null);

    private final String[] names;
    private final Json[] values;
    /** From name to position; only where there are many. */
    private final @Nullable Map<String, Integer> positions;

    private Members(String[] names, Json[] values, @Nullable Map<String, Integer> positions) {
        this.names = names;
        this.values = values;
        this.positions = positions;
    }

    static Members copyOf(Map<String, Json> map) {
        if (map instanceof Members members) {
            return members;
        }
        return of(map.keySet().toArray(new String[0]), map.values().toArray(new Json[0]), map.size());
    }

    /** The first {@code count} of both; of equal names the last value counts, at the first place. */
    static Members of(String[] names, Json[] values, int count) {
        if (count == 0) {
            return NONE;
        }
        String[] ownNames = Arrays.copyOf(names, count);
        Json[] ownValues = Arrays.copyOf(values, count);
        int unique = 0;
        Map<String, Integer> positions = count > FEW ? HashMap.newHashMap(count) : null;
        for (int i = 0; i < count; i++) {
            Integer known = positions == null ? Integer.valueOf(indexOf(ownNames, unique, ownNames[i]))
                    : positions.putIfAbsent(ownNames[i], unique);
            int place = known == null || known < 0 ? unique++ : known;
            ownNames[place] = ownNames[i];
            ownValues[place] = ownValues[i];
        }
        return unique == count ? new Members(ownNames, ownValues, positions)
                : new Members(Arrays.copyOf(ownNames, unique), Arrays.copyOf(ownValues, unique), positions);
    }

    private static int indexOf(String[] names, int count, Object name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int position(Object name) {
        return positions == null ? indexOf(names, names.length, name) : positions.getOrDefault(name, -1);
    }

    @Override
    public @Nullable Json get(Object name) {
        int place = position(name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(Object name) {
        return position(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Entry<String, Json>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Json>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Entry<String, Json>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Entry<String, Json> next() {
                    if (next == names.length) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(names[next], values[next++]);
                }
            };
        }
    }
}
