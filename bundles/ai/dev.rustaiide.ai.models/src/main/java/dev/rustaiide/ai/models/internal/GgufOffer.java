package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.model.formats.Gguf;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.internal.StoredCard.Traits;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** A model in a GGUF file, which has all that belongs to it. */
final class GgufOffer {
    /** As many tokens are read and written together when the memory is said; more cost more. */
    private static final int USUAL_WINDOW = 4096;

    private GgufOffer() {}

    static Offer of(Path file) throws FailureException, IOException {
        Gguf header = Gguf.read(file);
        refuse(header, file);
        Set<ModelTask> tasks = EnumSet.of(ModelTask.COMPLETE);
        if (header.chatTemplate().isPresent()) {
            tasks.add(ModelTask.CHAT);
        }
        Offer.Part part = Offer.Part.of(file);
        String name = part.name().replaceFirst("(?i)\\.gguf$", "");
        String stored = StoredFile.isName(part.name()) ? part.name() : Offer.name(name) + ".gguf";
        int window = header.window() == 0 ? USUAL_WINDOW : Math.min(header.window(), USUAL_WINDOW);
        var traits = new Traits("GGUF", header.architecture(), header.quantisation().map(Enum::name).orElse(""),
                header.parameters(), header.window(), header.memory(window));
        return new Offer(Offer.name(name), Optional.empty(), header.title().orElse(name),
                header.licence().map(Licences::spdx).orElse(Licences.UNKNOWN), header.title().orElse(name), tasks,
                traits, stored, stored, List.of(new Offer.Part(stored, part.bytes(), "", part.opening())), "");
    }

    private static void refuse(Gguf header, Path file) throws FailureException {
        if (header.parts() > 1) {
            throw bad(file, "It is one of " + header.parts() + " files of a model that was split.",
                    "Join them first: llama-gguf-split --merge FIRST_FILE JOINED_FILE");
        }
        if (header.architecture().isEmpty() || header.tensors().isEmpty()) {
            throw bad(file, "It has no weights of a known kind of model; it may be an adapter or a vocabulary.",
                    "Choose the file of a whole model.");
        }
        if (header.embeds()) {
            throw bad(file, "It embeds texts (" + header.architecture().toLowerCase(Locale.ROOT)
                    + "), and models that do are run as ONNX here.", "Import the same model as ONNX.");
        }
        if (header.tokenizer().isEmpty()) {
            throw bad(file, "It brings no tokenizer.", "Convert it again with its tokenizer beside it.");
        }
    }

    private static FailureException bad(Path file, String why, String nextStep) {
        return new FailureException(new Failure.BadContent(file, why, nextStep));
    }
}
