package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Keeps what is chosen in memory. */
final class KeptChoices implements Choices {
    final List<Choice> all = new ArrayList<>();
    boolean isOn;
    boolean isFull;
    int asked;

    @Override
    public boolean isOn() {
        return isOn;
    }

    @Override
    public synchronized boolean keep(Path folder, Choice choice) throws FailureException {
        asked++;
        if (isFull) {
            throw new FailureException(new Failure.Other("It cannot be kept.", "The disk is full.", "Make room."));
        }
        return all.add(choice);
    }

    @Override
    public List<Kept> kept() {
        throw new UnsupportedOperationException("not asked here");
    }

    @Override
    public List<Choice> of(Path folder) {
        return all;
    }

    @Override
    public int erase(Path folder) {
        throw new UnsupportedOperationException("not asked here");
    }
}
