package dev.rustaiide.foundation.serialization;

/** The values of one record's fields, for the function that makes the record of them; not to be kept. */
public final class Row {
    private final long[][] numbers;
    private final Object[][] values;
    private int at;

    /** For {@code size} fields. */
    Row(int size) {
        numbers = new long[size][];
        values = new Object[size][];
    }

    /** The value of {@code field}. */
    @SuppressWarnings("unchecked") // a field sets values of its own type only
    public <V> V get(Field<?, V> field) {
        return (V) values[field.place()][at];
    }

    /** The value of {@code field}. */
    public long number(NumberField<?> field) {
        return numbers[field.place()][at];
    }

    /**
     * The value of {@code field}.
     *
     * @throws IllegalArgumentException if it is no int
     */
    public int integer(NumberField<?> field) {
        long number = numbers[field.place()][at];
        if (number != (int) number) {
            throw new IllegalArgumentException(number + " in \"" + field.name() + "\" is out of range");
        }
        return (int) number;
    }

    /** Goes to the record {@code index} of those whose fields were set. */
    void moveTo(int index) {
        at = index;
    }

    void set(int place, long[] column) {
        numbers[place] = column;
    }

    void set(int place, Object[] column) {
        values[place] = column;
    }
}
