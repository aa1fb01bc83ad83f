package dev.rustaiide.ai.completion.internal;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Families of projects, by their names, and the twenty parts that they fall into. */
public final class Families {
    /** Those of the parts below this one are kept from training, to measure with. */
    public static final int HELD_OUT = 1;
    /** … and those from there to this one from the training of the global model, to train the ranker. */
    public static final int RANKING = 3;

    private Families() {}

    /** The name without the version. */
    static String nameOf(String project) {
        return project.replaceAll("-[0-9][^-]*$", "");
    }

    /** Relatives have alike code: {@code futures-util} is of the family of {@code futures}. */
    public static String of(String project) {
        return nameOf(project).split("[-_]")[0];
    }

    /** A number from 0 to 19 for its family: the same one always. */
    public static int part(String project) {
        var hash = new CRC32();
        hash.update(of(project).getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % 20);
    }
}
