package dev.rustaiide.ai.completion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

/** Says which model answers where none was adapted to the folder. A service; may be absent. */
@ConsumerType
public interface GeneralModel {
    /** A folder as {@link CompletionLearning#write} writes it; empty for the one that came with the product. */
    Optional<Path> folder();

    /** The card of the one that came with the product, as JSON. */
    static String shippedCard() throws IOException {
        try (InputStream in = GeneralModel.class.getResourceAsStream("/models/completion-card.json")) {
            return in == null ? "{}" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
