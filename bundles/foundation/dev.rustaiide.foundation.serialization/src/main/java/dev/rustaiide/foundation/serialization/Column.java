package dev.rustaiide.foundation.serialization;

import java.util.List;

/** One field of records of type T, whatever its own type. */
abstract sealed class Column<T> permits Field, NumberField {
    private final String name;
    private final int place;
    private List<String> formerNames = List.of();

    Column(String name, int place) {
        this.name = name;
        this.place = place;
    }

    final String name() {
        return name;
    }

    final int place() {
        return place;
    }

    final void setFormerNames(String... names) {
        formerNames = List.of(names);
    }

    final boolean isCalled(String stored) {
        return name.equals(stored) || formerNames.contains(stored);
    }

    /** The member of {@code json} under this name, or under a former one. */
    final Json member(Json json) {
        Json found = json.get(name);
        for (int i = 0; i < formerNames.size() && found.isNull(); i++) {
            found = json.get(formerNames.get(i));
        }
        return found;
    }

    abstract boolean hasDefault();

    /** Sets the default for {@code count} records. */
    abstract void setDefault(Row row, int count);

    abstract Description shape(List<Schema<?>> around);

    abstract Encoder encoder(SheetOut out);

    abstract Taker taker(Description stored, SheetIn in);

    abstract Json json(T holder);

    abstract void parse(Json json, String pointer, Row row) throws JsonException;

    /** Takes the next values of a field into a row. */
    interface Taker {
        void take(Row row, int count);
    }
}
