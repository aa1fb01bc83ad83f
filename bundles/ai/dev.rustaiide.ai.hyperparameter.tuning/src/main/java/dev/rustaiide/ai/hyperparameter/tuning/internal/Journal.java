package dev.rustaiide.ai.hyperparameter.tuning.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

import dev.rustaiide.ai.hyperparameter.tuning.Trial;

/** How a trial is kept. */
final class Journal {
    private Journal() {}

    /** A trial with its scores at each rung that it came to. */
    record Kept(Trial trial, double[] scores) {}

    static void write(Kept kept, DataOutputStream to) throws IOException {
        to.writeInt(kept.trial.number());
        write(kept.trial.units(), to);
        to.writeDouble(kept.trial.score());
        to.writeInt(kept.trial.rung());
        to.writeBoolean(kept.trial.isWhole());
        write(kept.scores, to);
    }

    private static void write(double[] values, DataOutputStream to) throws IOException {
        to.writeInt(values.length);
        for (double value : values) {
            to.writeDouble(value);
        }
    }

    static Kept read(DataInputStream from) throws IOException {
        return new Kept(new Trial(from.readInt(), values(from), from.readDouble(), from.readInt(), from.readBoolean()),
                values(from));
    }

    private static double[] values(DataInputStream from) throws IOException {
        double[] values = new double[from.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = from.readDouble();
        }
        return values;
    }
}
