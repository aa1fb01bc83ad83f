package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.model.formats.Gguf;
import dev.rustaiide.ai.model.formats.OnnxSummary;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelStore.Naming;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** A model on its way into the store: copied beside, examined there, and then put in its place. For one thread. */
final class Intake {
    private final Offer offer;
    private final Naming naming;
    private final StoreFolder.Incoming incoming;
    private final List<StoredFile> files = new ArrayList<>();

    /** @throws FailureException if {@code naming} has no names that a model can have */
    Intake(Offer offer, Naming naming, StoreFolder.Incoming incoming) throws FailureException {
        this.offer = offer;
        this.naming = naming;
        this.incoming = incoming;
        id(1);
    }

    /** Copies all files; afterwards they are on the disk. */
    void copy(Scope scope) throws FailureException, InterruptedException {
        var meter = new DiskModelStore.Meter(scope, offer.title(), offer.bytes());
        for (Offer.Part part : offer.parts()) {
            if (!StoredFile.isName(part.name())) {
                throw bad("It has a file with a name that cannot be: " + part.name() + '.', null);
            }
            try (InputStream in = part.opening().open()) {
                String hash = Blobs.write(in, incoming.file(part.name()), part.bytes(), meter);
                if (!part.hash().isEmpty() && !hash.equals(part.hash())) {
                    throw bad(part.name() + " is not what its card says: it was damaged or changed on its way.", null);
                }
                files.add(new StoredFile(part.name(), part.bytes(), hash));
            } catch (IOException broken) {
                throw bad(part.name() + " cannot be copied: " + broken.getMessage() + '.', broken);
            }
        }
    }

    /** Looks at what was copied: the source may be another one by now. */
    void examine() throws FailureException {
        examine(offer.traits().format(), incoming.file(offer.weights()));
    }

    static void examine(String format, Path weights) throws FailureException {
        if (format.equals("GGUF")) {
            Gguf.read(weights);
        } else {
            OnnxSummary.read(weights);
        }
    }

    /** Makes it a model of the store. Only within a change of it. */
    StoredCard settle(StoreFolder folder, Path source, Instant now) throws IOException, FailureException {
        folder.collect();
        List<StoredCard> cards = folder.cards();
        Optional<StoredCard> same = same(cards);
        StoredCard card = same.isPresent() ? same.get() : fresh(cards, source, now);
        for (StoredFile file : files) {
            folder.blobs().take(incoming.file(file.name()), file.hash());
        }
        for (StoredFile file : files) {
            folder.blobs().named(file, folder.folder(card.id()));
        }
        folder.write(card);
        folder.setCurrent(card.id());
        return card;
    }

    /** One of the same name with the same files, unless another version is asked for. */
    private Optional<StoredCard> same(List<StoredCard> cards) throws FailureException {
        String name = id(1).name();
        String digest = card(new ModelId(name, "1"), Path.of(""), Instant.EPOCH, 0).digest();
        Optional<String> version = naming.version().or(offer::version);
        return cards.stream().filter(card -> card.id().name().equals(name) && card.digest().equals(digest)
                && version.map(card.id().version()::equals).orElse(true)).findFirst();
    }

    private StoredCard fresh(List<StoredCard> cards, Path source, Instant now) throws FailureException {
        long last = cards.stream().mapToLong(StoredCard::sequence).max().orElse(0);
        ModelId id = id(next(cards));
        if (cards.stream().anyMatch(card -> card.id().equals(id))) {
            throw new FailureException(new Failure.Other("Cannot import " + id + '.',
                    "There is another model with this name and version already.",
                    "Give it another version with --version, or remove that one first."));
        }
        return card(id, source, now, last + 1);
    }

    /** A number that no version of the name has. */
    private int next(List<StoredCard> cards) throws FailureException {
        String name = id(1).name();
        return cards.stream().filter(card -> card.id().name().equals(name)).map(card -> card.id().version())
                .filter(version -> version.matches("[0-9]{1,8}")).mapToInt(Integer::parseInt).max().orElse(0) + 1;
    }

    private ModelId id(int number) throws FailureException {
        try {
            return new ModelId(naming.name().orElse(offer.name()),
                    naming.version().or(offer::version).orElse(Integer.toString(number)));
        } catch (IllegalArgumentException noId) {
            throw new FailureException(new Failure.Other("Cannot import " + offer.title() + '.',
                    "No model can have this name and version: " + noId.getMessage() + '.',
                    "Use letters, digits, dots and dashes."), noId);
        }
    }

    private StoredCard card(ModelId id, Path source, Instant now, long sequence) {
        var card = new ModelCard(id, offer.tasks(), offer.title(), naming.licence().orElse(offer.licence()),
                offer.source());
        return new StoredCard(card, offer.traits(), offer.weights(), offer.tokenizer(), files, now, sequence,
                source.toString(), offer.signer());
    }

    private FailureException bad(String why, @Nullable Exception cause) {
        return new FailureException(new Failure.Other("Cannot import " + offer.title() + '.', why,
                "Download or export it again."), cause);
    }
}
