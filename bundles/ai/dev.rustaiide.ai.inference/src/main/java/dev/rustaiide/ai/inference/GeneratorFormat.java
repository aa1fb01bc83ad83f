package dev.rustaiide.ai.inference;

import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Runs generators whose weights are in a format of their own. Whoever can registers one as a service; people ask
 * {@link Inference}, which asks those.
 */
@ConsumerType
public interface GeneratorFormat {
    /**
     * Whether {@code files} are in this format, by what is in them and not by their names. Reads a few bytes.
     *
     * @throws FailureException if they cannot be read
     */
    boolean runs(Model.Files files) throws FailureException;

    /** As {@link Inference#generator}, for a model whose files this {@link #runs}; counting its users included. */
    Call<TextGenerator> load(Model model);

    /** The first of {@code formats} that runs {@code model}. Touches the disk. */
    static Optional<GeneratorFormat> of(Iterable<GeneratorFormat> formats, Model model) throws FailureException {
        Model.Files files = model.files();
        for (GeneratorFormat format : formats) {
            if (format.runs(files)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
