package dev.rustaiide.ai.acceptance.internal;

import java.nio.file.Path;

/** Keeps choices until it is killed, and says each number once it is kept. */
final class KeepingVictim {
    private KeepingVictim() {}

    public static void main(String[] words) throws Exception {
        var choices = new DiskChoices(Path.of(words[0]), () -> true, Made.redactor(), Long.parseLong(words[2]));
        for (int number = Integer.parseInt(words[1]);; number++) {
            choices.keep(Path.of("/home/ann/hello"), Made.choice(number));
            System.out.println(number);
        }
    }
}
