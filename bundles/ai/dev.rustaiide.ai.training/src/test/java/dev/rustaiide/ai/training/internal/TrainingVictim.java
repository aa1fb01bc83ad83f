package dev.rustaiide.ai.training.internal;

import java.nio.file.Path;

/** Trains where there is no room on the disk. */
final class TrainingVictim {
    private TrainingVictim() {}

    public static void main(String[] words) throws Exception {
        System.exit(LocalTrainingTest.train(Path.of(words[0])));
    }
}
