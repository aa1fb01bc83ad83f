package dev.rustaiide.foundation.serialization;

import org.jspecify.annotations.Nullable;

/** The values of one record's fields, for the function that makes the record of them; not to be kept. */
public final class Row {
    private final long[] numbers;
    private final @Nullable Object[] values;

    Row(int size) {
        numbers = new long[size];
        values = new Object[size];
    }

    /** The value of {@code field}. */
    @SuppressWarnings({"unchecked", "null"}) // a field sets values of its own type only, and sets one for each row
    public <V> V get(Field<?, V> field) {
        return (V) values[field.place()];
    }

    /** The value of {@code field}. */
    public long number(NumberField<?> field) {
        return numbers[field.place()];
    }

    /**
     * The value of {@code field}.
     *
     * @throws IllegalArgumentException if it is no int
     */
    public int integer(NumberField<?> field) {
        long number = numbers[field.place()];
        if (number != (int) number) {
            throw new IllegalArgumentException(number + " in \"" + field.name() + "\" is out of range");
        }
        return (int) number;
    }

    void set(int place, long number) {
        numbers[place] = number;
    }

    void set(int place, Object value) {
        values[place] = value;
    }
}
