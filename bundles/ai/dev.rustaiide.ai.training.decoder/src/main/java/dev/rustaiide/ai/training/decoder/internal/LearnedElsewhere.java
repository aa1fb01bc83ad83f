package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.training.decoder.internal.child.Weights;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * What {@code releng/cuda/train.py} has learned on a machine with a GPU: the numbers of a decoder, and what it says of
 * how it came to them.
 */
record LearnedElsewhere(Weights weights, Json report) {
    private static final String NUMBERS = "numbers.bf16";
    private static final String REPORT = "learned.json";

    /**
     * @param sha256 of the numbers, so that the same declaration means the same ones
     * @throws FailureException if it is not what was declared
     */
    static LearnedElsewhere read(Path folder, String sha256, int vocabulary) throws FailureException {
        try {
            byte[] numbers = Files.readAllBytes(folder.resolve(NUMBERS));
            if (!Sha256.hex(numbers).equals(sha256)) {
                throw refused(folder, NUMBERS + " has another hash than was declared: " + Sha256.hex(numbers) + '.');
            }
            Json report = Json.parse(Files.readString(folder.resolve(REPORT), StandardCharsets.UTF_8));
            DecoderShape shape = shape(report);
            if (shape.vocabulary() != vocabulary) {
                throw refused(folder, "It knows " + shape.vocabulary() + " tokens, and the tokenizer " + vocabulary
                        + '.');
            }
            return new LearnedElsewhere(Weights.ofShortNumbers(shape, numbers, report.get("steps").asLong()
                    .orElse(0), report.get("tokens").asLong().orElse(0)), report);
        } catch (JsonException | IllegalArgumentException wrong) {
            throw refused(folder, "It is not what train.py writes: " + wrong.getMessage() + '.');
        } catch (IOException unreadable) {
            throw refused(folder, "It cannot be read: " + unreadable.getMessage() + '.');
        }
    }

    private static DecoderShape shape(Json report) {
        return new DecoderShape(whole(report, "vocabulary"), whole(report, "width"), whole(report, "layers"),
                whole(report, "heads"), whole(report, "keyHeads"), whole(report, "inner"), whole(report, "window"),
                number(report, "base"), number(report, "epsilon"));
    }

    private static int whole(Json report, String name) {
        return (int) number(report, name);
    }

    private static double number(Json report, String name) {
        return report.get(name).asDouble().orElseThrow(() -> new IllegalArgumentException("it says no " + name));
    }

    private static FailureException refused(Path folder, String why) {
        return new FailureException(new Failure.Other("What was learned in " + folder + " cannot be used.", why,
                "Take the folder with numbers.bf16 and learned.json that releng/cuda/train.py left."));
    }

    /** Who learned it and for how long, for a card. */
    String maker() {
        return "releng/cuda/train.py on " + report.string("device", "?") + ", "
                + Math.round(report.get("seconds").asDouble().orElse(0)) + " seconds";
    }
}
