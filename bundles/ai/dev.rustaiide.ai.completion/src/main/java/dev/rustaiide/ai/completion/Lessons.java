package dev.rustaiide.ai.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Places with their candidates, of which one was meant: what a ranker learns from. Rows of numbers, no text of the
 * code. Immutable; its arrays are not to be changed.
 *
 * @param rows the candidates, {@code width} features each, those of one place after the other
 * @param width how many features a row has
 * @param starts where each place's candidates begin, counted in rows; one more than there are places
 * @param rights the row of the one that was meant, for each place
 * @param isName whether a name was to be written at the place, or whatever follows
 * @param owners the number of the project or file that each place is of
 * @param names of the owners
 */
public record Lessons(float[] rows, int width, int[] starts, int[] rights, BitSet isName, int[] owners,
        List<String> names) {
    public Lessons {
        names = List.copyOf(names);
    }

    public int places() {
        return rights.length;
    }

    /** Those of the places that {@code wanted} lets in. */
    public Lessons only(IntPredicate wanted) {
        var made = new Builder(width);
        for (int place = 0; place < places(); place++) {
            if (wanted.test(place)) {
                made.add(this, place);
            }
        }
        return made.lessons();
    }

    /** The same with another value of {@code feature} in each row. */
    public Lessons withColumn(int feature, float[] values) {
        float[] changed = rows.clone();
        for (int row = 0; row < values.length; row++) {
            changed[row * width + feature] = values[row];
        }
        return new Lessons(changed, width, starts, rights, isName, owners, names);
    }

    /** The values of {@code feature} in all rows. */
    public float[] column(int feature) {
        float[] values = new float[rows.length / width];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows[row * width + feature];
        }
        return values;
    }

    /** Puts lessons together. For one thread. */
    public static final class Builder {
        private final int width;
        private float[] rows = new float[1 << 12];
        private int count;
        private final List<Integer> starts = new ArrayList<>(List.of(0));
        private final List<Integer> rights = new ArrayList<>();
        private final BitSet isName = new BitSet();
        private final List<Integer> owners = new ArrayList<>();
        private final List<String> names = new ArrayList<>();

        public Builder(int width) {
            this.width = width;
        }

        /** The first {@code size} of {@code candidates} and the one of number {@code right}, wherever it is. */
        public void add(float[] candidates, int size, int right, boolean name, String owner) {
            int at = Math.min(right, size - 1);
            room(size);
            System.arraycopy(candidates, 0, rows, count * width, size * width);
            System.arraycopy(candidates, right * width, rows, (count + at) * width, width);
            close(size, at, name, owner);
        }

        private void room(int size) {
            if ((count + size) * width > rows.length) {
                rows = Arrays.copyOf(rows, Math.max(rows.length * 2, (count + size) * width));
            }
        }

        private void close(int size, int at, boolean name, String owner) {
            isName.set(rights.size(), name);
            rights.add(count + at);
            int known = names.lastIndexOf(owner);
            if (known < 0) {
                known = names.size();
                names.add(owner);
            }
            owners.add(known);
            count += size;
            starts.add(count);
        }

        void add(Lessons from, int place) {
            int size = from.starts[place + 1] - from.starts[place];
            room(size);
            System.arraycopy(from.rows, from.starts[place] * width, rows, count * width, size * width);
            close(size, from.rights[place] - from.starts[place], from.isName.get(place),
                    from.names.get(from.owners[place]));
        }

        public void addAll(Lessons from) {
            for (int place = 0; place < from.places(); place++) {
                add(from, place);
            }
        }

        public Lessons lessons() {
            return new Lessons(Arrays.copyOf(rows, count * width), width, ints(starts), ints(rights),
                    (BitSet) isName.clone(), ints(owners), names);
        }

        private static int[] ints(List<Integer> values) {
            return values.stream().mapToInt(value -> value).toArray();
        }
    }
}
