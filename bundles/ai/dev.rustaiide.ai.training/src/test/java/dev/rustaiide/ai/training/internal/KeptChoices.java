package dev.rustaiide.ai.training.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.acceptance.Outcome;
import dev.rustaiide.ai.acceptance.Shown;

/** Choices in memory, all of one folder. */
final class KeptChoices implements Choices {
    private final List<Choice> all = new ArrayList<>();
    private Path folder = Path.of("");
    boolean isOn;

    void choose(Path of, String file, int number) {
        folder = of;
        all.add(new Choice(Instant.ofEpochMilli(number), Shown.values()[number % 2], Outcome.TAKEN, file, "rust", 2, 2,
                1, 1, new float[] {0, 1}));
        all.add(new Choice(Instant.ofEpochMilli(number), Shown.LIST, Outcome.LEFT, file, "rust", 0, 2, -1, 1,
                new float[] {0, 1}));
        all.add(new Choice(Instant.ofEpochMilli(number), Shown.LIST, Outcome.TAKEN, file, "rust", 1, 1, 0, 2,
                new float[] {0, 1}));
    }

    /** As if they had been made in {@code other}. */
    void move(Path other) {
        folder = other;
    }

    @Override
    public boolean isOn() {
        return isOn;
    }

    @Override
    public boolean keep(Path of, Choice choice) {
        throw new UnsupportedOperationException("a training keeps none");
    }

    @Override
    public List<Kept> kept() {
        return all.isEmpty() ? List.of() : List.of(new Kept(folder, all.size(), 1, Instant.EPOCH, Instant.EPOCH));
    }

    @Override
    public List<Choice> of(Path of) {
        return of.equals(folder) ? all : List.of();
    }

    @Override
    public int erase(Path of) {
        throw new UnsupportedOperationException("a training erases none");
    }
}
